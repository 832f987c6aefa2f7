// A calendar as a table: a header in Norwegian or English, semicolons, commas or tabs between, and dates as people or as
// machines write them.

import type { RawEntry } from './calendar-entries.ts'
import { type FileLine, placesOf, readRows, type TableRow } from './table-rows.ts'
import { readWrittenDay } from './written-day.ts'

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

type Places = Partial<Record<keyof typeof COLUMNS, number>>

/** The rows of a table; null when its header says nothing of days and names. */
export function readCalendarTable(lines: readonly FileLine[]): RawEntry[] | null {
  const table = readRows(lines)
  if (table === null || table.header.length === 0) return table && []
  const places = placesOf(table.header, COLUMNS)
  if (places.title === undefined || places.first === undefined) return null
  return table.rows.map((row) => readRow(row, places))
}

function readRow({ cells, line }: TableRow, places: Places): RawEntry {
  if (cells === null) return { line, title: '', kind: '', firstDay: null, lastDay: null, why: 'not_whole' }
  const cell = (column: keyof Places) => (places[column] === undefined ? '' : (cells[places[column]] ?? '').trim().replaceAll(/\s+/g, ' '))
  const firstDay = readWrittenDay(cell('first'))
  return { line, title: cell('title'), kind: cell('kind'), firstDay, lastDay: cell('last') === '' ? firstDay : readWrittenDay(cell('last')) }
}
