import { keptFor } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'
import { forgetDaysTold } from './once-a-day.ts'
import { deleteOldMessages } from './store.ts'

const KEPT_MS = keptFor.messageDays * 24 * 3_600_000
const MOST_AT_ONCE = 2_000

/** Deletes messages that are a month old, a bounded number at a time: whatever they told of is over. */
export async function forgetOldMessages(house: House): Promise<number> {
  await forgetDaysTold(house, { most: MOST_AT_ONCE })
  return deleteOldMessages(house.database, { before: new Date(house.clock.now().getTime() - KEPT_MS), most: MOST_AT_ONCE })
}
