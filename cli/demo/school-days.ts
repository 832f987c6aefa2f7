// Which days the demo's canteens are open: the calendar that their office has put in, with the weeks that Norwegian schools
// usually have off. Good enough for a made-up canteen.

import { addDays } from '../../rules/norwegian-time.ts'
import { easterSunday, weekdayOf } from '../../rules/public-holidays.ts'
import { isSchoolDay as isInCalendar, type Period, usualWeekdays } from '../../rules/school-calendar.ts'

export type NamedPeriod = Period & { title: string }

/** The calendar of the school years around a day: the one it is in, the one before and the one after. */
export function calendarAround(day: string): NamedPeriod[] {
  const thisYear = Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0)
  return [thisYear - 1, thisYear, thisYear + 1].flatMap(schoolYear)
}

function schoolYear(year: number): NamedPeriod[] {
  const easter = easterSunday(year + 1)
  return [
    { kind: 'term', title: 'Høsthalvåret', firstDay: `${year}-08-19`, lastDay: `${year}-12-20` },
    { kind: 'free', title: 'Høstferie', ...schoolWeek(year, 40) },
    { kind: 'term', title: 'Vårhalvåret', firstDay: `${year + 1}-01-03`, lastDay: `${year + 1}-06-19` },
    { kind: 'free', title: 'Vinterferie', ...schoolWeek(year + 1, 8) },
    { kind: 'free', title: 'Påskeferie', firstDay: addDays(easter, -6), lastDay: addDays(easter, 1) },
  ]
}

/** Monday to Friday of an ISO week: the first is the one with 4 January in it. */
function schoolWeek(year: number, week: number): Pick<Period, 'firstDay' | 'lastDay'> {
  const fourth = `${year}-01-04`
  const firstDay = addDays(fourth, 1 - (weekdayOf(fourth) || 7) + 7 * (week - 1))
  return { firstDay, lastDay: addDays(firstDay, 4) }
}

export const isSchoolDay = (day: string): boolean => isInCalendar({ openWeekdays: usualWeekdays, periods: calendarAround(day) }, day)

/** The last `count` school days up to and with `day`, the oldest first. */
export function lastSchoolDays(day: string, count: number): string[] {
  const days: string[] = []
  // In summer one goes back two months; a year is more than ever needed.
  for (let back = 0; days.length < count && back < 366; back += 1) {
    const each = addDays(day, -back)
    if (isSchoolDay(each)) days.unshift(each)
  }
  return days
}
