// The vouchers as a table that any accounting system or spreadsheet in Norway opens: semicolons, decimal commas.

import { oreToKronerText } from '../../contract/money.ts'
import { nameAccount } from './vouchers.ts'
import type { Accounts } from './write-saf-t.ts'

const HEAD = [
  'Bilagsnummer',
  'Bilagsdato',
  'Bilagstype',
  'Konto',
  'Kontonavn',
  'Tekst',
  'Debet',
  'Kredit',
  'Mva-kode',
  'Mva-sats',
  'Mva-beløp',
  'Skole',
  'Antall',
]

/** The file, in pieces to be written one after the other. */
export function* writeCsv({ vouchers, schools }: Accounts): Generator<string> {
  // The mark in front tells spreadsheets that the letters are UTF-8.
  yield `\uFEFF${row(HEAD)}`
  const names = new Map(schools.map(({ schoolId, name }) => [schoolId, name]))
  for (const { number, localDate, type, text, lines, schoolId, count } of vouchers) {
    for (const { account, debitOre, creditOre, vat } of lines) {
      yield row([
        number,
        localDate,
        type,
        account,
        nameAccount(account).name,
        text,
        amount(debitOre),
        amount(creditOre),
        vat?.code ?? '',
        vat ? String(vat.rate / 100).replace('.', ',') : '',
        vat ? oreToKronerText(vat.vatOre) : '',
        names.get(schoolId) ?? String(schoolId),
        String(count),
      ])
    }
  }
}

const amount = (amountOre: number) => (amountOre === 0 ? '' : oreToKronerText(amountOre))

const row = (cells: string[]) => `${cells.map(cell).join(';')}\r\n`

// A spreadsheet takes a cell that begins like this for a formula, whoever named the school.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(,\d+)?$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
