// A sale from the card to its outcome: what is asked, and what the cashier is told. Pure, as the rest of a sale (sale.ts).
import type { Refusal } from '../../contract/refusals.ts'
import { type Basket, type Goods, sumOre, wantedLines, withPricesOf } from '../basket/basket.ts'
import type { PurchaseAnswer } from '../outbox/unfinished-purchase.ts'
import { adviceOn } from './advice.ts'
import { type Approval, APPROVED_FOR_MS, counter, HELD_FOR_MS, isBusy, noSale, type ReadCode, type Sale, UNDOABLE_FOR_MS } from './sale.ts'

const SAME_CARD_IS_A_SLIP_FOR_MS = 8_000

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

function isAskingFor({ moment }: Sale, id: string): boolean {
  return moment.at === 'asking' && moment.purchase.id === id
}

// A reader that stands on the counter reads a card twice when it is slow to leave. That must not pay for the next pupil.
function isSlip({ paidJustNow }: Sale, { credentialId }: ReadCode, nowMs: number): boolean {
  return paidJustNow !== null && paidJustNow.credentialId === credentialId && nowMs < paidJustNow.until
}
