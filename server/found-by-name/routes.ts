import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { findByName } from './find-by-name.ts'

export function byNameRoutes(house: House): Handlers {
  return { 'POST /api/till/found-by-name': ({ body, caller }) => findByName(house, { ...caller.till, ...body }) }
}
