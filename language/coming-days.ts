// A school day to come as people say it: "i dag", "i morgen", "torsdag" within a week, and with its date later.
import { formatCalendarDay, type Instant } from './amounts-and-dates.ts'
import type { Language } from './languages.ts'

const WEEK_DAYS = 7

export function formatComingDay(day: string, { language, today }: { language: Language; today: string }): string {
  const noon: Instant = `${today}T12:00:00Z`
  const written = formatCalendarDay(day, { language, now: noon })
  const daysAway = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  const isThisWeek = daysAway > 1 && daysAway < WEEK_DAYS
  if (!isThisWeek) return written
  // Seen from far away in the same year, a day is told by its weekday, which alone is enough within the week.
  const farAway = `${day.slice(0, 4)}-${day.slice(5) < '07' ? '11' : '02'}-01T12:00:00Z`
  return formatCalendarDay(day, { language, now: farAway }).split(' ')[0] ?? written
}
