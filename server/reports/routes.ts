import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { showToday } from './show-today.ts'

export function reportRoutes(house: House, payments: Payments): Handlers {
  return {
    'GET /api/office/schools/:schoolId/today': ({ params }) => showToday(house, payments, params),
  }
}
