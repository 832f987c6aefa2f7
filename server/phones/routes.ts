import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { makeTillKeys } from './till-keys.ts'

export function phoneRoutes(house: House): Handlers {
  const tillKeys = makeTillKeys(house)
  return {
    'GET /api/till/phone-keys': ({ caller, query }) => tillKeys(caller.till.schoolId, query.version ?? null),
  }
}
