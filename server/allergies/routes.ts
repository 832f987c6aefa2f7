import type { House } from '../house.ts'
import type { Caller } from '../http/door.ts'
import type { Handlers } from '../http/routes.ts'
import { keepByFamily, keepByOffice, showToFamily, showToOffice, withdrawByFamily, withdrawByOffice } from './keep-allergies.ts'
import { setBornOn } from './set-born-on.ts'

const whoOf = ({ personId, standing }: Caller) => ({ personId, isOwn: standing.relation === 'own' })

export function allergyRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/pupils/:pupilId/stops': ({ params, caller }) => showToOffice(house, { ...params, personId: caller.personId }),
    'PUT /api/office/schools/:schoolId/pupils/:pupilId/born-on': ({ params, body }) => setBornOn(house, { ...params, ...body }),
    'PUT /api/office/schools/:schoolId/pupils/:pupilId/allergies': ({ params, body, caller }) =>
      keepByOffice(house, { ...params, ...body, personId: caller.personId }),
    'DELETE /api/office/schools/:schoolId/pupils/:pupilId/allergies': ({ params }) => withdrawByOffice(house, params),
    'GET /api/wallets/:schoolId/:walletId/allergies': ({ params, caller }) => showToFamily(house, { ...params, ...whoOf(caller) }),
    'PUT /api/wallets/:schoolId/:walletId/allergies': ({ params, body, caller }) =>
      keepByFamily(house, { ...params, allergies: body.allergies, ...whoOf(caller) }),
    'DELETE /api/wallets/:schoolId/:walletId/allergies': ({ params, caller }) => withdrawByFamily(house, { ...params, ...whoOf(caller) }),
  }
}
