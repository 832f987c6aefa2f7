// A school's calendar from a file, as municipalities publish their «skolerute»: a table (CSV) or an iCalendar file. Nothing
// is guessed about a line that cannot be read: it is named, with its number. What is bounded is bounded before it is read.

import type { RawEntry, WhyUnreadable } from './calendar-entries.ts'
import { readCalendarTable } from './calendar-table.ts'
import { readICalendar } from './icalendar.ts'
import { daysBetween } from './public-holidays.ts'
import { LONGEST_PERIOD_DAYS, MOST_PERIODS, type PeriodKind } from './school-calendar.ts'
import { decodeText, linesOf } from './table-rows.ts'

export const MOST_FILE_BYTES = 256 * 1024
export const MOST_LINES = 5_000
export const MOST_LINE_LENGTH = 2_000
const MOST_TITLE_LENGTH = 60
/** More than these would only be read by nobody. */
const MOST_UNREADABLE = 200

/** A period as the file names it, and where. */
export type FilePeriod = { kind: PeriodKind; title: string; firstDay: string; lastDay: string; line: number }
export type UnreadableLine = { line: number; why: WhyUnreadable }
/** too_large: of bytes or lines. not_text: a picture, a spreadsheet, another encoding. no_header: a table whose columns nobody knows. nothing: no days in it. */
export type FileFault = 'too_large' | 'not_text' | 'no_header' | 'too_many' | 'nothing'
export type CalendarFile = { periods: FilePeriod[]; unreadable: UnreadableLine[] } | { fault: FileFault }

export function readCalendarFile(bytes: Uint8Array): CalendarFile {
  if (bytes.length > MOST_FILE_BYTES) return { fault: 'too_large' }
  const text = decodeText(bytes)
  if (text === null) return { fault: 'not_text' }
  const lines = linesOf(text)
  if (lines.length > MOST_LINES) return { fault: 'too_large' }
  const tooLong = lines.filter(({ text: { length } }) => length > MOST_LINE_LENGTH).map(({ line }) => ({ line, why: 'too_long' as const }))
  const short = lines.filter(({ text: { length } }) => length <= MOST_LINE_LENGTH)
  const entries = /^\s*BEGIN:VCALENDAR\s*$/im.test(text) ? readICalendar(short) : readCalendarTable(short)
  if (entries === null) return { fault: 'no_header' }
  return judge(entries, tooLong)
}

function judge(entries: readonly RawEntry[], tooLong: readonly UnreadableLine[]): CalendarFile {
  const periods: FilePeriod[] = []
  const unreadable: UnreadableLine[] = [...tooLong]
  for (const entry of entries) {
    const why = entry.why ?? whyNot(entry)
    if (why !== null) unreadable.push({ line: entry.line, why })
    else periods.push({ ...daysOf(entry), kind: kindOf(entry), title: entry.title.trim().slice(0, MOST_TITLE_LENGTH).trim(), line: entry.line })
  }
  const whole = withTerms(periods)
  if (whole.length > MOST_PERIODS) return { fault: 'too_many' }
  if (whole.length === 0 && unreadable.length === 0) return { fault: 'nothing' }
  return {
    periods: whole.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : one.firstDay > other.firstDay ? 1 : one.line - other.line)),
    unreadable: unreadable.toSorted((one, other) => one.line - other.line).slice(0, MOST_UNREADABLE),
  }
}

const daysOf = ({ firstDay, lastDay }: RawEntry) => ({ firstDay: firstDay as string, lastDay: lastDay as string })

function whyNot(entry: RawEntry): WhyUnreadable | null {
  if (entry.firstDay === null || entry.lastDay === null) return 'no_days'
  if (entry.title.trim() === '') return 'no_title'
  const { firstDay, lastDay } = daysOf(entry)
  return firstDay > lastDay || daysBetween(firstDay, lastDay) >= LONGEST_PERIOD_DAYS ? 'wrong_days' : null
}

const KIND_WORDS: Record<PeriodKind, RegExp> = {
  planning: /planlegg|planning|kursdag/i,
  term: /\btermin\b|semester|skolehalvår|skulehalvår|^term\b|skoleår|skuleår|school year/i,
  free: /fri|ferie|holiday|free|off/i,
}

// What the file says of it first, and then what it is called. Whatever is in a «skolerute» and is neither term nor planning is free.
function kindOf({ kind, title }: RawEntry): PeriodKind {
  for (const text of [kind, title]) for (const each of ['planning', 'term', 'free'] as const) if (KIND_WORDS[each].test(text)) return each
  return 'free'
}

const FIRST = /første skoledag|første skuledag|skolestart|skulestart|first day of school|first school day/i
const LAST = /siste skoledag|siste skuledag|skoleslutt|skuleslutt|last day of school|last school day/i

// «Første skoledag» and «Siste skoledag» are no days off: from the one to the other is a term.
function withTerms(periods: readonly FilePeriod[]): FilePeriod[] {
  // What is a term already is one, by whatever name.
  const marks = periods
    .filter(({ kind, title }) => kind !== 'term' && (FIRST.test(title) || LAST.test(title)))
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
  const terms: FilePeriod[] = []
  let begun: FilePeriod | null = null
  for (const mark of marks) {
    if (FIRST.test(mark.title)) begun ??= mark
    else if (begun !== null && daysBetween(begun.firstDay, mark.lastDay) < LONGEST_PERIOD_DAYS) {
      terms.push({ ...begun, kind: 'term', title: `${begun.title} – ${mark.title}`.slice(0, MOST_TITLE_LENGTH), lastDay: mark.lastDay })
      begun = null
    }
  }
  return [...periods.filter((period) => !marks.includes(period)), ...terms]
}
