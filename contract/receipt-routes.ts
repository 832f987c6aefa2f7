// Receipts beside the sales receipt itself: of what was delivered on credit, and the links that show a receipt to who paid.

import { Type } from 'typebox'
import { onEveryReceipt, onReceiptWithVat } from './receipt-shapes.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Id, Instant, nullable, SchoolId, SumOre } from './shapes.ts'

const everybodyThere = { staff: ['administrator', 'office', 'canteen'] } as const
const Print = closed({ id: Id })
const Printed = closed({ isCopy: Type.Boolean() })

/** The receipt of what a sale without a network took that the wallet did not hold (§ 2-8-7). */
export const DeliveryReceipt = closed({
  ...onEveryReceipt,
  purchaseId: Id,
  deliveryNumber: Type.Integer(),
  /** Of the sale. */
  receiptNumber: Type.Integer(),
  /** What the wallet did not hold. */
  overdrawnOre: SumOre,
})

/** A sales receipt as whoever has its link sees it: nothing of who paid. */
export const LinkedReceipt = closed({
  ...onReceiptWithVat,
  receiptNumber: Type.Integer(),
  aloneNumber: nullable(Type.String()),
  journalNumber: Type.Integer(),
  isCopy: Type.Boolean(),
  expiresAt: Instant,
})

export const receiptRoutes = {
  'GET /api/till/purchases/:purchaseId/delivery-receipt': {
    access: 'till',
    summary: 'The delivery receipt of one of this till’s sales, where the wallet did not hold all of it',
    params: closed({ purchaseId: Id }),
    reply: DeliveryReceipt,
  },
  'POST /api/till/purchases/:purchaseId/delivery-prints': {
    access: 'till',
    summary: 'Says that a delivery receipt is about to be printed, which happens once',
    params: closed({ purchaseId: Id }),
    body: Print,
    reply: Printed,
  },
  'GET /api/till/purchases/:purchaseId/receipt-link': {
    access: 'till',
    summary: 'What can still be given of the receipt of one of this till’s sales, and the known address of who paid, hidden',
    params: closed({ purchaseId: Id }),
    reply: closed({ next: nullable(Type.Enum(['receipt', 'copy'] as const)), known: nullable(Type.String()), canSendSms: Type.Boolean() }),
  },
  'POST /api/till/purchases/:purchaseId/receipt-links': {
    access: 'till',
    summary: 'Sends the receipt, or its one copy, as a link by e-mail or SMS; the same id again is the same sending',
    params: closed({ purchaseId: Id }),
    body: closed({
      id: Id,
      to: Type.Union([
        closed({ way: Type.Literal('known') }),
        closed({ way: Type.Enum(['email', 'sms'] as const), address: Type.String({ minLength: 1, maxLength: 254 }) }),
      ]),
      language: Type.String({ maxLength: 5 }),
    }),
    reply: closed({ sentTo: Type.String(), isCopy: Type.Boolean(), expiresAt: Instant }),
  },
  'POST /api/receipt-links/open': {
    access: 'anyone',
    summary: 'The receipt that a link leads to, for whoever has it',
    body: closed({ token: Type.String({ minLength: 20, maxLength: 200 }) }),
    reply: LinkedReceipt,
  },
  'GET /api/office/schools/:schoolId/deliveries': {
    access: everybodyThere,
    summary: 'What was delivered on credit by tills without a network, newest first',
    params: closed({ schoolId: SchoolId }),
    reply: closed({
      deliveries: Type.Array(
        closed({
          purchaseId: Id,
          deliveryNumber: Type.Integer(),
          tillName: Type.String(),
          pupilName: Type.String(),
          deliveredAt: Instant,
          overdrawnOre: SumOre,
          isPrinted: Type.Boolean(),
        }),
      ),
    }),
  },
  'GET /api/office/schools/:schoolId/deliveries/:purchaseId': {
    access: everybodyThere,
    summary: 'A delivery receipt',
    params: closed({ schoolId: SchoolId, purchaseId: Id }),
    reply: DeliveryReceipt,
  },
  'POST /api/office/schools/:schoolId/deliveries/:purchaseId/prints': {
    access: everybodyThere,
    summary: 'Says that a delivery receipt is about to be printed from the office, which happens once',
    params: closed({ schoolId: SchoolId, purchaseId: Id }),
    body: Print,
    reply: Printed,
  },
} as const satisfies Record<string, RouteDefinition>
