import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { walletEntries } from '../movements/index.ts'
import type { Payments } from '../payments/index.ts'
import { showWallet } from './show-wallet.ts'

const ENTRIES_ON_A_PAGE = 20

export function walletRoutes(house: House, payments: Payments): Handlers {
  return {
    'GET /api/wallets/:schoolId/:walletId': ({ params, caller }) => showWallet(house, payments, { ...params, personId: caller.personId }),
    'GET /api/wallets/:schoolId/:walletId/history': ({ params, query, caller: { personId, standing } }) =>
      walletEntries(house.database, {
        ...params,
        before: query.before ?? null,
        limit: query.limit ?? ENTRIES_ON_A_PAGE,
        viewer: { side: standing.relation, personId, sees: standing.sees },
      }),
  }
}
