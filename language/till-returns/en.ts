import { countIn } from '../plurals.ts'
import type { TillReturnTexts } from './texts.ts'

const count = countIn('en')

export const en: TillReturnTexts = {
  undo: (amount) => `Undo the sale, ${amount}`,
  undoTitle: (name) => `Undo the sale to ${name}?`,
  consequence: (amount) => `${amount} goes back to the card. The sale stays as it is, and the return gets a receipt of its own.`,
  giveBack: (amount) => `Give back ${amount}`,
  wrongPupilInstead: 'Wrong pupil: give back, and scan the right card',

  returnSale: 'Return',
  title: (name) => `Take back from ${name}`,
  which: 'What comes back?',
  leftOf: (left, sold) => (left === sold ? `${sold} sold` : `${left} left of ${sold}`),
  allBack: 'Everything in this sale has been returned.',
  more: (product) => `One more of ${product} back`,
  fewer: (product) => `One fewer of ${product} back`,
  why: 'Why?',
  reasons: { undone: 'Changed mind', wrong_product: 'Wrong product', wrong_pupil: 'Wrong pupil', other: 'Other' },
  note: 'Write why',
  noteHelp: 'A few words, without names.',
  noteMissing: 'Write a few words about why.',
  wrongPupilAdvice: 'The goods are put in the basket, ready for the right card.',
  basketFirst: 'There are goods in the basket. Sell them or empty the basket first.',
  nothingChosen: 'Choose what comes back.',

  asking: 'Giving back …',
  askingLead: (amount) => `The return of ${amount} has been sent. Do not do it again: the money comes back only once.`,
  asked: (times) => `Asked ${count(times, { one: 'time', other: 'times' })}`,
  askNow: 'Ask now',
  goOnSelling: 'Go on selling',
  goOnAdvice: 'The till goes on asking in the background and tells you when the answer comes.',
  noContact: 'There is no contact with the network, so nothing has been given back. Try again when the till has contact.',
  notKept: 'The device could not store the return, so nothing has been given back. Free some space on the device, and try again.',

  doneTitle: 'Given back',
  done: (amount, name) => `${amount} is back on ${name}’s card.`,
  newBalance: (balance) => `New balance ${balance}.`,
  scanRightCard: 'The goods are in the basket. Scan the right pupil’s card.',
  showReceipt: 'Return receipt',
  ready: 'Done',

  returned: 'Returned',
  partlyReturned: (amount) => `${amount} returned`,
  returnsOfSale: 'Returns of this sale',
  receiptNumber: (number) => `Return receipt no. ${number}`,
  backToSale: 'To the sales receipt',

  waiting: (returns) => `${count(returns, { one: 'return is', other: 'returns are' })} waiting for an answer`,
  settled: (returns) => `See ${count(returns, { one: 'settled return', other: 'settled returns' })}`,
  waitingTitle: 'Returns waiting for an answer',
  settledReturned: (name) => `Given back to ${name}`,
  settledRefused: 'Not given back',

  receipt: {
    title: 'Return receipt',
    number: 'Return receipt no.',
    ofSale: 'Of the sale',
    saleIs: (number, date) => `receipt no. ${number}, ${date}`,
    saleRegister: 'Sold at register',
    total: 'Returned NOK',
    paidTo: 'Back to',
  },
}
