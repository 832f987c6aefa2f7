import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { decidePayment, payIn } from './pay-in.ts'
import { chooseMeals, decidePolicy } from './policy.ts'
import { addToProgramme, endProgramme, makeProgramme, removeFromProgramme, showProgrammes, showPupilsIn } from './programmes.ts'
import { showMeals, showMovements, showOutstanding } from './show-meals.ts'
import { showMealsOfWallet } from './show-wallet-meals.ts'
import { writeOff } from './write-off.ts'

export function mealRoutes(house: House): Handlers {
  const by = ({ personId }: { personId: string }) => ({ personId })
  return {
    'GET /api/office/schools/:schoolId/meals': ({ caller, params }) => showMeals(house.database, { ...params, ...by(caller) }),
    'PATCH /api/office/schools/:schoolId/meals/policy': ({ caller, params, body }) => decidePolicy(house, { ...params, ...body, ...by(caller) }),
    'PATCH /api/office/schools/:schoolId/meals/products': ({ caller, params, body }) => chooseMeals(house, { ...params, ...body, ...by(caller) }),
    'GET /api/office/schools/:schoolId/meals/movements': ({ params, query }) => showMovements(house, { ...params, ...query }),
    'POST /api/office/schools/:schoolId/meals/payments': ({ caller, params, body }) => payIn(house, { ...params, ...body, ...by(caller) }),
    'POST /api/office/schools/:schoolId/meals/payments/:paymentId/decision': ({ caller, params, body }) =>
      decidePayment(house, { ...params, ...body, ...by(caller) }),
    'GET /api/office/schools/:schoolId/meals/outstanding': ({ params }) => showOutstanding(house, params.schoolId),
    'POST /api/office/schools/:schoolId/meals/outstanding/:walletId/write-off': ({ caller, params, body }) =>
      writeOff(house, { ...params, ...body, ...by(caller) }),
    'GET /api/office/schools/:schoolId/meal-programmes': ({ params }) => showProgrammes(house, params.schoolId),
    'POST /api/office/schools/:schoolId/meal-programmes': ({ caller, params, body }) => makeProgramme(house, { ...params, ...body, ...by(caller) }),
    'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/end': ({ params, body }) => endProgramme(house, { ...params, ...body }),
    'GET /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils': ({ params }) => showPupilsIn(house, params),
    'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils': ({ caller, params, body }) =>
      addToProgramme(house, { ...params, ...body, ...by(caller) }),
    'DELETE /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils/:pupilId': ({ params }) => removeFromProgramme(house, params),
    'GET /api/wallets/:schoolId/:walletId/meals': ({ params, caller }) => showMealsOfWallet(house, { ...params, standing: caller.standing }),
  }
}
