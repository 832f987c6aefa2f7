// Moving what one has paid in for one child to another at the same school.

import { Type } from 'typebox'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Id, Instant, SchoolId, SumOre } from './shapes.ts'

const WalletParams = closed({ schoolId: SchoolId, walletId: Id })

export const siblingTransferRoutes = {
  'GET /api/wallets/:schoolId/:walletId/sibling-transfers': {
    access: { wallet: 'refund' },
    summary: 'How much of one’s own can be moved from a wallet, and to which others that one may pay into',
    params: WalletParams,
    reply: closed({
      /** What the asker has paid in and is left. */
      mostOre: SumOre,
      to: Type.Array(closed({ walletId: Id, firstName: Type.String(), balanceOre: SumOre, roomOre: SumOre })),
    }),
  },
  'POST /api/wallets/:schoolId/:walletId/sibling-transfers': {
    access: { wallet: 'refund' },
    summary: 'Moves money of one’s own to another wallet at the same school; the same id again gets the first answer',
    params: WalletParams,
    body: closed({ id: Id, toWalletId: Id, amountOre: AmountOre }),
    reply: closed({ transferId: Id, toWalletId: Id, amountOre: AmountOre, madeAt: Instant }),
  },
} as const satisfies Record<string, RouteDefinition>
