// Counts, when a day is over, how many of each product were sold in each of its hours. It is done once for each day, so
// that no till that asks what comes first reads a single purchase.

import { transaction } from '../../database/transaction.ts'
import { FAVOURITE_DAYS } from '../../rules/favourites.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { countDays, forgetDaysBefore, lockCounted, schoolsToCount } from './store.ts'

/** What was booked just before midnight is committed long before this much after it. */
const NIGHT_WAITS_MS = 30 * 60_000
const MOST_SCHOOLS = 5_000

/** Counts the days that are over at every school. Done again it does what is left, and nothing twice. */
export async function countSales(house: House): Promise<void> {
  const { database, clock } = house
  const yesterday = addDays(norwegianTime(new Date(clock.now().getTime() - NIGHT_WAITS_MS)).date, -1)
  const first = addDays(yesterday, 1 - FAVOURITE_DAYS)
  for (const schoolId of await schoolsToCount(database, { yesterday, limit: MOST_SCHOOLS })) {
    await transaction(database, async (tx) => {
      const last = await lockCounted(tx, schoolId)
      const from = last === null || last < first ? first : addDays(last, 1)
      if (from > yesterday) return
      await countDays(tx, { schoolId, from, until: yesterday })
      await forgetDaysBefore(tx, { schoolId, day: first })
    })
  }
}
