import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { stateAsCsv, stateAsPdf } from './make-statement.ts'

export function statementRoutes(house: House): Handlers {
  return {
    'GET /api/wallets/:schoolId/:walletId/statement/pdf': ({ params, query, caller: { personId, standing } }) =>
      stateAsPdf(house, { ...params, ...query, viewer: { side: standing.relation, personId, sees: standing.sees } }),
    'GET /api/wallets/:schoolId/:walletId/statement/csv': ({ params, query, caller: { personId, standing } }) =>
      stateAsCsv(house, { ...params, ...query, viewer: { side: standing.relation, personId, sees: standing.sees } }),
  }
}
