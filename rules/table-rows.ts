// Tables as spreadsheets and administration systems write them: semicolons, tabs or commas between, cells in quotation marks
// that may hold all three and a new line too, and one of two encodings. What is not whole is named by its line, never guessed at.

export type FileLine = { text: string; line: number }
/** The cells of a row, or null where a quotation in it is not closed. */
export type TableRow = { line: number; cells: string[] | null }

/** Control characters, but for those that are white space. */
const NO_TEXT = /[\p{Cc}--\s]/v

/** A cell may go on over so many lines; a quotation that nobody has closed by then is a mistake and no cell. */
const MOST_LINES_OF_A_ROW = 5

/**
 * UTF-16 where a mark in front says so, as a spreadsheet's «Unicode-tekst» has it; UTF-8 with or without its mark; what is neither, is
 * taken for Windows-1252, in which old spreadsheets still write. Null: no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = wideOf(bytes)
  if (wide !== null) return decodeWide(bytes, wide)
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return NO_TEXT.test(text) ? null : text
  }
}

const wideOf = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null

function decodeWide(bytes: Uint8Array, wide: 'utf-16le' | 'utf-16be'): string | null {
  try {
    const text = new TextDecoder(wide, { fatal: true }).decode(bytes)
    return NO_TEXT.test(text) ? null : text
  } catch {
    return null
  }
}

export const linesOf = (text: string): FileLine[] => text.split(/\r\n|\n|\r/).map((each, index) => ({ text: each, line: index + 1 }))

/** A table's header and what follows it; null where nothing separates its columns. Empty lines are no rows. */
export function readRows(lines: readonly FileLine[]): { header: string[]; rows: TableRow[] } | null {
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  const header = lines[first]
  if (!header) return { header: [], rows: [] }
  const separator = [';', '\t', ','].find((each) => header.text.includes(each))
  if (separator === undefined) return null
  return { header: cellsOf(header.text, separator) ?? [], rows: rowsAfter(lines.slice(first + 1), separator) }
}

function rowsAfter(lines: readonly FileLine[], separator: string): TableRow[] {
  const rows: TableRow[] = []
  for (let at = 0; at < lines.length;) {
    const { text, line } = lines[at] as FileLine
    if (text.trim() === '') {
      at += 1
      continue
    }
    const [cells, count] = cellsFrom(lines, at, separator)
    rows.push({ line, cells })
    at += count
  }
  return rows
}

/** The cells of the row that begins here, and how many lines it takes. */
function cellsFrom(lines: readonly FileLine[], at: number, separator: string): [cells: string[] | null, count: number] {
  let text = ''
  for (let count = 1; count <= MOST_LINES_OF_A_ROW && at + count <= lines.length; count += 1) {
    text += (count === 1 ? '' : '\n') + (lines[at + count - 1] as FileLine).text
    const cells = cellsOf(text, separator)
    if (cells !== null) return [cells, count]
  }
  return [null, 1]
}

/** A row's cells; null when a quotation in it is not closed, or something follows where one closes. */
function cellsOf(text: string, separator: string): string[] | null {
  const cells: string[] = []
  let [cell, isQuoted, wasQuoted] = ['', false, false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else [isQuoted, wasQuoted] = [false, true]
    } else if (sign === separator) {
      cells.push(cell)
      ;[cell, wasQuoted] = ['', false]
    } else if (wasQuoted) {
      if (sign.trim() !== '') return null
    } else if (sign === '"' && cell.trim() === '') [cell, isQuoted] = ['', true]
    else cell += sign
  }
  return isQuoted ? null : [...cells, cell]
}

/** How a column is called in a header, without case, marks at its end and doubled spaces. */
export const columnName = (cell: string): string =>
  cell
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[.:*]+$/, '')
    .replaceAll(/[\s_]+/g, ' ')

/** Where each column that is known by one of its names stands; the first, where a header has several. */
export function placesOf<Column extends string>(
  header: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
): Partial<Record<Column, number>> {
  const written = header.map(columnName)
  const places: Partial<Record<Column, number>> = {}
  for (const column of Object.keys(names) as Column[]) {
    const place = written.findIndex((name) => names[column].includes(name))
    if (place >= 0) places[column] = place
  }
  return places
}
