// What limits leave behind is about a child's days: it is kept for as long as a family may ask about it, and no longer.

import { run, sql, transaction } from '../../database/transaction.ts'
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
  const stopped = await run(
    database,
    sql`
      -- across schools: housekeeping
      delete from stopped_purchase
      where (school_id, id) in (
        select school_id, id
        from stopped_purchase
        where stopped_at < ${shortAgo}
        order by stopped_at
        limit ${MOST_AT_ONCE})`,
  )
  const asks = await run(
    database,
    sql`
      -- across schools: housekeeping
      delete from limit_ask
      where (school_id, id) in (
        select school_id, id
        from limit_ask
        where asked_at < ${shortAgo}
        order by asked_at
        limit ${MOST_AT_ONCE})`,
  )
  const events = await run(
    database,
    sql`
      -- across schools: housekeeping
      delete from spending_limit_event
      where (school_id, id) in (
        select school_id, id
        from spending_limit_event
        where made_at < ${longAgo}
        order by made_at
        limit ${MOST_AT_ONCE})`,
  )
  return orphans.length + stopped + asks + events
}
