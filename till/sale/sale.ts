// A sale as a value, from the first tap to the next pupil: what lies in the basket, which card is held, and what the cashier
// is told. Every event gives the next value; those of paying are in paying.ts. Pure: what must be sent, stored or sounded
// follows from it in seller.ts.
import type { Refusal } from '../../contract/refusals.ts'
import type { ReadCode as ScannedCode } from '../../kit/scanner/wedge.ts'
import { type Basket, type Goods, keyOf, withNoteOn, withOneMore, without, withQuantity } from '../basket/basket.ts'
import type { Served } from '../parked/parking.ts'
import type { PurchaseAnswer, UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'

/** A code that was read. `isGenuine`: this till has checked a phone's code itself. */
export type ReadCode = ScannedCode & { isGenuine?: boolean }
export type HeldCode = ReadCode & { until: number }

/** What the cashier is told. Of a sale without a network nobody knows the balance. */
export type Approval = Pick<PurchaseAnswer, 'purchaseId' | 'firstName' | 'totalOre'> & { balanceOre: number | null }

export type Moment =
  /** The basket is being filled, or stands ready. */
  | { at: 'counter' }
  /** The purchase is with the server, or, `isAlone`, on its way to the device's own records. */
  | { at: 'asking'; purchase: UnfinishedPurchase; credentialId: string; isSlow: boolean; isAlone: boolean }
  /** Purchases from before the till was last closed are being settled first. */
  | { at: 'catching_up' }
  | { at: 'approved'; answer: Approval; until: number }
  /** `isUpdating` while new prices are being fetched. */
  | { at: 'refused'; refusal: Refusal; isUpdating: boolean }
  /** There is no contact, so nothing was sent. */
  | { at: 'no_contact'; isGenuine: boolean }
  /** The device would not keep the purchase, so nothing was sent. */
  | { at: 'not_kept' }

export type Sale = {
  basket: Basket
  /** The line that the number keys change. */
  lastTouched: string | null
  /** The basket was served before, and is paid now. It is forgotten with the last of its goods. */
  served: Served | null
  held: HeldCode | null
  moment: Moment
  /** Who paid last, and until when a second reading of that card is taken for a slip. */
  paidJustNow: { credentialId: string; until: number } | null
  /** The last sale, as long as it can be undone with one press: until something else is sold, or a minute is over. */
  undoable: { answer: PurchaseAnswer; basket: Basket; until: number } | null
}

export const HELD_FOR_MS = 60_000
export const APPROVED_FOR_MS = 2_500
export const UNDOABLE_FOR_MS = 60_000

export const noSale: Sale = { basket: [], lastTouched: null, served: null, held: null, moment: { at: 'counter' }, paidJustNow: null, undoable: null }

export const counter: Moment = { at: 'counter' }

/** While the server is asked, the basket belongs to the question. */
export function isBusy({ moment }: Sale): boolean {
  return moment.at === 'asking' || moment.at === 'catching_up'
}

export function tapped(sale: Sale, goods: Goods): Sale {
  if (isBusy(sale)) return sale
  return { ...sale, moment: counter, basket: withOneMore(sale.basket, goods), lastTouched: keyOf({ ...goods, unitPriceOre: goods.priceOre }) }
}

export function quantitySet(sale: Sale, line: { key: string; quantity: number }): Sale {
  if (isBusy(sale)) return sale
  const basket = withQuantity(sale.basket, line)
  const isGone = !basket.some((each) => keyOf(each) === line.key)
  return { ...sale, moment: counter, basket, served: servedOf(sale, basket), lastTouched: isGone ? lastKeyOf(basket) : line.key }
}

/** Something is said of a line. It may be said while a card is held: it pays all the same. */
export function noteSaid(sale: Sale, line: { key: string; note: string | null }): Sale {
  if (isBusy(sale)) return sale
  const { basket, key } = withNoteOn(sale.basket, line)
  return { ...sale, moment: counter, basket, lastTouched: key }
}

/** Products are taken out, with all their lines. */
export function takenOut(sale: Sale, productIds: readonly string[]): Sale {
  if (isBusy(sale)) return sale
  const basket = without(sale.basket, productIds)
  return { ...sale, moment: counter, basket, served: servedOf(sale, basket), lastTouched: lastKeyOf(basket) }
}

const servedOf = ({ served }: Sale, basket: Basket) => (basket.length === 0 ? null : served)

function lastKeyOf(basket: Basket): string | null {
  const last = basket.at(-1)
  return last === undefined ? null : keyOf(last)
}

export function emptied(sale: Sale): Sale {
  return isBusy(sale) ? sale : { ...sale, moment: counter, basket: [], lastTouched: null, served: null, held: null }
}

export function codeDropped(sale: Sale): Sale {
  return sale.held === null ? sale : { ...sale, held: null }
}

/** Back to the basket from an outcome. */
export function dismissed(sale: Sale): Sale {
  return isBusy(sale) || sale.moment.at === 'counter' ? sale : { ...sale, moment: counter }
}

/** There is contact again. What waited for it is ready to be paid, by a person's press. */
export function contactCameBack(sale: Sale): Sale {
  return sale.moment.at === 'no_contact' ? { ...sale, moment: counter } : sale
}

/** Goods that came back from the wrong pupil stand ready for the right one. What is being sold already is left alone. */
export function standsReady(sale: Sale, basket: Basket, served: Served | null = null): Sale {
  return isBusy(sale) || sale.basket.length > 0 ? sale : { ...sale, moment: counter, basket, served, lastTouched: lastKeyOf(basket) }
}

/** The next pupil's turn, while this purchase is still asked for in the background. */
export function setAside(sale: Sale): Sale {
  return isBusy(sale) ? noSale : sale
}

/** What time does by itself: an approval makes room for the next pupil, a held code is forgotten. */
export function timePassed(sale: Sale, nowMs: number): Sale {
  let next = sale
  if (next.moment.at === 'approved' && nowMs >= next.moment.until) next = { ...next, moment: counter }
  if (next.held !== null && nowMs >= next.held.until && !isBusy(next)) next = { ...next, held: null }
  if (next.paidJustNow !== null && nowMs >= next.paidJustNow.until) next = { ...next, paidJustNow: null }
  if (next.undoable !== null && nowMs >= next.undoable.until) next = { ...next, undoable: null }
  return next
}

/** When time will next do something, in milliseconds since 1970; null when it never will. */
export function nextMomentOfTime({ moment, held, paidJustNow, undoable }: Sale): number | null {
  const times = [moment.at === 'approved' ? moment.until : null, held?.until ?? null, paidJustNow?.until ?? null, undoable?.until ?? null].filter(
    (time) => time !== null,
  )
  return times.length === 0 ? null : Math.min(...times)
}

/** Nobody is in the middle of anything. */
export function isBetweenSales({ basket, held, moment }: Sale): boolean {
  return basket.length === 0 && held === null && moment.at === 'counter'
}
