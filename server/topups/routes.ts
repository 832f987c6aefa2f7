import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { makeTopup } from './make-topup.ts'
import { readOneTopup } from './read-topup.ts'

export function topupRoutes(house: House, payments: Payments): Handlers {
  return {
    'POST /api/wallets/:schoolId/:walletId/topups': async ({ params, body, caller }) => {
      const provider = payments.find(body.provider)
      // Where no payment provider is set up, nothing can be paid in.
      if (!provider) throw new Refused('topup_not_possible_now')
      const { id: topupId, amountOre } = body
      return makeTopup(house, provider, { ...params, topupId, amountOre, payerPersonId: caller.personId, userAgent: caller.userAgent })
    },
    'GET /api/wallets/:schoolId/:walletId/topups/:topupId': ({ params, caller: { personId, standing } }) =>
      readOneTopup(house, { ...params, payerPersonId: standing.relation === 'own' ? null : personId }),
  }
}
