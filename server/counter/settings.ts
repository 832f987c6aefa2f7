// What a school has chosen for its counter. Open tills hear of a change as they hear of a new price.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { counterOf, lockSchool, writeCounter } from './store.ts'

export type Counter = RouteReply<'GET /api/office/schools/:schoolId/counter-settings'>
type Change = RouteBody<'PATCH /api/office/schools/:schoolId/counter-settings'>

/** @throws Refused not_found */
export async function showCounter(db: Queryable, schoolId: number): Promise<Counter> {
  const found = await counterOf(db, schoolId)
  if (!found) throw new Refused('not_found')
  return found
}

/** @throws Refused not_found */
export function changeCounter(house: House, { schoolId, change }: { schoolId: number; change: Change }): Promise<Counter> {
  return transaction(house.database, async (tx) => {
    await lockSchool(tx, schoolId)
    const before = await showCounter(tx, schoolId)
    const after = { ...before, ...change }
    await writeCounter(tx, schoolId, after)
    await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
    return after
  })
}
