import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { setMealPeriods } from './set-meal-periods.ts'
import { mealPeriodsOf } from './store.ts'

export function mealPeriodRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/meal-periods': async ({ params }) => ({ periods: await mealPeriodsOf(house.database, params.schoolId) }),
    'PUT /api/office/schools/:schoolId/meal-periods': async ({ params, body }) => ({ periods: await setMealPeriods(house, { ...params, ...body }) }),
  }
}
