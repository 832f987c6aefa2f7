import type { RouteReply } from '../../contract/route-types.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { walletsOf } from '../people/index.ts'
import { mostFor, readPurse } from '../refunds/index.ts'
import { schoolOf } from '../schools/index.ts'

/** What somebody may move from a wallet, and where to. @throws Refused not_found */
export async function showMovable(
  house: House,
  payments: Payments,
  { schoolId, walletId, personId }: { schoolId: number; walletId: string; personId: string },
): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/sibling-transfers'>> {
  const { database, clock } = house
  const others = (await walletsOf(database, { personId, now: clock.now() })).filter(
    (other) => other.schoolId === schoolId && other.walletId !== walletId && other.mayPay,
  )
  const maximumBalanceOre = (await schoolOf(database, schoolId))?.maximumBalanceOre ?? 0
  return {
    mostOre: mostFor(await readPurse(database, house, payments, { schoolId, walletId }), [personId]),
    to: others.map((other) => ({
      walletId: other.walletId,
      firstName: other.firstName,
      balanceOre: other.balanceOre,
      roomOre: Math.max(0, maximumBalanceOre - other.balanceOre),
    })),
  }
}
