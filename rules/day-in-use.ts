// Which day a register is on, in Oslo. A day begins with its first sale and ends with its one Z report; what was not
// closed on the day is closed before anything is sold on another (kassasystemforskrifta § 2-8-3).

import { norwegianTime } from './norwegian-time.ts'

export type RegisterDays = {
  /** The day that is open: something was sold, and no Z report was made. */
  openDay: string | null
  /** The day of the last Z report. */
  lastZDay: string | null
}

/** True when the register has its Z report of today, or, by a clock that was ahead, of a later day: it sells no more today. */
export function isDayOver({ openDay, lastZDay }: RegisterDays, today: string): boolean {
  return openDay === null && lastZDay !== null && lastZDay >= today
}

/** True when a day before today is still open. Its Z report comes first, whatever is to be done. */
export function isDayForgotten({ openDay }: RegisterDays, today: string): boolean {
  return openDay !== null && openDay < today
}

/** From this time on the house closes what is open and at rest, so that each day has its report on the day itself. */
export const CLOSES_ITSELF_AT = '23:50:00'
/** A register that sold something in this time is not at rest. */
export const AT_REST_AFTER_MS = 5 * 60_000

/** True when a till practises no more: the day on which it began is over, or about to close. */
export function isTrainingOver(trainingDay: string, now: Date): boolean {
  const { date, time } = norwegianTime(now)
  return trainingDay < date || time >= CLOSES_ITSELF_AT
}

/** True when the house closes the register's day now. */
export function closesByItself(days: RegisterDays, { now, lastSaleAt }: { now: Date; lastSaleAt: Date | null }): boolean {
  const { date, time } = norwegianTime(now)
  if (isDayForgotten(days, date)) return true
  const isAtRest = lastSaleAt === null || now.getTime() - lastSaleAt.getTime() >= AT_REST_AFTER_MS
  return days.openDay === date && time >= CLOSES_ITSELF_AT && isAtRest
}
