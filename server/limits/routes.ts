import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { answerByLink, answerInPortal, askOnce, lookByLink } from './ask-once.ts'
import { endByGuardian, endBySchool, setLimits } from './keep-limits.ts'
import { showLimits, showToOffice } from './show-limits.ts'
import { setSweetness, showSweetness } from './sweetness.ts'

export function limitRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/products/:productId/sweetness': ({ params }) => showSweetness(house.database, params),
    'PUT /api/office/schools/:schoolId/products/:productId/sweetness': ({ params, body }) => setSweetness(house, { ...params, ...body }),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/limits': ({ params, caller }) => showToOffice(house, { ...params, viewerId: caller.personId }),
    'DELETE /api/office/schools/:schoolId/pupils/:pupilId/limits/:personId': ({ params, caller }) =>
      endBySchool(house, { ...params, byPersonId: caller.personId }),
    'GET /api/wallets/:schoolId/:walletId/limits': ({ params, caller }) => showLimits(house.database, house, { ...params, personId: caller.personId }),
    'PUT /api/wallets/:schoolId/:walletId/limits': ({ params, body, caller }) => setLimits(house, { ...params, personId: caller.personId, terms: body }),
    'DELETE /api/wallets/:schoolId/:walletId/limits': ({ params, caller }) => endByGuardian(house, { ...params, personId: caller.personId }),
    'POST /api/wallets/:schoolId/:walletId/limit-asks': ({ params, body, caller }) => askOnce(house, { ...params, ...body, personId: caller.personId }),
    'POST /api/wallets/:schoolId/:walletId/limit-asks/:askId/answer': ({ params, body, caller }) =>
      answerInPortal(house, { ...params, ...body, personId: caller.personId }),
    'POST /api/limit-asks/look': ({ body }) => lookByLink(house, body.token),
    'POST /api/limit-asks/answer': ({ body }) => answerByLink(house, body),
  }
}
