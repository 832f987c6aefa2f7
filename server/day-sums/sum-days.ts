// Sums of days that are over, made once and never changed: what was paid with a school's wallets, and what each provider
// owed it when the day ended. Whoever asks for a year reads 365 rows in place of a year's purchases.

import { transaction } from '../../database/transaction.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { insertClearingDays, insertPaidDays, lastSummed, schoolsToSum } from './store.ts'

/** What was booked just before midnight is committed long before this much after it. */
const NIGHT_WAITS_MS = 30 * 60_000
/** The rest of a long time comes with the next round, so that nobody waits for it. */
const MOST_DAYS = 40
const MOST_SCHOOLS = 5_000

/** Sums the days that are over at every school. Done again it does what is left, and nothing twice. */
export async function sumDays(house: House): Promise<void> {
  const { database, clock } = house
  const yesterday = addDays(norwegianTime(new Date(clock.now().getTime() - NIGHT_WAITS_MS)).date, -1)
  for (const { schoolId, firstDay } of await schoolsToSum(database, { yesterday, limit: MOST_SCHOOLS })) {
    await transaction(database, async (tx) => {
      const last = await lastSummed(tx, schoolId)
      const from = last === null ? firstDay : addDays(last, 1)
      if (from > yesterday) return
      const until = addDays(from, MOST_DAYS - 1) < yesterday ? addDays(from, MOST_DAYS - 1) : yesterday
      await insertPaidDays(tx, { schoolId, from, until })
      await insertClearingDays(tx, { schoolId, from, until })
    })
  }
}
