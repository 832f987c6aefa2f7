import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { serveBasket } from './serve-basket.ts'
import { noteProvisionalPrint, showProvisional } from './show-provisional.ts'

export function provisionalRoutes(house: House): Handlers {
  return {
    'POST /api/till/provisional-receipts': ({ caller, body }) => serveBasket(house, { till: caller.till, ...body }),
    'GET /api/till/provisional-receipts/:provisionalId': ({ caller, params }) => showProvisional(house, { ...caller.till, ...params }),
    'POST /api/till/provisional-receipts/:provisionalId/prints': ({ caller, params, body }) =>
      noteProvisionalPrint(house, { ...caller.till, ...params, ...body }),
  }
}
