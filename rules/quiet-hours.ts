// When somebody wants no message. What comes meanwhile waits for the end, on the clock in Oslo.

import { addDays, instantOfNorwegianTime, isTimeOfDay, norwegianTime } from './norwegian-time.ts'

/** From the first minute until just before the last: "21:00" to "07:00" goes over midnight. */
export type QuietHours = { from: string; until: string }

/** What holds for somebody who has said nothing. */
export const usualQuietHours: QuietHours = { from: '21:00', until: '07:00' }

/**
 * They are never longer than this. So whatever is told between 15:00 and 20:00 of tomorrow's lunch has come by eight the next
 * morning at the latest, and nothing must be sent before its time.
 */
export const LONGEST_QUIET_MINUTES = 12 * 60

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const DAY_MINUTES = 24 * 60

/** True when such hours can be kept. */
export function areQuietHours({ from, until }: QuietHours): boolean {
  if (!isTimeOfDay(from) || !isTimeOfDay(until) || from === until) return false
  return (minuteOf(until) - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES <= LONGEST_QUIET_MINUTES
}

/** When a message that is ready now may leave: at once, or when the quiet hours are over. */
export function endOfQuiet(hours: QuietHours | null, now: Date): Date {
  if (!hours) return now
  const { date, time } = norwegianTime(now)
  const clock = time.slice(0, 5)
  const isOverMidnight = hours.from > hours.until
  const isQuiet = isOverMidnight ? clock >= hours.from || clock < hours.until : clock >= hours.from && clock < hours.until
  if (!isQuiet) return now
  const day = isOverMidnight && clock >= hours.from ? addDays(date, 1) : date
  return instantOfNorwegianTime({ date: day, time: `${hours.until}:00` })
}
