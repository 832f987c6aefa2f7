import type { RouteReply } from '../../contract/route-types.ts'
import type { TopupRow } from './store.ts'

export type Topup = RouteReply<'GET /api/wallets/:schoolId/:walletId/topups/:topupId'>

/** A top-up as the wallet's people see it. */
export function showTopup({ topupId, amountOre, state, provider, madeAt, creditedAt, reversedOre, payAt, payLinkId, giverName }: TopupRow): Topup {
  return {
    topupId,
    amountOre,
    state,
    provider,
    createdAt: madeAt.toISOString(),
    creditedAt: creditedAt?.toISOString() ?? null,
    reversedOre,
    gift: payLinkId === null ? null : { from: giverName },
    payAt: state === 'pending' ? payAt : null,
  }
}
