// May this purchase happen, and what exactly is sold? Pure: facts in, a sale or the first refusal that
// applies out. The server decides with it under lock, the till decides with it without a network.

import { isOre } from '../contract/money.ts'
import type { Refusal } from '../contract/refusals.ts'
import type { VatCode } from '../contract/vat-codes.ts'
import { type Buyer, type IsPermitted, type ProductStops, refuseStops } from './hard-stops.ts'
import { type Cover, type CoverableLine, type CoverDecision, NOTHING_COVERED } from './meal-cover.ts'
import { isNote } from './line-notes.ts'
import { isWithinOpenPrice, type OpenPrice } from './open-price.ts'
import { decideLimits, type LimitedProduct, type LimitFacts } from './spending-limits.ts'
import { vatRateOn, vatWithin } from './vat.ts'

export type WantedLine = { productId: string; quantity: number; unitPriceOre: number; /** What the cashier says of it. */ note?: string | undefined }
export type WantedPurchase = { lines: readonly WantedLine[]; totalOre: number }

export type SoldLine = {
  productId: string
  name: string
  quantity: number
  unitPriceOre: number
  amountOre: number
  vatCode: VatCode
  vatRate: number
  vatOre: number
  articleGroup: string
  note?: string
}

export type Sale = { lines: SoldLine[]; totalOre: number; totalWithoutVatOre: number }

export type ProductFacts = {
  name: string
  priceOre: number
  /** The cashier says the price, within it. */
  openPrice?: OpenPrice | null
  vatCode: VatCode
  articleGroup: string
  isActive: boolean
  /** What a school may cover; a snack never is. */
  isMeal: boolean
} & ProductStops &
  LimitedProduct

/** What is known of the card behind the code, or why nothing is. */
export type CardFacts =
  | { known: false; why: keyof typeof WHY_NO_CARD }
  | {
      known: true
      isBlocked: boolean
      /** Replaced, or handed back: never to be used again. */
      isOver: false | 'replaced' | 'returned'
      /** A temporary card whose last day is past. */
      isExpired: boolean
      /** Whether the holder belongs to this school today, did so before, or will. */
      belongs: 'now' | 'before' | 'later'
      /** It was made for somebody who was found by name, and its one sale or its minutes are over. */
      isByNameOver?: boolean
      /** The phone code's step was used before, here or at another till. */
      isUsedCode: boolean
    }

export type PurchaseFacts = {
  till: {
    isOpen: boolean
    /** Today has its Z report: the law allows one a day, so nothing more is sold today. */
    isDayOver: boolean
    /** Why nobody is there who may sell: see `cashierOfSale`. Null when somebody is, or nobody has to be. */
    cashier?: Refusal | null
  }
  card: CardFacts
  /** The code is a phone's, and the school has switched phone codes off until this hour ("14:00"); null when it pays. */
  phoneCodesOffUntil: string | null
  wallet: { balanceOre: number; floorOre: number } | null
  /** What the school covers of a sale of these lines; without it: nothing. */
  cover?: ((lines: readonly CoverableLine[]) => CoverDecision) | undefined
  /** Null: it is practised without anybody's card. */
  buyer: Buyer | null
  /** What guardians have decided, and what has been spent; null where nobody has. */
  limits?: LimitFacts | null
  /** False: whoever sells is too young to sell what has an age limit. */
  isSellerOfAge?: boolean
  /** What a second adult has let go on. */
  isPermitted: IsPermitted
  /** The product with an id, or undefined when the school has none such. */
  product: (productId: string) => ProductFacts | undefined
  /** Norwegian date of the sale, for the VAT rate. */
  localDate: string
}

/** `lifted`: what a guardian had let once, and the sale uses. `limitedBy`: whose limits refused it. */
export type Decision = { sale: Sale; cover: Cover; lifted?: readonly string[] } | { refusal: Refusal; limitedBy?: readonly string[] }

const WHY_NO_CARD = {
  unreadable: 'card_unreadable',
  unknown: 'card_unknown',
  of_other_school: 'card_of_other_school',
  code_expired: 'code_expired',
  not_handed_out: 'card_not_handed_out',
  not_paired: 'card_not_paired',
} as const

/** Decides a purchase. The order of the checks is the order in which a cashier would want to know. */
export function decidePurchase(wanted: WantedPurchase, facts: PurchaseFacts): Decision {
  const refusal = refuseTill(facts) ?? refuseCard(facts.card) ?? refusePhone(facts) ?? refuseLines(wanted, facts) ?? refuseStops(wanted.lines, facts)
  if (refusal) return { refusal }
  const sale = sellAsSeen(wanted, facts)
  if (sale.totalOre !== wanted.totalOre) return { refusal: { code: 'total_does_not_add_up', facts: { totalOre: sale.totalOre } } }
  const covered = facts.cover?.(sale.lines.map((line) => ({ ...line, isMeal: facts.product(line.productId)?.isMeal === true })))
  // A limit is on the family's own money, and an advance is the family's to pay back.
  const ownOre = sale.totalOre - (covered?.cover.programmeOre ?? 0)
  const limited = facts.limits ? decideLimits({ ...wanted, totalOre: ownOre }, facts.limits, facts.product) : NOBODYS_LIMITS
  if ('refusal' in limited) return { refusal: limited.refusal, limitedBy: limited.personIds }
  const wallet = facts.wallet
  if (!wallet) return { refusal: { code: 'card_unknown' } }
  // The floor of a wallet that was taken below zero is a debt, never money to spend.
  const missingOre = covered ? covered.missingOre : Math.max(0, sale.totalOre - wallet.balanceOre)
  if (missingOre === 0) return { sale, cover: covered?.cover ?? NOTHING_COVERED, ...(limited.lifted.length > 0 && { lifted: limited.lifted }) }
  if (covered && 'takeOut' in covered && covered.takeOut.length > 0)
    return { refusal: { code: 'not_enough_for_all', facts: { products: [...covered.takeOut] } } }
  return { refusal: { code: 'balance_too_low', facts: { balanceOre: wallet.balanceOre, missingOre } } }
}

