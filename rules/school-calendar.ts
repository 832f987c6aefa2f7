// On which days a school's canteen sells: the weekdays it is open, inside its terms, and on none of its free days or the
// country's. A school that has not told its terms yet is taken at its weekdays.

import { addDays } from './norwegian-time.ts'
import { publicHolidayOn, weekdayOf } from './public-holidays.ts'

export const periodKinds = ['term', 'free', 'planning'] as const
/** term: between its days there is school; free: a holiday or a single day off; planning: teachers only. */
export type PeriodKind = (typeof periodKinds)[number]

/** Some days of the calendar, both ends included. */
export type Period = { kind: PeriodKind; firstDay: string; lastDay: string }

export type SchoolCalendar = {
  /** 1 is Monday, 7 is Sunday. */
  openWeekdays: readonly number[]
  periods: readonly Period[]
}

export const usualWeekdays: readonly number[] = [1, 2, 3, 4, 5]
export const MOST_PERIODS = 200
export const LONGEST_PERIOD_DAYS = 366

const covers = ({ firstDay, lastDay }: Period, day: string) => firstDay <= day && day <= lastDay

/** Whether the canteen sells on a day. */
export function isSchoolDay({ openWeekdays, periods }: SchoolCalendar, day: string): boolean {
  if (!openWeekdays.includes(weekdayOf(day) || 7)) return false
  if (publicHolidayOn(day) !== null) return false
  if (periods.some((period) => period.kind !== 'term' && covers(period, day))) return false
  const terms = periods.filter(({ kind }) => kind === 'term')
  return terms.length === 0 || terms.some((term) => covers(term, day))
}

/** The school days from one day to another, both included. */
export function schoolDaysBetween(calendar: SchoolCalendar, { from, until }: { from: string; until: string }): string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) days.push(day)
  return days
}

/** The last day of the last term, or null where no term is told. */
export function lastTermDay({ periods }: SchoolCalendar): string | null {
  const ends = periods.filter(({ kind }) => kind === 'term').map(({ lastDay }) => lastDay)
  return ends.toSorted().at(-1) ?? null
}
