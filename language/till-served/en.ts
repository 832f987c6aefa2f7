import { countIn } from '../plurals.ts'
import type { TillServedTexts } from './texts.ts'

const count = countIn('en')

export const en: TillServedTexts = {
  title: 'Served, paid later',
  lead: 'The guests get the food now and pay afterwards. Meanwhile they get a provisional receipt.',
  what: (items, amount) => `${count(items, { one: 'item', other: 'items' })}, ${amount}`,
  nothingPaid: 'Nobody pays anything now. The basket stays here until somebody pays for it.',
  again: (number) => `The basket has changed since provisional receipt ${number}. The new one takes its place.`,
  give: 'Make a provisional receipt',
  alone: 'The till has no network, and makes no provisional receipt until it is back. The basket can stay set aside meanwhile.',
  given: (number) => `Provisional receipt ${number}`,
  done: 'Done',
  divide: 'Several pay',
  divideLead: 'Choose what one of them pays for. The rest stays set aside meanwhile.',
  served: (quantity) => `${quantity} served`,
  payNow: (amount) => `Take payment for ${amount}`,
  restStays: (amount) => `Left for the others: ${amount}`,
  allChosen: 'Everything is chosen, so there is nothing to divide: bring the basket back instead.',
  receipt: {
    title: 'Foreløpig kvittering (provisional receipt)',
    notForPurchase: 'NOT A RECEIPT FOR PURCHASE (IKKE KVITTERING FOR KJØP)',
    number: 'Provisional no.',
    replaces: 'Takes the place of no.',
    total: 'To pay, kr',
    unpaid: 'Served, not paid.',
  },
}
