import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { feideOrgsOf, type SignInProvider } from '../sign-in-with/index.ts'
import { lookAtList } from './look-at-list.ts'
import { listsOf } from './store.ts'
import { takeInList } from './take-in-list.ts'

export function pupilListRoutes(house: House, providers: readonly SignInProvider[]): Handlers {
  return {
    'GET /api/office/schools/:schoolId/pupil-lists': async ({ params }) => ({ lists: await listsOf(house.database, params) }),
    'POST /api/office/schools/:schoolId/pupil-lists/look': ({ params, body }) =>
      lookAtList(house, { ...params, ...body, feideOrgs: feideOrgsOf(providers, params.schoolId) }),
    'POST /api/office/schools/:schoolId/pupil-lists': ({ params, body, caller }) =>
      takeInList(house, { ...params, wish: body, feideOrgs: feideOrgsOf(providers, params.schoolId), personId: caller.personId }),
  }
}
