import { countIn } from '../plurals.ts'
import type { TillReturnTexts } from './texts.ts'

const count = countIn('nn')

export const nn: TillReturnTexts = {
  undo: (amount) => `Angre salet, ${amount}`,
  undoTitle: (name) => `Angre salet til ${name}?`,
  consequence: (amount) => `${amount} går tilbake på kortet. Salet blir ståande, og returen får si eiga kvittering.`,
  giveBack: (amount) => `Gje tilbake ${amount}`,
  wrongPupilInstead: 'Feil elev: gje tilbake, og skann rett kort',

  returnSale: 'Returner',
  title: (name) => `Ta tilbake frå ${name}`,
  which: 'Kva kjem tilbake?',
  leftOf: (left, sold) => (left === sold ? `${sold} selt` : `${left} att av ${sold}`),
  allBack: 'Alt i dette salet er returnert.',
  more: (product) => `Éin til av ${product} tilbake`,
  fewer: (product) => `Éin mindre av ${product} tilbake`,
  why: 'Kvifor?',
  reasons: { undone: 'Angra', wrong_product: 'Feil vare', wrong_pupil: 'Feil elev', other: 'Anna' },
  note: 'Skriv kvifor',
  noteHelp: 'Nokre få ord, utan namn.',
  noteMissing: 'Skriv nokre ord om kvifor.',
  wrongPupilAdvice: 'Varene blir lagde i korga, klare for rett kort.',
  basketFirst: 'Det ligg varer i korga. Sel dei eller tøm korga først.',
  nothingChosen: 'Vel kva som kjem tilbake.',

  asking: 'Gjev tilbake …',
  askingLead: (amount) => `Returen på ${amount} er send. Ikkje gjer han på nytt: pengane kjem tilbake berre éin gong.`,
  asked: (times) => `Spurt ${count(times, { one: 'gong', other: 'gonger' })}`,
  askNow: 'Spør no',
  goOnSelling: 'Sel vidare',
  goOnAdvice: 'Kassa spør vidare i bakgrunnen og seier frå når svaret kjem.',
  noContact: 'Ingen kontakt med nettet, så ingenting er gjeve tilbake. Prøv igjen når kassa har kontakt.',
  notKept: 'Eininga fekk ikkje lagra returen, så ingenting er gjeve tilbake. Frigjer plass på eininga, og prøv igjen.',

  doneTitle: 'Gjeve tilbake',
  done: (amount, name) => `${amount} er tilbake på kortet til ${name}.`,
  newBalance: (balance) => `Ny saldo ${balance}.`,
  scanRightCard: 'Varene ligg i korga. Skann kortet til rett elev.',
  showReceipt: 'Returkvittering',
  ready: 'Ferdig',

  returned: 'Returnert',
  partlyReturned: (amount) => `${amount} returnert`,
  returnsOfSale: 'Returar av dette salet',
  receiptNumber: (number) => `Returkvittering nr. ${number}`,
  backToSale: 'Til salskvitteringa',

  waiting: (returns) => `${count(returns, { one: 'retur ventar', other: 'returar ventar' })} på svar`,
  settled: (returns) => `Sjå ${count(returns, { one: 'avklart retur', other: 'avklarte returar' })}`,
  waitingTitle: 'Returar som ventar på svar',
  settledReturned: (name) => `Gjeve tilbake til ${name}`,
  settledRefused: 'Ikkje gjeve tilbake',

  receipt: {
    title: 'Returkvittering',
    number: 'Returkvittering nr.',
    ofSale: 'Gjeld sal',
    saleIs: (number, date) => `kvittering nr. ${number}, ${date}`,
    saleRegister: 'Selt på kasse',
    total: 'Tilbake kr',
    paidTo: 'Tilbake på',
  },
}
