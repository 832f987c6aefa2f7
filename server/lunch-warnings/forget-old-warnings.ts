import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { keptFor } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'
import { deleteOldWarnings } from './store.ts'

const KEPT_DAYS = keptFor.messageDays
const MOST_AT_ONCE = 2_000

/** Deletes who was warned of lunches a month ago, a bounded number at a time: nobody is warned of them again. */
export function forgetOldWarnings(house: House): Promise<number> {
  return deleteOldWarnings(house.database, { before: addDays(norwegianTime(house.clock.now()).date, -KEPT_DAYS), most: MOST_AT_ONCE })
}
