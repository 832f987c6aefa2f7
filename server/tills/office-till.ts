import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { norwegianDayOf } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { type OfficeTill, type TillKey, tillsOf } from './store.ts'

/** The tills of a school as the office sees them, with what they sold today. */
export function officeTills(db: Queryable, house: House, { schoolId }: { schoolId: number }): Promise<OfficeTill[]> {
  return tillsOf(db, { schoolId, ...norwegianDayOf(house.clock.now()) })
}

/** One of them. @throws Refused not_found */
export async function officeTill(db: Queryable, house: House, { schoolId, tillId }: TillKey): Promise<OfficeTill> {
  const [till] = await tillsOf(db, { schoolId, tillId, ...norwegianDayOf(house.clock.now()) })
  if (!till) throw new Refused('not_found')
  return till
}
