import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { correctPupil } from './correct-pupil.ts'
import { addPupil } from './enrol-pupil.ts'
import { findPupils } from './find-pupils.ts'
import { protectAddress } from './protect-address.ts'
import { takeInGuest } from './take-in-guest.ts'
import { showPupil } from './show-pupil.ts'

export function pupilRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/pupils': ({ params, query }) => findPupils(house, { ...query, ...params }),
    'POST /api/office/schools/:schoolId/pupils': ({ params, body }) => addPupil(house, { ...params, ...body }),
    'POST /api/office/schools/:schoolId/guests': ({ params, body }) => takeInGuest(house, { ...params, ...body }),
    'PATCH /api/office/schools/:schoolId/pupils/:pupilId': ({ params, body, caller }) =>
      correctPupil(house, { ...params, change: body, byPersonId: caller.personId }),
    'PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection': ({ params, body }) => protectAddress(house, { ...params, ...body }),
    'GET /api/office/schools/:schoolId/pupils/:pupilId': ({ params, caller }) => showPupil(house, { ...params, personId: caller.personId }),
  }
}
