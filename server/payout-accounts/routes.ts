import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { confirmAccount, enterAccount, showAccount } from './enter-account.ts'
import { accountOf, waitingOre } from './store.ts'

export function payoutAccountRoutes(house: House): Handlers {
  return {
    'GET /api/payout-account': async ({ caller: { personId } }) => {
      const account = await accountOf(house.database, personId)
      return { account: account && showAccount(account, house.clock.now()), waitingOre: await waitingOre(house.database, personId) }
    },
    'POST /api/payout-account/entries': ({ caller, body }) => enterAccount(house, { ...caller, typed: body.accountNumber }),
    'POST /api/payout-account/entries/:entryId/confirm': async ({ caller: { personId }, params, body }) => ({
      account: await confirmAccount(house, { personId, ...params, ...body }),
    }),
  }
}
