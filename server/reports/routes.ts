import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { showToday } from './show-today.ts'

export function reportRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/today': ({ params }) => showToday(house, params),
  }
}
