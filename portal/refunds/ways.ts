// What an amount goes back by, told before anybody confirms: as the server will divide it, newest payment first.

import type { RouteReply } from '../../contract/route-types.ts'

export type Quote = RouteReply<'GET /api/wallets/:schoolId/:walletId/refunds'>
export type Share = Quote['choices'][number]['shares'][number]

/** The ways of an amount, with what goes each way. What goes to one's own account is told as one. */
export function waysOf(amountOre: number, shares: readonly Share[]): Share[] {
  let leftOre = amountOre
  const ways: Share[] = []
  for (const share of shares) {
    const partOre = Math.min(leftOre, share.amountOre)
    if (partOre <= 0) break
    leftOre -= partOre
    const same = ways.find((way) => way.way === 'account' && share.way === 'account' && way.account === share.account && way.isYours === share.isYours)
    if (same) same.amountOre += partOre
    else ways.push({ ...share, amountOre: partOre })
  }
  return ways
}
