// What a till takes back: a whole sale or some of it, as a new entry with a receipt of its own.

import { Type } from 'typebox'
import { returnReasons } from './return-words.ts'
import { onReceiptWithVat } from './receipt-shapes.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Id, Instant, nullable, SchoolId, SomeOfLines, SumOre } from './shapes.ts'

/** A line of a purchase, and how much of it has come back. `place` is where it stands on the purchase, from 0. */
export const LineLeft = closed({
  place: Type.Integer(),
  productId: Id,
  name: Type.String(),
  quantity: Type.Integer(),
  returnedQuantity: Type.Integer(),
  unitPriceOre: SumOre,
})

export const ReturnReceipt = closed({
  ...onReceiptWithVat,
  returnId: Id,
  returnReceiptNumber: Type.Integer(),
  journalNumber: Type.Integer(),
  returnedAt: Instant,
  /** The sale that it is of. */
  sale: closed({ receiptNumber: Type.Integer(), registerId: Type.String(), localDate: Day }),
})

export const ReturnSettings = closed({ days: Type.Integer({ minimum: 1, maximum: 365 }) })

export const returnRoutes = {
  'POST /api/till/returns': {
    access: 'till',
    summary: 'Takes back what one of this till’s sales sold, whole or in part: the money is on the wallet at once; the same id again gets the first answer',
    body: closed({
      id: Id,
      purchaseId: Id,
      lines: SomeOfLines,
      /** What comes back, as the cashier saw it: a positive amount. */
      totalOre: AmountOre,
      reason: Type.Enum(returnReasons),
      note: nullable(Type.String({ minLength: 1, maxLength: 200 })),
    }),
    reply: closed({
      returnId: Id,
      purchaseId: Id,
      firstName: Type.String(),
      balanceOre: SumOre,
      totalOre: SumOre,
      returnReceiptNumber: Type.Integer(),
      journalNumber: Type.Integer(),
      returnedAt: Instant,
    }),
  },
  'GET /api/till/purchases/:purchaseId/returns': {
    access: 'till',
    summary: 'What can still be taken back of one of this till’s sales, and the returns there have been of it',
    params: closed({ purchaseId: Id }),
    reply: closed({
      lines: Type.Array(LineLeft),
      returns: Type.Array(closed({ returnId: Id, returnReceiptNumber: Type.Integer(), returnedAt: Instant, totalOre: SumOre })),
    }),
  },
  'GET /api/till/returns/:returnId/receipt': {
    access: 'till',
    summary: 'The receipt of one of this till’s returns',
    params: closed({ returnId: Id }),
    reply: ReturnReceipt,
  },
  'GET /api/office/schools/:schoolId/return-settings': {
    access: { staff: ['administrator', 'office', 'canteen'] },
    summary: 'For how many days the school’s tills take back what they sold',
    params: closed({ schoolId: SchoolId }),
    reply: ReturnSettings,
  },
  'PATCH /api/office/schools/:schoolId/return-settings': {
    access: { staff: ['administrator', 'office'] },
    summary: 'Changes for how many days the school’s tills take back what they sold',
    params: closed({ schoolId: SchoolId }),
    body: ReturnSettings,
    reply: ReturnSettings,
  },
  'POST /api/till/returns/:returnId/prints': {
    access: 'till',
    summary: 'Says that a return receipt is about to be printed: the first time it is the receipt, the second time its one copy, then never again',
    params: closed({ returnId: Id }),
    body: closed({ id: Id }),
    reply: closed({ isCopy: Type.Boolean() }),
  },
} as const satisfies Record<string, RouteDefinition>
