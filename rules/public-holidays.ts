// The days on which nobody in Norway goes to school, whatever the school's own calendar says: lov om 1 og 17 mai som
// høgtidsdager (1947), and helligdagsfredloven (1995) § 2.

import { addDays } from './norwegian-time.ts'

export const publicHolidays = [
  'new_year',
  'maundy_thursday',
  'good_friday',
  'easter_sunday',
  'easter_monday',
  'first_of_may',
  'constitution_day',
  'ascension_day',
  'whit_sunday',
  'whit_monday',
  'christmas_day',
  'boxing_day',
] as const
export type PublicHoliday = (typeof publicHolidays)[number]

const FIXED: Readonly<Record<string, PublicHoliday>> = {
  '01-01': 'new_year',
  '05-01': 'first_of_may',
  '05-17': 'constitution_day',
  '12-25': 'christmas_day',
  '12-26': 'boxing_day',
}
const DAYS_FROM_EASTER: Readonly<Record<number, PublicHoliday>> = {
  [-3]: 'maundy_thursday',
  [-2]: 'good_friday',
  0: 'easter_sunday',
  1: 'easter_monday',
  39: 'ascension_day',
  49: 'whit_sunday',
  50: 'whit_monday',
}

/** Easter Sunday of a year in the Gregorian calendar, by the church's own table of moons ("2026-04-05"). */
export function easterSunday(year: number): string {
  const goldenNumber = year % 19
  const century = Math.floor(year / 100)
  const leapsLeftOut = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((8 * century + 13) / 25)
  const ageOfMoon = (19 * goldenNumber + leapsLeftOut - moonCorrection + 15) % 30
  // The two longest moons are a day shorter, so that Easter is never after 25 April.
  const isShortened = ageOfMoon === 29 || (ageOfMoon === 28 && goldenNumber > 10)
  const fullMoon = addDays(`${year}-03-21`, ageOfMoon - (isShortened ? 1 : 0))
  return addDays(fullMoon, 7 - weekdayOf(fullMoon) || 7)
}

/** Which public holiday a day is, or null. Where two fall on one day, such as 17 May on Whit Sunday, one of them is answered. */
export function publicHolidayOn(day: string): PublicHoliday | null {
  const fixed = FIXED[day.slice(5)]
  if (fixed) return fixed
  const sinceEaster = daysBetween(easterSunday(Number(day.slice(0, 4))), day)
  return DAYS_FROM_EASTER[sinceEaster] ?? null
}

/** The weekday of a day of the calendar: 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay()

/** How many days later the second day is; negative when it is before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
