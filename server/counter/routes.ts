import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { keepSpeed } from './store.ts'
import { changeCounter, showCounter } from './settings.ts'

export function counterRoutes(house: House): Handlers {
  return {
    'POST /api/till/speed': async ({ body, caller }) => {
      await keepSpeed(house.database, { ...caller.till, speed: body, now: house.clock.now() })
      return { done: true }
    },
    'GET /api/office/schools/:schoolId/counter-settings': ({ params }) => showCounter(house.database, params.schoolId),
    'PATCH /api/office/schools/:schoolId/counter-settings': ({ params, body }) => changeCounter(house, { ...params, change: body }),
  }
}
