import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { changeSchool } from './change-school.ts'
import { addSchool } from './make-school.ts'
import { schoolsOfStaff } from './store.ts'

export function schoolRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools': async ({ caller }) => ({
      schools: await schoolsOfStaff(house.database, { personId: caller.personId, now: house.clock.now() }),
    }),
    'POST /api/office/operators/:operatorId/schools': ({ caller, params, body }) =>
      addSchool(house, { personId: caller.personId, operatorId: params.operatorId, wish: body }),
    'PATCH /api/office/schools/:schoolId': ({ params, body }) => changeSchool(house, { schoolId: params.schoolId, change: body }),
  }
}
