// What is served before it is paid: the provisional receipt that says so, and is no receipt for a purchase.

import { Type } from 'typebox'
import { onReceiptWithVat } from './receipt-shapes.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Id, Instant, nullable, SumOre } from './shapes.ts'
import { WantedLine } from './till-routes.ts'

const Provisional = {
  provisionalId: Id,
  provisionalNumber: Type.Integer(),
  servedAt: Instant,
  totalOre: SumOre,
}

export const provisionalRoutes = {
  'POST /api/till/provisional-receipts': {
    access: 'till',
    summary:
      'Says that goods are served and paid later: a provisional receipt with a number of its own, and no money moves. The same id again gets the first answer',
    body: closed({
      id: Id,
      lines: Type.Array(WantedLine, { minItems: 1, maxItems: 50 }),
      totalOre: AmountOre,
      /** Who the till thinks is signed in; the server knows, and refuses another. */
      cashierId: Type.Optional(Id),
      /** The one that this takes the place of: more was served, or less. */
      replaces: Type.Optional(Id),
    }),
    reply: closed(Provisional),
  },
  'GET /api/till/provisional-receipts/:provisionalId': {
    access: 'till',
    summary: 'A provisional receipt of this till',
    params: closed({ provisionalId: Id }),
    reply: closed({
      ...onReceiptWithVat,
      ...Provisional,
      /** The number of the one that it took the place of. */
      replacesNumber: nullable(Type.Integer()),
      isPaid: Type.Boolean(),
    }),
  },
  'POST /api/till/provisional-receipts/:provisionalId/prints': {
    access: 'till',
    summary: 'Says that a provisional receipt is about to be printed: once, and never again',
    params: closed({ provisionalId: Id }),
    body: closed({ id: Id }),
    reply: closed({ isCopy: Type.Boolean() }),
  },
} as const satisfies Record<string, RouteDefinition>
