// The little of iCalendar (RFC 5545) that a school's calendar is made of: events with a first and a last day and a name.
// What repeats is named and left out, so that nothing in a file can grow.

import type { RawEntry } from './calendar-entries.ts'
import { addDays, isDay, norwegianTime } from './norwegian-time.ts'
import type { FileLine } from './table-rows.ts'

type Property = { name: string; value: string; line: number }

export function readICalendar(lines: readonly FileLine[]): RawEntry[] {
  const entries: RawEntry[] = []
  let event: { line: number; properties: Map<string, string> } | null = null
  // Alarms and the like inside an event are nothing to us.
  let within = 0
  for (const { name, value, line } of unfolded(lines)) {
    const isEvent = value.trim().toUpperCase() === 'VEVENT'
    if (name === 'BEGIN' && isEvent && event === null) event = { line, properties: new Map() }
    else if (name === 'BEGIN' && event !== null) within += 1
    else if (name === 'END' && isEvent && event !== null) {
      if (event.properties.get('STATUS')?.trim().toUpperCase() !== 'CANCELLED') entries.push(readEvent(event))
      ;[event, within] = [null, 0]
    } else if (name === 'END' && event !== null) within = Math.max(0, within - 1)
    else if (event !== null && within === 0 && !event.properties.has(name)) event.properties.set(name, value)
  }
  if (event !== null) entries.push({ line: event.line, title: '', kind: '', firstDay: null, lastDay: null, why: 'not_whole' })
  return entries
}

/** A line that begins with a space goes on from the one before. Names come without their parameters. */
function unfolded(lines: readonly FileLine[]): Property[] {
  const whole: { text: string; line: number }[] = []
  for (const { text, line } of lines) {
    const last = whole.at(-1)
    if (/^[ \t]/.test(text) && last) last.text += text.slice(1)
    else whole.push({ text, line })
  }
  return whole.flatMap(({ text, line }) => {
    const [, name, value] = /^([A-Za-z-]+)(?:;(?:[^":]|"[^"]*")*)?:(.*)$/.exec(text) ?? []
    return name === undefined || value === undefined ? [] : [{ name: name.toUpperCase(), value, line }]
  })
}

function readEvent({ line, properties }: { line: number; properties: Map<string, string> }): RawEntry {
  const get = (name: string) => properties.get(name)?.trim() ?? ''
  const entry = { line, title: unescaped(get('SUMMARY')), kind: unescaped(get('CATEGORIES')) }
  if (properties.has('RRULE') || properties.has('RDATE')) return { ...entry, firstDay: null, lastDay: null, why: 'repeats' }
  const firstDay = dayOf(get('DTSTART'))
  return { ...entry, firstDay, lastDay: firstDay === null || properties.has('DURATION') ? null : lastDayOf(get('DTEND'), firstDay) }
}

/** An end is the first moment after it: of whole days the day after the last, of a clock the moment it is over. */
function lastDayOf(end: string, firstDay: string): string | null {
  if (end === '') return firstDay
  const day = dayOf(end)
  if (day === null || day === firstDay) return day
  return end.length === 8 || end.endsWith('T000000') ? addDays(day, -1) : day
}

/** "20260817", "20260817T080000" or, by the clock in Greenwich, "20260817T060000Z". */
function dayOf(text: string): string | null {
  const [, year, month, date, time, isUtc] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})(Z?))?$/.exec(text) ?? []
  const day = `${year}-${month}-${date}`
  if (!isDay(day)) return null
  if (!isUtc || time === undefined) return day
  const instant = new Date(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}Z`)
  return Number.isNaN(instant.getTime()) ? null : norwegianTime(instant).date
}

const unescaped = (text: string) => text.replaceAll(/\\([\\;,nN])/g, (_whole, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign))
