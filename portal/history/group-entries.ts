// Movements by day and by month as people in Oslo count them, in the order they come: newest first.
import { osloDay } from '../../language/amounts-and-dates.ts'

export type Day<Entry> = { day: string; entries: Entry[] }
export type Month<Entry> = { month: string; days: Day<Entry>[] }
type Dated = { happenedAt: string }

/** Entries grouped under "2026-11-03". An entry that was booked late stands where it was booked, so that balances follow each other. */
export function daysOf<Entry extends Dated>(entries: readonly Entry[]): Day<Entry>[] {
  const days: Day<Entry>[] = []
  for (const entry of entries) {
    const day = osloDay(entry.happenedAt)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** Days grouped under "2026-11". */
export function monthsOf<Entry extends Dated>(entries: readonly Entry[]): Month<Entry>[] {
  const months: Month<Entry>[] = []
  for (const day of daysOf(entries)) {
    const month = day.day.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.days.push(day)
    else months.push({ month, days: [day] })
  }
  return months
}
