import { deleteOldest } from '../../database/delete-oldest.ts'
import type { House } from '../house.ts'
import { LONGEST_WINDOW_MS } from './limits.ts'

const MOST_AT_ONCE = 5_000

/** Deletes counts that no longer limit anything, a bounded number at a time, and answers how many went. */
export async function forgetOldAttempts(house: House): Promise<number> {
  const before = new Date(house.clock.now().getTime() - 2 * LONGEST_WINDOW_MS)
  return deleteOldest(house.database, { table: 'attempt', key: 'bucket, window_starts_at', by: 'window_starts_at', before, most: MOST_AT_ONCE })
}
