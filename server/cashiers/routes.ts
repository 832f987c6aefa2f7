import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { endCashier, makeCashier, renameCashier, replacePin } from './change-cashiers.ts'
import { changeSettings } from './settings.ts'
import { showAtOffice } from './show-cashiers.ts'
import { endSupervision, signIn, signOut, superviseTill } from './sign-in.ts'

export function cashierRoutes(house: House): Handlers {
  return {
    'POST /api/till/cashier': ({ caller, body }) => signIn(house, { ...caller.till, ...body }),
    'DELETE /api/till/cashier': ({ caller }) => signOut(house, caller.till),
    'POST /api/till/supervisor': ({ caller, body }) => superviseTill(house, { ...caller.till, ...body }),
    'DELETE /api/till/supervisor': ({ caller }) => endSupervision(house, caller.till),
    'GET /api/office/schools/:schoolId/cashiers': ({ params }) => showAtOffice(house, params),
    'PATCH /api/office/schools/:schoolId/cashier-settings': ({ params, body }) => changeSettings(house, { ...params, ...body }),
    'POST /api/office/schools/:schoolId/cashiers': ({ params, body }) => makeCashier(house, { ...params, ...body }),
    'PATCH /api/office/schools/:schoolId/cashiers/:cashierId': ({ params, body }) => renameCashier(house, { ...params, ...body }),
    'POST /api/office/schools/:schoolId/cashiers/:cashierId/pin': ({ params, body }) => replacePin(house, { ...params, ...body }),
    'POST /api/office/schools/:schoolId/cashiers/:cashierId/end': async ({ params }) => {
      await endCashier(house, params)
      return { done: true }
    },
  }
}
