import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { closeTill } from './close-till.ts'
import { enrolWithCode } from './enrol-till.ts'
import { makeEnrolmentCode } from './make-enrolment-code.ts'
import { addTill } from './make-till.ts'
import { officeTills } from './office-till.ts'
import { showLatestSales, showReceipt, showTill } from './show-till.ts'
import { signOutThisTill, signOutTill } from './sign-out-till.ts'

export function tillRoutes(house: House): Handlers {
  return {
    'POST /api/till/enrolments': ({ body, caller }) => enrolWithCode(house, { ...body, address: caller.address }),
    'GET /api/till': ({ caller }) => showTill(house, caller.till),
    'GET /api/till/purchases': ({ caller, query }) => showLatestSales(house, { ...caller.till, limit: query.limit }),
    'GET /api/till/purchases/:purchaseId/receipt': ({ caller, params }) => showReceipt(house, { ...caller.till, ...params }),
    'DELETE /api/till': async ({ caller }) => {
      await signOutThisTill(house, caller.till)
      return { done: true }
    },
    'GET /api/office/schools/:schoolId/tills': async ({ params }) => ({ tills: await officeTills(house.database, house, params) }),
    'POST /api/office/schools/:schoolId/tills': ({ params, body }) => addTill(house, { ...params, ...body }),
    'POST /api/office/schools/:schoolId/tills/:tillId/enrolment-codes': ({ params }) => makeEnrolmentCode(house, params),
    'POST /api/office/schools/:schoolId/tills/:tillId/close': ({ params }) => closeTill(house, params),
    'POST /api/office/schools/:schoolId/tills/:tillId/sign-out': ({ params }) => signOutTill(house, params),
  }
}
