// A school's calendar as iCalendar (RFC 5545), for other calendars and for a colleague's school: read again by `readCalendarFile` it is the same.

import { addDays } from './norwegian-time.ts'
import type { PeriodKind } from './school-calendar.ts'

export type WrittenPeriod = { periodId: string; kind: PeriodKind; title: string; firstDay: string; lastDay: string }

/** What the reader knows a kind by. */
const KINDS: Record<PeriodKind, string> = { term: 'Termin', free: 'Fri', planning: 'Planleggingsdag' }

/** Octets of a line, without its end. */
const MOST_OCTETS = 75

export function writeICalendar(periods: readonly WrittenPeriod[], { name, madeAt }: { name: string; madeAt: Date }): string {
  const stamp = madeAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const events = periods.flatMap(({ periodId, kind, title, firstDay, lastDay }) => [
    'BEGIN:VEVENT',
    `UID:${periodId}@kantinekort`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(firstDay)}`,
    // An end is the day after the last.
    `DTEND;VALUE=DATE:${compact(addDays(lastDay, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `CATEGORIES:${KINDS[kind]}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kantinekort//Skolerute//NO', `X-WR-CALNAME:${escaped(name)}`, ...events, 'END:VCALENDAR']
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const compact = (day: string) => day.replaceAll('-', '')

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n')

/** A long line goes on after a space, and is never cut within a sign. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let [whole, octets] = ['', 0]
  for (const sign of line) {
    const { length } = encoder.encode(sign)
    if (octets + length > MOST_OCTETS) {
      whole += '\r\n '
      octets = 1
    }
    whole += sign
    octets += length
  }
  return whole
}
