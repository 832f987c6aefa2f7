import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { TOPUP_FEE_ORE, topupAmountsOre } from '../../rules/topup-amounts.ts'
import { stateOfOwn } from '../automatic-topups/index.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { walletOf } from '../people/index.ts'
import { schoolOf } from '../schools/index.ts'
import { giftsHeld, topupsInFlight } from '../topups/index.ts'

/** A wallet for somebody who may see it: the balance, what can be paid in, and what is on its way. @throws Refused not_found */
export async function showWallet(
  house: House,
  payments: Payments,
  { schoolId, walletId, personId }: { schoolId: number; walletId: string; personId: string },
): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId'>> {
  const wallet = await walletOf(house.database, { personId, schoolId, walletId, now: house.clock.now() })
  const school = await schoolOf(house.database, schoolId)
  if (!wallet || !school) throw new Refused('not_found')
  const down = await payments.down()
  return {
    wallet,
    topupAmountsOre: [...topupAmountsOre],
    freeAmount: school.freeAmount,
    providers: payments.all
      .filter(({ serves }) => serves(school.operator.organisationNumber))
      .map(({ name }) => ({ name, isDown: down.some((each) => each.name === name) })),
    maximumBalanceOre: school.maximumBalanceOre,
    feeOre: TOPUP_FEE_ORE,
    // What another guardian is paying in is theirs to see.
    topupsInFlight: await topupsInFlight(house, { schoolId, walletId, payerPersonId: wallet.relation === 'own' ? null : personId }),
    giftsHeld: await giftsHeld(house, { schoolId, walletId }),
    automatic: await stateOfOwn(house, { schoolId, walletId, personId }),
  }
}
