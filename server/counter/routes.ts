import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { changeCounter, showCounter } from './settings.ts'

export function counterRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/counter-settings': ({ params }) => showCounter(house.database, params.schoolId),
    'PATCH /api/office/schools/:schoolId/counter-settings': ({ params, body }) => changeCounter(house, { ...params, change: body }),
  }
}
