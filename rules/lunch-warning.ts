// Who is warned of tomorrow's lunch: nobody whose money comes by itself before it.

import { latestDueDay } from './automatic-topup.ts'
import { instantOfNorwegianTime } from './norwegian-time.ts'

/** Families are warned between the school's hour and this; who could not be by then is not woken. */
export const WARNS_UNTIL = '22:00:00'
/** A warning that has not left by then is worth nothing. */
export const LUNCH_BEGINS_AT = '10:00:00'
/** What has not been charged by this in the morning comes too late. */
const IN_TIME_AT = '08:00:00'

export type ArrangementFacts = {
  thresholdOre: number | null
  dayOfMonth: number | null
  dayHandled: string
  amountOre: number
  notBefore: Date | null
  isInFlight: boolean
}

/** Whether a top-up that comes by itself will cover what the lunch of a day lacks. */
export function comesByItself(
  { thresholdOre, dayOfMonth, dayHandled, amountOre, notBefore, isInFlight }: ArrangementFacts,
  { balanceOre, shortOre, lunchDay }: { balanceOre: number; shortOre: number; lunchDay: string },
): boolean {
  if (amountOre < shortOre) return false
  if (isInFlight) return true
  // A debt is never topped up by itself, and a card that rests until the lunch is over does not help it.
  if (balanceOre < 0) return false
  if (notBefore !== null && notBefore > instantOfNorwegianTime({ date: lunchDay, time: IN_TIME_AT })) return false
  if (thresholdOre !== null) return balanceOre < thresholdOre
  return dayOfMonth !== null && latestDueDay(lunchDay, dayOfMonth) > dayHandled
}
