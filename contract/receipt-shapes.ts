// What receipts and reports have alike, whatever they are of.

import { Type } from 'typebox'
import { CashierOnReceipt } from './cashier-routes.ts'
import { closed, Day, Id, nullable, Operator, SumOre } from './shapes.ts'
import { vatCodes } from './vat-codes.ts'

/** A line as it was sold, kept for ever on the purchase. Amounts include VAT. */
export const SoldLine = closed({
  productId: Id,
  name: Type.String(),
  quantity: Type.Integer(),
  unitPriceOre: SumOre,
  amountOre: SumOre,
  vatCode: Type.Enum(vatCodes),
  /** Per cent times 100: 2500 is 25 %. */
  vatRate: Type.Integer(),
  vatOre: SumOre,
  articleGroup: Type.String(),
  note: Type.Optional(Type.String()),
})

/** For each VAT code: the rate, what it is of, and the VAT inside. */
export const VatSums = Type.Array(closed({ vatCode: Type.Enum(vatCodes), vatRate: Type.Integer(), baseOre: SumOre, vatOre: SumOre }))

/** Where, when, what and for how much, on every receipt. */
export const onEveryReceipt = {
  registerId: Type.String(),
  /** Norwegian local time as it stands in the journal: "2026-11-21", "11:42:00". */
  localDate: Day,
  localTime: Type.String(),
  schoolName: Type.String(),
  operator: Operator,
  lines: Type.Array(SoldLine),
  totalOre: SumOre,
}

/** And on every receipt but that of a delivery: who was at the till, null where nobody had to sign in, and the VAT. */
export const onReceiptWithVat = { ...onEveryReceipt, cashier: nullable(CashierOnReceipt), vat: VatSums }
