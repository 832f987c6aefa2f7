import { countIn } from '../plurals.ts'
import type { TillAloneTexts } from './texts.ts'

const count = countIn('en')
const sales = (number: number) => count(number, { one: 'sale', other: 'sales' })

export const en: TillAloneTexts = {
  selling: 'Selling without a network',
  title: 'Sales without a network',
  waiting: (number) => (number === 1 ? '1 sale waits for the network' : `${sales(number)} wait for the network`),
  sending: (number) => `Sending ${sales(number)}`,
  handedIn: (number) => `${sales(number)} without a network booked`,
  lostSince: (when) => `No contact since ${when}. The till sells on and books everything when it is back.`,
  lostBefore: 'The till was opened without a network. It sells, and books everything when it is back.',
  nothingWaits: 'No sales are waiting.',
  waits: 'Waiting',
  sales,
  atRisk: 'Altogether, not booked yet',
  oldest: 'The oldest is from',
  bounds: (purchase, card, times) => `Without a network: at most ${purchase} at a time, and ${card} and ${times} purchases with one card in a day.`,
  keepDevice: 'Clear nothing on this device and do not replace it before the sales have been sent.',
  sendNow: 'Send now',
  seen: 'Seen',
  done: (number, sum) => `${sales(number)} for ${sum} booked`,
  allWell: 'All was as it should be.',
  told: 'The office has been told this, and the family where it is theirs:',
  notes: {
    overdrawn: 'The balance did not cover the purchase',
    card_blocked: 'The card was blocked',
    card_replaced: 'The card had been replaced',
    card_over: 'The card had been taken out of use',
    card_expired: 'The card was on loan, and its time was over',
    not_enrolled: 'The card was not valid that day',
    code_used_before: 'The phone code had been used before',
    over_purchase_bound: 'The purchase was above the bound',
    over_card_bound: 'The card was used beyond the bound',
    price_other: 'A price had changed',
    clock_wrong: 'The device’s clock is wrong',
  },
  otherNote: 'Something else that the office must look at',
  stopped: 'The sales cannot be handed in',
  stops: {
    reserve_gap: 'A sale is missing in the row. The sales are safe here. The office has been told; ask them to contact operations.',
    reserve_fork: 'Another device has used the same numbers. The sales are safe here. The office has been told.',
    reserve_forged: 'The server does not recognise this device. The sales are safe here. The office has been told.',
    reserve_unreadable: 'A sale could not be read. The sales are safe here. The office has been told.',
  },
  approvedMark: 'Sold without a network',
  spoken: (name) => `Approved without a network. ${name}.`,
  sellAnew: 'Sell again without a network',
  sellAnewAdvice: 'It is charged only once, also if the first sale went through.',
  signOutWaiting: (number) => `${sales(number)} without a network not sent yet. Wait until they are booked, then you can sign the till out.`,
  versionWaits: 'Sales without a network are sent first.',
}
