// The list as a file for a Norwegian spreadsheet: semicolons, decimal commas, and a mark in front that says UTF-8.
import { oreToKronerText } from '../../contract/money.ts'
import type { Pupil } from './pupils.ts'

export type CsvHeadings = {
  lastName: string
  firstName: string
  className: string
  email: string
  pupilNumber: string
  balance: string
  from: string
  until: string
}

const UTF8_MARK = '\u{feff}'

export function pupilsAsCsv(pupils: readonly Pupil[], headings: CsvHeadings): string {
  const rows = [
    [headings.lastName, headings.firstName, headings.className, headings.email, headings.pupilNumber, headings.balance, headings.from, headings.until],
    ...pupils.map((pupil) => [
      textCell(pupil.lastName),
      textCell(pupil.firstName),
      textCell(pupil.className),
      textCell(pupil.email ?? ''),
      textCell(pupil.pupilNumber ?? ''),
      oreToKronerText(pupil.balanceOre),
      pupil.enrolledFrom,
      pupil.enrolledUntil ?? '',
    ]),
  ]
  return UTF8_MARK + rows.map((cells) => cells.map(quoted).join(';')).join('\r\n') + '\r\n'
}

/** A name that begins as a formula does must not be run as one by the spreadsheet. */
function textCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