const NOBODYS_LIMITS: { lifted: readonly string[] } = { lifted: [] }

function refuseTill({ till }: PurchaseFacts): Refusal | null {
  if (!till.isOpen) return { code: 'till_closed' }
  if (till.isDayOver) return { code: 'day_is_over' }
  return till.cashier ?? null
}

function refuseCard(card: CardFacts): Refusal | null {
  if (!card.known) return { code: WHY_NO_CARD[card.why] }
  if (card.isOver) return { code: card.isOver === 'replaced' ? 'card_replaced' : 'card_over' }
  if (card.isByNameOver === true) return { code: 'found_by_name_over' }
  if (card.isBlocked) return { code: 'card_blocked' }
  if (card.isExpired) return { code: 'card_expired' }
  if (card.belongs !== 'now') return { code: card.belongs === 'later' ? 'card_not_valid_yet' : 'card_not_valid_now' }
  if (card.isUsedCode) return { code: 'code_used_before' }
  return null
}

function refusePhone(facts: PurchaseFacts): Refusal | null {
  return facts.phoneCodesOffUntil === null ? null : { code: 'phone_codes_off', facts: { until: facts.phoneCodesOffUntil } }
}

function refuseLines({ lines }: WantedPurchase, facts: PurchaseFacts): Refusal | null {
  if (lines.length === 0) return { code: 'not_well_formed' }
  for (const line of lines) {
    if (!isOre(line.unitPriceOre) || !Number.isSafeInteger(line.quantity) || line.quantity < 1 || (line.note !== undefined && !isNote(line.note)))
      return { code: 'not_well_formed' }
    const product = facts.product(line.productId)
    if (!product?.isActive) return { code: 'product_not_sold', facts: { productId: line.productId, ...(product && { name: product.name }) } }
    const refusal = refusePrice(line, product)
    if (refusal) return refusal
  }
  return null
}

function refusePrice({ productId, unitPriceOre }: WantedLine, { name, priceOre, openPrice }: ProductFacts): Refusal | null {
  if (openPrice) return isWithinOpenPrice(openPrice, unitPriceOre) ? null : { code: 'price_out_of_bounds', facts: { productId, name, ...openPrice } }
  return priceOre === unitPriceOre ? null : { code: 'price_changed', facts: { productId, name, priceOre, seenPriceOre: unitPriceOre } }
}

/** Is this what one of it costs now? Whoever sold it without a network may have seen another price. */
export const isPriceOf = (product: Pick<ProductFacts, 'priceOre' | 'openPrice'> | undefined, unitPriceOre: number): boolean =>
  product !== undefined && (product.openPrice ? isWithinOpenPrice(product.openPrice, unitPriceOre) : product.priceOre === unitPriceOre)

/** What a sold line says of its product. */
type SoldFacts = Pick<ProductFacts, 'name' | 'vatCode' | 'articleGroup'>

/** The lines at the prices the cashier saw, with the VAT of the day. Every product must be there. */
export function sellAsSeen(
  { lines }: Pick<WantedPurchase, 'lines'>,
  facts: { product: (productId: string) => SoldFacts | undefined; localDate: string },
): Sale {
  let totalOre = 0
  let vatOre = 0
  const sold = lines.map((line): SoldLine => {
    const product = facts.product(line.productId) as SoldFacts
    const amountOre = line.quantity * line.unitPriceOre
    const vatRate = vatRateOn(product.vatCode, facts.localDate)
    const lineVatOre = vatWithin(amountOre, vatRate)
    totalOre += amountOre
    vatOre += lineVatOre
    return {
      productId: line.productId,
      name: product.name,
      quantity: line.quantity,
      unitPriceOre: line.unitPriceOre,
      amountOre,
      vatCode: product.vatCode,
      vatRate,
      vatOre: lineVatOre,
      articleGroup: product.articleGroup,
      ...(line.note !== undefined && { note: line.note }),
    }
  })
  return { lines: sold, totalOre, totalWithoutVatOre: totalOre - vatOre }
}

/** What a sale gives each VAT code's account, in order of appearance; together they are the total. */
export function amountsByVatCode(lines: readonly SoldLine[]): { vatCode: VatCode; amountOre: number }[] {
  const sums: { vatCode: VatCode; amountOre: number }[] = []
  for (const line of lines) {
    const sum = sums.find((each) => each.vatCode === line.vatCode)
    if (sum) sum.amountOre += line.amountOre
    else sums.push({ vatCode: line.vatCode, amountOre: line.amountOre })
  }
  return sums
}
