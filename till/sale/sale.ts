// A sale from the first tap to the next pupil, as a value: every event gives the next value.
// Pure: what must be sent, stored or sounded follows from it in seller.ts.
import type { Refusal } from '../../contract/refusals.ts'
import type { ReadCode as ScannedCode } from '../../kit/scanner/wedge.ts'
import { type Basket, type Goods, keyOf, sumOre, wantedLines, withNoteOn, withOneMore, without, withPricesOf, withQuantity } from '../basket/basket.ts'
import type { Served } from '../parked/parking.ts'
import type { PurchaseAnswer, UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { adviceOn } from './advice.ts'

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
const SAME_CARD_IS_A_SLIP_FOR_MS = 8_000

export const noSale: Sale = { basket: [], lastTouched: null, served: null, held: null, moment: { at: 'counter' }, paidJustNow: null, undoable: null }

const counter: Moment = { at: 'counter' }

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

/** A card or phone was read: with goods in the basket that is a wish to pay, without any it waits for them. */
export function codeRead(sale: Sale, read: ReadCode, { nowMs, ...means }: Means & { nowMs: number }): Sale {
  if (isBusy(sale)) return sale
  if (sale.basket.length === 0 && isSlip(sale, read, nowMs)) return sale
  const holding = { ...sale, held: { ...read, until: nowMs + HELD_FOR_MS } }
  // New prices are accepted by a person, never by a card that happens to lie under the camera.
  if (sale.moment.at === 'refused' && sale.moment.refusal.code === 'price_changed') return holding
  if (sale.basket.length === 0) return { ...holding, moment: counter }
  return payPressed(holding, means)
}

type Means = {
  tillId: string
  newPurchaseId: () => string
  madeAt: string
  isInContact: boolean
  mayAlone: boolean
  /** Who is signed in; null where nobody has to be. */
  cashierId?: string | null
}

/** Pays with the code that is held. */
export function payPressed(sale: Sale, { tillId, newPurchaseId, madeAt, isInContact, mayAlone, cashierId = null }: Means): Sale {
  if (isBusy(sale) || sale.held === null || sale.basket.length === 0) return sale
  if (!isInContact && !mayAlone) return { ...sale, moment: { at: 'no_contact', isGenuine: sale.held.isGenuine === true } }
  const id = newPurchaseId()
  const { code, credentialId } = sale.held
  const body = {
    id,
    code,
    lines: wantedLines(sale.basket),
    totalOre: sumOre(sale.basket),
    ...(cashierId !== null && { cashierId }),
    ...(sale.served !== null && { provisionalId: sale.served.provisionalId, ...(sale.served.part && { provisionalPart: sale.served.part }) }),
  }
  return { ...sale, moment: { at: 'asking', purchase: { id, tillId, body, madeAt }, credentialId, isSlow: false, isAlone: !isInContact } }
}

/** No answer yet: the screen says that it waits. */
export function becameSlow(sale: Sale, id: string): Sale {
  return isAskingFor(sale, id) && sale.moment.at === 'asking' ? { ...sale, moment: { ...sale.moment, isSlow: true } } : sale
}

export function wasApproved(sale: Sale, answer: PurchaseAnswer, nowMs: number): Sale {
  if (sale.moment.at !== 'asking' || !isAskingFor(sale, answer.purchaseId)) return sale
  const { credentialId } = sale.moment
  return {
    ...noSale,
    moment: { at: 'approved', answer, until: nowMs + APPROVED_FOR_MS },
    paidJustNow: { credentialId, until: nowMs + SAME_CARD_IS_A_SLIP_FOR_MS },
    undoable: { answer, basket: sale.basket, until: nowMs + UNDOABLE_FOR_MS },
  }
}

/** Sold without a network. It cannot be undone with one press: there is nobody to ask. */
export function wasSoldAlone(sale: Sale, answer: Omit<Approval, 'balanceOre'>, nowMs: number): Sale {
  if (sale.moment.at !== 'asking' || !isAskingFor(sale, answer.purchaseId)) return sale
  const { credentialId } = sale.moment
  return {
    ...noSale,
    moment: { at: 'approved', answer: { ...answer, balanceOre: null }, until: nowMs + APPROVED_FOR_MS },
    paidJustNow: { credentialId, until: nowMs + SAME_CARD_IS_A_SLIP_FOR_MS },
  }
}

/** Nobody knows how the purchase went, and the canteen goes on: the same is sold under a new id, without a network. */
export function soldAnew(sale: Sale, { id, madeAt }: { id: string; madeAt: string }): Sale {
  if (sale.moment.at !== 'asking' || sale.moment.isAlone) return sale
  const { purchase, credentialId } = sale.moment
  return {
    ...sale,
    moment: { at: 'asking', purchase: { ...purchase, id, madeAt, body: { ...purchase.body, id } }, credentialId, isSlow: false, isAlone: true },
  }
}

export function wasRefused(sale: Sale, id: string, refusal: Refusal): Sale {
  if (!isAskingFor(sale, id)) return sale
  return refusedHere(sale, refusal)
}

/** A refusal that the till makes itself, such as of a code that could not be read. */
export function refusedHere(sale: Sale, refusal: Refusal): Sale {
  const { keepsCode, needsPrices } = adviceOn(refusal.code)
  return { ...sale, held: keepsCode ? sale.held : null, moment: { at: 'refused', refusal, isUpdating: needsPrices } }
}

export function couldNotBeKept(sale: Sale, id: string): Sale {
  return isAskingFor(sale, id) ? { ...sale, moment: { at: 'not_kept' } } : sale
}

/** Fresh prices after a refusal that asked for them. */
export function pricesArrived(sale: Sale, goods: readonly Goods[]): Sale {
  if (sale.moment.at !== 'refused' || !sale.moment.isUpdating) return sale
  const basket = withPriceNamed(withPricesOf(sale.basket, goods), sale.moment.refusal)
  return { ...sale, basket, moment: { ...sale.moment, isUpdating: false } }
}

/** The price that the refusal itself names is the newest of all. */
function withPriceNamed(basket: Basket, { code, facts }: Refusal): Basket {
  const [productId, priceOre] = [facts?.['productId'], facts?.['priceOre']]
  if (code !== 'price_changed' || typeof priceOre !== 'number') return basket
  return basket.map((line) => (line.productId === productId ? { ...line, unitPriceOre: priceOre } : line))
}

/** Some of a sale has come back: there is nothing left to undo with one press, and whoever paid may pay again at once. */
export function cameBack(sale: Sale, purchaseId: string): Sale {
  return sale.undoable?.answer.purchaseId === purchaseId ? { ...sale, undoable: null, paidJustNow: null } : sale
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

function isAskingFor({ moment }: Sale, id: string): boolean {
  return moment.at === 'asking' && moment.purchase.id === id
}

// A reader that stands on the counter reads a card twice when it is slow to leave. That must not pay for the next pupil.
function isSlip({ paidJustNow }: Sale, { credentialId }: ReadCode, nowMs: number): boolean {
  return paidJustNow !== null && paidJustNow.credentialId === credentialId && nowMs < paidJustNow.until
}

/** Nobody is in the middle of anything. */
export function isBetweenSales({ basket, held, moment }: Sale): boolean {
  return basket.length === 0 && held === null && moment.at === 'counter'
}
