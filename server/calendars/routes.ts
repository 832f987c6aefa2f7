import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { addPeriod, changeCalendar, changePeriods, removePeriod } from './change-calendar.ts'
import { showCalendar } from './show-calendar.ts'

export function calendarRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/calendar': ({ params }) => showCalendar(house, params.schoolId),
    'PATCH /api/office/schools/:schoolId/calendar': ({ params, body }) => changeCalendar(house, { ...params, change: body }),
    'POST /api/office/schools/:schoolId/calendar/periods': ({ params, body }) => addPeriod(house, { ...params, wish: body }),
    'POST /api/office/schools/:schoolId/calendar/changes': ({ params, body }) => changePeriods(house, { ...params, ...body }),
    'DELETE /api/office/schools/:schoolId/calendar/periods/:periodId': ({ params }) => removePeriod(house, params),
  }
}
