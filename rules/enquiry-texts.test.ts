import { describe, expect, test } from 'vitest'
import { LONGEST_MESSAGE_CHARACTERS } from '../contract/enquiries.ts'
import { excerptOf, readMessageText, withoutLinks } from './enquiry-texts.ts'

describe('a message', () => {
  test('keeps its lines, its emoji and its letters, and loses what cannot be seen', () => {
    expect(readMessageText('  Hei!\r\n\r\n\r\n\r\nKortet er bo\u0007rte 👩‍👧.\u0000 \tHilsen Åse\u202e ')).toBe('Hei!\n\nKortet er borte 👩‍👧.  Hilsen Åse')
  })

  test('may be four thousand characters long, and not one more', () => {
    expect(readMessageText('å'.repeat(LONGEST_MESSAGE_CHARACTERS))).toHaveLength(4_000)
    expect(readMessageText('å'.repeat(LONGEST_MESSAGE_CHARACTERS + 1))).toBeNull()
  })

  test('must say something', () => {
    for (const text of ['', ' \n\t ', '\u0000\u202e']) expect(readMessageText(text)).toBeNull()
  })
})

describe('the copy that goes to an address nobody has confirmed', () => {
  test.each([
    ['Se https://gratis.example/premie?x=1 nå', 'Se [lenke] nå'],
    ['gå til www.gratis.example', 'gå til [lenke]'],
    ['gratis.example/premie', '[lenke]'],
    ['Vinn på gratis-kort.com!', 'Vinn på [lenke]!'],
    ['javascript://x og HTTP://Y.example', '[lenke] og [lenke]'],
  ])('has no links: %s', (text, expected) => {
    expect(withoutLinks(text, '[lenke]')).toBe(expected)
  })

  test.each(['Kl. 11.30 kostet det 35,50 kr/stk.', 'Mistet kort/mobil i 8A.', 'nora@skolen.no er adressen min.', 'og/eller 3.11.2026'])(
    'keeps its words: %s',
    (text) => {
      expect(withoutLinks(text, '[lenke]')).toBe(text)
    },
  )
})

test('an excerpt is one line, cut at a word', () => {
  expect(excerptOf('Hei!\nKortet er borte.')).toBe('Hei! Kortet er borte.')
  expect(excerptOf('en to tre fire', 9)).toBe('en to …')
  expect(excerptOf('enkjempelangtekst', 6)).toBe('enkjem …')
})
