import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { disputePurchase } from './dispute-purchase.ts'

export function disputeRoutes(house: House): Handlers {
  return {
    'POST /api/wallets/:schoolId/:walletId/purchases/:purchaseId/dispute': ({ params, body, caller }) =>
      disputePurchase(house, { ...params, ...body, personId: caller.personId, address: caller.address }),
  }
}
