// A class list from a school's administration system, as a file or pasted from a spreadsheet. Read in the browser, so that what
// nobody asked for, a national identity number above all, never leaves the machine it stands on.

import { eachOnce, type ListedPupil, type ListFault, readListedPupil, type WrittenPupil } from './listed-pupil.ts'
import { columnName, decodeText, linesOf, placesOf, readRows, type TableRow } from './table-rows.ts'

export const MOST_LIST_BYTES = 1024 * 1024
/** The header and 5,000 pupils, which no school in the country has. */
export const MOST_LISTED = 5_000
const MOST_LINES = 20_000
const MOST_LINE_CHARACTERS = 2_000
const MOST_NAMED_COLUMNS = 20

const COLUMNS: Record<keyof WrittenPupil, readonly string[]> = {
  firstName: ['fornavn', 'førenamn', 'fornamn', 'first name', 'firstname', 'given name', 'given names'],
  lastName: ['etternavn', 'etternamn', 'last name', 'lastname', 'surname', 'family name'],
  className: ['klasse', 'klassenavn', 'klassenamn', 'basisgruppe', 'gruppe', 'class', 'class name', 'group'],
  bornOn: ['fødselsdato', 'fødselsdag', 'født', 'fødd', 'fødd dato', 'date of birth', 'birth date', 'birthdate', 'birthday', 'born'],
  email: ['e-post', 'epost', 'e-postadresse', 'epostadresse', 'e-post elev', 'elevens e-post', 'e-mail', 'email', 'mail', 'email address', 'e-mail address'],
  mobile: ['mobil', 'mobilnr', 'mobilnummer', 'mobiltelefon', 'mobile', 'mobile phone', 'mobile number', 'cell phone'],
  feideName: ['feide-navn', 'feidenavn', 'feide-namn', 'feidenamn', 'feide', 'feide-id', 'feideid', 'feide id', 'feide name', 'feide-name', 'feidename'],
  pupilNumber: ['elevnummer', 'elevnr', 'elev-nr', 'elev nr', 'elev-id', 'elevid', 'elev id', 'pupil number', 'pupil id', 'student number', 'student id'],
}
const NATIONAL_ID = /f(ø|oe|o)dsels-?(nr|nummer|og person)|\bfnr\b|personn(r|ummer)|\bd-?nummer|national id|personal (id|number)|identity number|\bssn\b/

/** too_large: of bytes or lines. not_text: a spreadsheet or a picture. no_header: no column that is called Fornavn and Etternavn. */
export type ListFileFault = 'too_large' | 'too_many' | 'not_text' | 'no_header' | 'nothing'
export type PupilList = {
  pupils: ListedPupil[]
  /** Lines that say what a line above them has said. */
  repeated: number[]
  /** Lines that are left out, each with its reason. */
  faults: { line: number; why: ListFault }[]
  /** Columns that nobody asked for, by name. */
  ignored: string[]
  /** There is a column of national identity numbers. None of it has been read. */
  hasNationalIds: boolean
}

export function readPupilList(bytes: Uint8Array, today: string): PupilList | { fault: ListFileFault } {
  if (bytes.length > MOST_LIST_BYTES) return { fault: 'too_large' }
  const text = decodeText(bytes)
  if (text === null) return { fault: 'not_text' }
  const lines = linesOf(text)
  if (lines.length > MOST_LINES) return { fault: 'too_large' }
  const tooLong = lines.filter((each) => each.text.length > MOST_LINE_CHARACTERS).map(({ line }) => ({ line, why: 'too_long' as const }))
  const table = readRows(lines.filter((each) => each.text.length <= MOST_LINE_CHARACTERS))
  if (table === null) return { fault: 'no_header' }
  const places = placesOf(table.header, COLUMNS)
  if (places.firstName === undefined || places.lastName === undefined) return { fault: table.header.length === 0 ? 'nothing' : 'no_header' }
  if (table.rows.length > MOST_LISTED) return { fault: 'too_many' }
  if (table.rows.length === 0) return { fault: 'nothing' }
  const read = table.rows.flatMap((row) => readRow(row, { places, today }) ?? [])
  const once = eachOnce(read.flatMap((each) => ('why' in each ? [] : [each])))
  const faults = [...tooLong, ...once.faults, ...read.flatMap((each) => ('why' in each ? [each] : []))]
  return {
    pupils: once.pupils,
    repeated: once.repeated,
    faults: faults.toSorted((one, other) => one.line - other.line),
    ...strangeColumns(table.header, places),
  }
}

type Places = Partial<Record<keyof WrittenPupil, number>>

function readRow({ line, cells }: TableRow, { places, today }: { places: Places; today: string }): ReturnType<typeof readListedPupil> | null {
  if (cells === null) return { line, why: 'not_whole' }
  // Only separators: what a spreadsheet writes of rows that were emptied.
  if (cells.every((cell) => cell.trim() === '')) return null
  const cell = (column: keyof WrittenPupil) => (places[column] === undefined ? '' : withoutGuard(cells[places[column]] ?? ''))
  const written = Object.fromEntries((Object.keys(COLUMNS) as (keyof WrittenPupil)[]).map((column) => [column, cell(column)])) as WrittenPupil
  return readListedPupil(written, { line, today })
}

// White space of every kind is one space; ="0012" is how systems keep a spreadsheet from taking the zeroes away.
const withoutGuard = (cell: string): string =>
  cell
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'(?=[=+@-])/, '')

function strangeColumns(header: readonly string[], places: Places): Pick<PupilList, 'ignored' | 'hasNationalIds'> {
  const known = new Set(Object.values(places))
  const strange = header.filter((cell, place) => cell.trim() !== '' && !known.has(place))
  const isNational = (cell: string) => NATIONAL_ID.test(columnName(cell))
  return {
    ignored: strange
      .filter((cell) => !isNational(cell))
      .map((cell) => cell.trim().slice(0, 40))
      .slice(0, MOST_NAMED_COLUMNS),
    hasNationalIds: strange.some(isNational),
  }
}
