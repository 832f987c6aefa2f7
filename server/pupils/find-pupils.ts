import type { RouteQuery, RouteReply } from '../../contract/route-types.ts'
import { patternsOf } from '../../rules/search-patterns.ts'
import type { House } from '../house.ts'
import { countPupils, pupilsOf } from './store.ts'

const USUAL_LIMIT = 50

type Search = RouteQuery<'GET /api/office/schools/:schoolId/pupils'> & { schoolId: number }

/** Pupils whose name, class or e-mail holds every word of the search; all of them without one. */
export async function findPupils(house: House, asked: Search): Promise<RouteReply<'GET /api/office/schools/:schoolId/pupils'>> {
  const { schoolId, search = '', sort = 'name', descending = false, offset = 0, limit = USUAL_LIMIT } = asked
  const patterns = patternsOf(search)
  const pupils = await pupilsOf(house.database, { schoolId, patterns, sort, descending, offset, limit })
  const total = await countPupils(house.database, { schoolId, patterns })
  return { pupils, total }
}
