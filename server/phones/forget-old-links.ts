import { keptFor } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'
import { deleteOldLinks } from './store.ts'

const KEPT_MS = keptFor.linkDays * 24 * 3_600_000
const MOST_AT_ONCE = 2_000

/** Deletes links a week after their time was out, a bounded number at a time, and answers how many went. */
export function forgetOldLinks(house: House): Promise<number> {
  return deleteOldLinks(house.database, { before: new Date(house.clock.now().getTime() - KEPT_MS), most: MOST_AT_ONCE })
}
