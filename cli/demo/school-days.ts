// Which days a canteen is open: Monday to Friday, outside the holidays that all of Norway has and the weeks
// that its schools usually have off. Good enough for a made-up canteen.

import { addDays } from '../../rules/norwegian-time.ts'

export function isSchoolDay(day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`)
  const weekday = date.getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  return !isPublicHoliday(day) && !isSchoolHoliday(day)
}

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

const between = (day: string, from: string, until: string) => day.slice(5) >= from && day.slice(5) <= until

function isSchoolHoliday(day: string): boolean {
  return between(day, '06-20', '08-18') || between(day, '12-21', '12-31') || between(day, '01-01', '01-02') || isInWeek(day, 8) || isInWeek(day, 40)
}

function isPublicHoliday(day: string): boolean {
  if (['01-01', '05-01', '05-17', '12-25', '12-26'].includes(day.slice(5))) return true
  const easter = easterSunday(Number(day.slice(0, 4)))
  // The whole week before Easter is off at school, and then Easter Monday, Ascension Day and Whit Monday.
  return (day >= addDays(easter, -6) && day <= addDays(easter, 1)) || day === addDays(easter, 39) || day === addDays(easter, 50)
}

/** True when the day lies in that ISO week. */
function isInWeek(day: string, week: number): boolean {
  const date = new Date(`${day}T12:00:00Z`)
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000)
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12)
  return Math.floor((thursday.getTime() - firstOfYear) / (7 * 86_400_000)) + 1 === week
}

/** Easter Sunday by the rule of Gauss in Meeus' form. */
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}
