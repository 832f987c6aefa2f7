import { keptFor } from '../../rules/kept-for.ts'
import { LETTER_IN_TIME_MS } from '../../rules/sms-delivery.ts'
import type { House } from '../house.ts'
import { forgetDaysTold } from './once-a-day.ts'
import { deleteOldMessages, dropLateOtherwise } from './store.ts'

const KEPT_MS = keptFor.messageDays * 24 * 3_600_000
const MOST_AT_ONCE = 2_000

/** Deletes messages that are a month old, a bounded number at a time: whatever they told of is over. */
export async function forgetOldMessages(house: House): Promise<number> {
  const now = house.clock.now().getTime()
  await dropLateOtherwise(house.database, { before: new Date(now - LETTER_IN_TIME_MS), most: MOST_AT_ONCE })
  await forgetDaysTold(house, { most: MOST_AT_ONCE })
  return deleteOldMessages(house.database, { before: new Date(now - KEPT_MS), most: MOST_AT_ONCE })
}
