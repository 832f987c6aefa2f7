// A school may switch phone codes off while school is on, so that phones stay in the bag. The hours are what the clock
// in Oslo shows, on Mondays to Fridays; the card pays all day.

import { isTimeOfDay, norwegianTime } from './norwegian-time.ts'

/** From the first minute until just before the last: "08:15" to "14:00". */
export type PhoneHoursOff = { from: string; until: string }

/** True when phone codes do not pay at this instant. */
export function arePhoneCodesOff(hours: PhoneHoursOff | null, instant: Date): boolean {
  if (!hours) return false
  const { date, time } = norwegianTime(instant)
  const now = time.slice(0, 5)
  return isWeekday(date) && now >= hours.from && now < hours.until
}

/** Until when phone codes do not pay, if they do not at this instant: "14:00". */
export const phoneCodesOffUntil = (hours: PhoneHoursOff | null, instant: Date): string | null =>
  hours && arePhoneCodesOff(hours, instant) ? hours.until : null

/** True when hours can be kept: two times of the day, the first before the last. */
export function arePhoneHours({ from, until }: PhoneHoursOff): boolean {
  return isTimeOfDay(from) && isTimeOfDay(until) && from < until
}

function isWeekday(date: string): boolean {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay()
  return day >= 1 && day <= 5
}
