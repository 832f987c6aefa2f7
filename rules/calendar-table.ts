// A calendar as a table: a header in Norwegian or English, semicolons, commas or tabs between, and dates as people or as
// machines write them.

import type { FileLine, RawEntry } from './calendar-entries.ts'
import { isDay } from './norwegian-time.ts'

const COLUMNS = {
  title: [
    'tittel',
    'navn',
    'hva',
    'kva',
    'beskrivelse',
    'skildring',
    'emne',
    'hendelse',
    'title',
    'name',
    'summary',
    'subject',
    'description',
    'event',
    'what',
  ],
  first: ['fra', 'frå', 'fra dato', 'frå dato', 'fra og med', 'første dag', 'start', 'startdato', 'dato', 'from', 'first day', 'start date', 'date', 'begins'],
  last: ['til', 'til dato', 'til og med', 'siste dag', 'slutt', 'sluttdato', 'to', 'until', 'last day', 'end', 'end date', 'ends'],
  kind: ['type', 'slag', 'art', 'kategori', 'kind', 'category'],
} as const
type Column = keyof typeof COLUMNS

/** The rows of a table; null when its header says nothing of days and names. */
export function readCalendarTable(lines: readonly FileLine[]): RawEntry[] | null {
  const rows = lines.filter(({ text }) => text.trim() !== '')
  const [header, ...rest] = rows
  if (!header) return []
  const separator = [';', '\t', ','].find((each) => header.text.includes(each))
  if (separator === undefined) return null
  const places = placesOf(cellsOf(header.text, separator) ?? [])
  if (places.title === undefined || places.first === undefined) return null
  return rest.map((row) => readRow(row, { separator, places }))
}

type Places = Partial<Record<Column, number>>

function placesOf(cells: readonly string[]): Places {
  const names = cells.map((cell) => cell.trim().toLowerCase().replace(/[.:]$/, ''))
  const places: Places = {}
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const place = names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name))
    if (place >= 0) places[column] = place
  }
  return places
}

function readRow({ text, line }: FileLine, { separator, places }: { separator: string; places: Places }): RawEntry {
  const cells = cellsOf(text, separator)
  if (cells === null) return { line, title: '', kind: '', firstDay: null, lastDay: null, why: 'not_whole' }
  const cell = (column: Column) => (places[column] === undefined ? '' : (cells[places[column]] ?? '').trim())
  const firstDay = readDay(cell('first'))
  return { line, title: cell('title'), kind: cell('kind'), firstDay, lastDay: cell('last') === '' ? firstDay : readDay(cell('last')) }
}

/** A row's cells; null when a quotation is not closed on it. */
function cellsOf(text: string, separator: string): string[] | null {
  const cells: string[] = []
  let [cell, isQuoted] = ['', false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') [cell, isQuoted] = ['', true]
    else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return isQuoted ? null : [...cells, cell]
}

/** "17.08.2026", "7.8.2026" or "2026-08-17" as a day; null when there is no such day. */
function readDay(text: string): string | null {
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  const day = year === undefined ? text : `${year}-${(month as string).padStart(2, '0')}-${(date as string).padStart(2, '0')}`
  return isDay(day) ? day : null
}
