// Practising at a till: sales in the register's journal that move no money, with receipts that say so.

import { Type } from 'typebox'
import { onReceiptWithVat } from './receipt-shapes.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Id, Instant, nullable, ScannedCode, SumOre } from './shapes.ts'
import { WantedLine } from './till-routes.ts'

const TrainingSale = {
  trainingSaleId: Id,
  trainingNumber: Type.Integer(),
  soldAt: Instant,
  totalOre: SumOre,
}

export const TrainingReceipt = closed({ ...onReceiptWithVat, ...TrainingSale, journalNumber: Type.Integer() })

export const trainingRoutes = {
  'POST /api/till/training': {
    access: 'till',
    summary: 'Begins or ends practising at this till; it ends by itself with the day',
    body: closed({ isOn: Type.Boolean() }),
    reply: closed({ trainingDay: nullable(Day) }),
  },
  'POST /api/till/training-sales': {
    access: 'till',
    summary: 'Practises a sale: decided as one would be, and nobody pays; without a code nobody’s card is looked at. The same id again gets the first answer',
    body: closed({
      id: Id,
      code: nullable(ScannedCode),
      lines: Type.Array(WantedLine, { minItems: 1, maxItems: 50 }),
      totalOre: AmountOre,
    }),
    reply: closed({ ...TrainingSale, journalNumber: Type.Integer(), firstName: nullable(Type.String()), balanceOre: SumOre }),
  },
  'GET /api/till/training-sales': {
    access: 'till',
    summary: 'The last practised sales of this till, newest first',
    query: closed({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
    reply: closed({ trainingSales: Type.Array(closed(TrainingSale)) }),
  },
  'GET /api/till/training-sales/:trainingSaleId/receipt': {
    access: 'till',
    summary: 'The training receipt of one of this till’s practised sales',
    params: closed({ trainingSaleId: Id }),
    reply: TrainingReceipt,
  },
  'POST /api/till/training-sales/:trainingSaleId/prints': {
    access: 'till',
    summary: 'Says that a training receipt is about to be printed: once, and never again',
    params: closed({ trainingSaleId: Id }),
    body: closed({ id: Id }),
    reply: closed({ isCopy: Type.Boolean() }),
  },
} as const satisfies Record<string, RouteDefinition>
