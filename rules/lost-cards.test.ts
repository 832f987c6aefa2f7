import { describe, expect, test } from 'vitest'
import { processorMs } from '../test/processor-time.ts'
import { saysCardIsLost, whatBecameOfCard } from './lost-cards.ts'

describe('a lost card is recognised in', () => {
  test.each([
    'Hei! Jeg har mistet kortet mitt.',
    'jeg mista kortet på bussen i går',
    'Kantinekortet er borte',
    'Kortet mitt ble stjålet i garderoben.',
    'Noen har tatt kortet til Mai!',
    'Hei, sønnen min finner ikke kortet sitt. Hva gjør vi?',
    'Kortet finner vi ikke noe sted',
    'Har rotet bort skolekortet',
    'Hun har mistet både nøklene og kantinekortet',
    'Kortet hennes har forsvunnet',
    'Mistet kort',
    'Noras kort er borte',
    'Jeg har mistet et kort',
    'Vi trenger nytt kort, for det gamle kortet er vekk',
    'Jeg mistet kortet i går. Har noen funnet det?',
    'Mobilen er stjålet, og der ligger koden',
    'JEG HAR MISTET KORTET',
    'Kortet kom bort, jeg har ikke funnet det igjen. Det vil si at kortet er borte.',
    'Jeg fant det gamle kortet igjen. Men nå er kortet borte på nytt.',
    'Kortet kom bort på turen',
    'Kan dere sperre kortet? Det er kommet bort',
  ])('bokmål: %s', (text) => expect(saysCardIsLost(text)).toBe(true))

  test.each([
    'Eg har mista kortet mitt.',
    'Kortet til Mai er borte.',
    'Nokon har teke kortet',
    'Eg finn ikkje kortet.',
    'Kantinekortet er stole på skulen',
    'Ho har mist kortet sitt',
  ])('nynorsk: %s', (text) => expect(saysCardIsLost(text)).toBe(true))

  test.each([
    'I lost my card',
    'My daughter’s canteen card is missing',
    "I can't find my card",
    'Someone took my card yesterday',
    'The card has been stolen!',
    "He hasn't found his card. I think the card is gone",
    'I have misplaced the school card',
    'my phone was stolen',
  ])('English: %s', (text) => expect(saysCardIsLost(text)).toBe(true))
})

describe('a lost card is not seen where there is none:', () => {
  test.each([
    '',
    'Hei, når åpner kantinen?',
    'Jeg har mistet matboksen min',
    'Pengene på kortet er borte',
    'Jeg har mistet 50 kr på kortet',
    'Saldoen på kantinekortet mitt er forsvunnet',
    'Kortet virker ikke',
    'Kortet er ikke borte, men ødelagt',
    'Jeg har ikke mistet kortet',
    'Jeg har mistet bankkortet mitt',
    'Hva gjør jeg hvis jeg har mistet kortet?',
    'Hva skjer om kortet blir stjålet?',
    'Jeg mistet kortet i går, men fant det igjen.',
    'Jeg mistet kortet. Nå har jeg funnet det igjen!',
    'Det er kort tid til lunsj og køen er borte',
    'Vi mistet kort tid på grunn av køen',
    'Jeg finner ikke pengene på kortet',
    'Jeg finner ikke ut av kortet',
    'Appen er borte fra mobilen',
    'Eplet var borte og kortet virket',
    'Kan jeg gå bort til kortleseren?',
    'Dere må ikke sperre kortet',
    'Hvorfor er kortet sperret?',
  ])('bokmål: %s', (text) => expect(saysCardIsLost(text)).toBe(false))

  test.each(['Eg har ikkje mista kortet', 'Pengane på kortet er borte', 'Eg fann det att, kortet er ikkje borte', 'Kva gjer eg viss kortet vert borte?'])(
    'nynorsk: %s',
    (text) => expect(saysCardIsLost(text)).toBe(false),
  )

  test.each([
    'I lost my bank card',
    'The money on my card is gone',
    'I lost my lunch box',
    'What if my card is stolen?',
    "I haven't lost my card",
    'I lost my card but I found it again',
    'The card reader is broken',
  ])('English: %s', (text) => expect(saysCardIsLost(text)).toBe(false))
})

describe('what became of the card is told apart:', () => {
  test.each([
    'Kortet mitt ble stjålet i garderoben.',
    'Kortet er borte. Det ble stjålet på bussen.',
    'Noen har tatt kortet til Mai!',
    'Kortet er borte, og noen har nok tatt det',
    'Kantinekortet er stole på skulen',
    'Nokon har teke kortet',
    'Someone took my card yesterday',
    'my phone was stolen',
  ])('stolen: %s', (text) => expect(whatBecameOfCard(text)).toBe('stolen'))

  test.each([
    'Jeg har mistet kortet mitt.',
    'Kortet er borte. Det er ikke stjålet, jeg glemte det på bussen.',
    'I fjor ble sykkelen min stjålet. Det var leit. Nå er kortet borte.',
    'Kan dere sperre kortet?',
    'Kortet er borte. Hvis det er stjålet, må dere sperre det.',
    'I have misplaced the school card',
  ])('lost: %s', (text) => expect(whatBecameOfCard(text)).toBe('lost'))

  test('and nothing became of one that was found again, or that nobody wrote of', () => {
    expect(whatBecameOfCard('Kortet ble stjålet i går, men jeg fant det igjen.')).toBeNull()
    expect(whatBecameOfCard('Sykkelen min ble stjålet')).toBeNull()
  })
})

test('a text of the longest length is read while one types', () => {
  const text = 'jeg har mistet noe på kortet ikke '.repeat(118)
  const ms = processorMs(() => {
    for (let count = 0; count < 20; count += 1) saysCardIsLost(text)
  })
  expect(ms / 20).toBeLessThan(50)
})
