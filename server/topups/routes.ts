import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { makeTopup } from './make-topup.ts'
import { readOneTopup } from './read-topup.ts'

/** `provider` is null where no payment provider is set up yet: then nothing can be paid in. */
export function topupRoutes(house: House, provider: PaymentProvider | null): Handlers {
  return {
    'POST /api/wallets/:schoolId/:walletId/topups': async ({ params, body, caller }) => {
      if (!provider) throw new Refused('topup_not_possible_now')
      return makeTopup(house, provider, { ...params, topupId: body.id, amountOre: body.amountOre, payerPersonId: caller.personId })
    },
    'GET /api/wallets/:schoolId/:walletId/topups/:topupId': ({ params }) => readOneTopup(house, params),
  }
}
