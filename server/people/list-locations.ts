import type { RouteReply } from '../../contract/route-types.ts'
import type { House } from '../house.ts'
import { locations } from './store.ts'

const MOST_LOCATIONS = 1_000

/** The schools one can register at, in Norwegian order. */
export async function listLocations(house: House): Promise<RouteReply<'GET /api/locations'>> {
  const found = await locations(house.database, { limit: MOST_LOCATIONS })
  return {
    installation: house.installation,
    locations: found.map(({ schoolId, name, pupilEmailDomain, operatorName, ...operator }) => ({
      schoolId,
      name,
      pupilEmailDomain,
      operator: { ...operator, name: operatorName },
    })),
  }
}
