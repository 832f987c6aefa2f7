// What a calendar file would change: what is new, what stands there already, and what is in the calendar between the file's
// first and last day and is not in the file.

import type { FilePeriod } from './calendar-file.ts'
import type { Period } from './school-calendar.ts'

type Named = Period & { title: string }
export type CalendarChanges<Standing extends Named> = { added: FilePeriod[]; removed: Standing[]; sameCount: number }

export function calendarChanges<Standing extends Named>(standing: readonly Standing[], read: readonly FilePeriod[]): CalendarChanges<Standing> {
  const inFile = new Map(read.map((period) => [keyOf(period), period]))
  const there = new Set(standing.map(keyOf))
  const from = read.map(({ firstDay }) => firstDay).toSorted()[0]
  const until = read
    .map(({ lastDay }) => lastDay)
    .toSorted()
    .at(-1)
  const isWithin = ({ firstDay, lastDay }: Period) => from !== undefined && until !== undefined && firstDay >= from && lastDay <= until
  const added = [...inFile].filter(([key]) => !there.has(key)).map(([, period]) => period)
  return {
    added,
    removed: standing.filter((period) => isWithin(period) && !inFile.has(keyOf(period))),
    sameCount: inFile.size - added.length,
  }
}

// The same days of the same kind by the same name are the same, and named once however often a file does.
const keyOf = ({ kind, firstDay, lastDay, title }: Named) => [kind, firstDay, lastDay, title.toLowerCase()].join('|')
