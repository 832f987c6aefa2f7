import type { House } from '../house.ts'
import { deleteOldChanges } from './store.ts'

// A till that has been away for longer asks for everything anew.
const KEPT_MS = 24 * 3_600_000
const MOST_AT_ONCE = 5_000

/** Drops changes that are a day old, a bounded number at a time, and answers how many went. */
export function forgetOldChanges(house: House): Promise<number> {
  return deleteOldChanges(house.database, { before: new Date(house.clock.now().getTime() - KEPT_MS), most: MOST_AT_ONCE })
}
