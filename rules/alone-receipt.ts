// The receipt of a sale that a device makes without a network, as it stands on its paper and on its screen: what was sold,
// by whom, on which register, and the device's own number. The law's number and signature come when it is handed in.

import type { VatCode } from '../contract/vat-codes.ts'
import { norwegianTime } from './norwegian-time.ts'
import { sellAsSeen, type SoldLine, type WantedLine } from './purchase.ts'
import { type VatRow, vatByCodeAndRate } from './receipt.ts'

export type AloneReceipt<Operator> = {
  receiptNumber: null
  journalNumber: null
  aloneNumber: string
  registerId: string
  localDate: string
  localTime: string
  schoolName: string
  operator: Operator
  lines: SoldLine[]
  totalOre: number
  vat: VatRow[]
  /** Who sold; null where cashiers do not sign in one by one. */
  cashier: { name: string; number: number } | null
}

export type AloneSeller<Operator> = {
  schoolName: string
  operator: Operator
  products: readonly { productId: string; name: string; priceOre: number; vatCode: VatCode }[]
  /** Those who sign in at the till; null where nobody does. */
  cashiers: { cashiers: readonly { cashierId: string; name: string; number: number }[] } | null
}

type Sold = { cashierId: string | null; lines: readonly WantedLine[]; happenedAt: Date; registerId: string; aloneNumber: string }

/** Null when the device does not know one of the goods: then nobody can say what was sold. */
export function aloneReceipt<Operator>(
  { lines, happenedAt, registerId, aloneNumber, cashierId }: Sold,
  { schoolName, operator, products, cashiers }: AloneSeller<Operator>,
): AloneReceipt<Operator> | null {
  const known = new Map(products.map((product) => [product.productId, { ...product, articleGroup: '' }]))
  if (!lines.every(({ productId }) => known.has(productId))) return null
  const { date: localDate, time: localTime } = norwegianTime(happenedAt)
  const cashier = cashiers?.cashiers.find((each) => each.cashierId === cashierId)
  const sale = sellAsSeen({ lines }, { product: (productId) => known.get(productId), localDate })
  return {
    receiptNumber: null,
    journalNumber: null,
    aloneNumber,
    registerId,
    localDate,
    localTime,
    schoolName,
    operator,
    lines: sale.lines,
    totalOre: sale.totalOre,
    vat: vatByCodeAndRate(sale.lines),
    cashier: cashier ? { name: cashier.name, number: cashier.number } : null,
  }
}
