import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { foodGroupOf, setFoodGroup } from './food-group.ts'
import { showSpending } from './show-spending.ts'

export function insightRoutes(house: House): Handlers {
  return {
    'GET /api/wallets/:schoolId/:walletId/spending': ({ params, query, caller }) => showSpending(house, { ...params, ...query, sees: caller.standing.sees }),
    'GET /api/office/schools/:schoolId/products/:productId/food-group': ({ params }) => foodGroupOf(house.database, params),
    'PUT /api/office/schools/:schoolId/products/:productId/food-group': ({ params, body }) => setFoodGroup(house.database, { ...params, ...body }),
  }
}
