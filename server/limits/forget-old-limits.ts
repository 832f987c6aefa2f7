// What limits leave behind is about a child's days: it is kept for as long as a family may ask about it, and no longer.

import { deleteOldest } from '../../database/delete-oldest.ts'
import { transaction } from '../../database/transaction.ts'
import { keptFor } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'
import { endWithGuardianship } from './keep-limits.ts'
import { orphanedLimits } from './store.ts'

const MOST_AT_ONCE = 2_000
const DAY_MS = 24 * 3_600_000
/** What was stopped and what was asked for. */
export const STOPPED_DAYS = keptFor.stoppedDays
/** How limits were changed: a school year and the summer. */
export const HISTORY_DAYS = keptFor.limitHistoryDays

/** Forgets what is old, a bounded number at a time, and what is written down of guardianships that are over. */
export async function forgetOldLimits(house: House): Promise<number> {
  const { database } = house
  const now = house.clock.now()
  const orphans = await orphanedLimits(database, { now, limit: 200 })
  for (const orphan of orphans) await transaction(database, (tx) => endWithGuardianship(tx, house, orphan))
  const [shortAgo, longAgo] = [new Date(now.getTime() - STOPPED_DAYS * DAY_MS), new Date(now.getTime() - HISTORY_DAYS * DAY_MS)]
  const stopped = await deleteOldest(database, { table: 'stopped_purchase', key: 'school_id, id', by: 'stopped_at', before: shortAgo, most: MOST_AT_ONCE })
  const asks = await deleteOldest(database, { table: 'limit_ask', key: 'school_id, id', by: 'asked_at', before: shortAgo, most: MOST_AT_ONCE })
  const events = await deleteOldest(database, { table: 'spending_limit_event', key: 'school_id, id', by: 'made_at', before: longAgo, most: MOST_AT_ONCE })
  return orphans.length + stopped + asks + events
}
