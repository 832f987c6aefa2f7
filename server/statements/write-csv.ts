// A statement for a Norwegian spreadsheet: semicolons, decimal commas, and a mark in front that says UTF-8.

import { oreToKronerText } from '../../contract/money.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Language } from '../../language/languages.ts'
import { statementTexts } from '../../language/statements/texts.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { itemsOf, type StatementEntry, sumsOf, titleOf } from './entry-words.ts'

export type Statement = {
  holder: string
  schoolName: string
  operator: RouteReply<'GET /api/session'>['wallets'][number]['operator']
  firstDay: string
  lastDay: string
  madeAt: string
  openingOre: number
  closingOre: number
  /** In the order in which they were booked. */
  entries: readonly StatementEntry[]
}

const UTF8_MARK = '\u{feff}'

export function writeCsv({ entries, firstDay, lastDay, openingOre, closingOre }: Statement, language: Language): string {
  const texts = statementTexts[language]
  const { date, time, what, items, place, receipt, amount, balance } = texts.columns
  const { inOre, outOre } = sumsOf(entries)
  const rows = [
    [date, time, what, items, place, receipt, amount, balance],
    [firstDay, '', texts.opening, '', '', '', '', oreToKronerText(openingOre)],
    ...entries.map((entry) => {
      const at = norwegianTime(new Date(entry.happenedAt))
      const { place: where, receiptNumber, amountOre, balanceAfterOre } = entry
      return [
        at.date,
        at.time.slice(0, 5),
        textCell(titleOf(entry, texts)),
        textCell(itemsOf(entry)),
        textCell(where ?? ''),
        String(receiptNumber ?? ''),
        oreToKronerText(amountOre),
        oreToKronerText(balanceAfterOre),
      ]
    }),
    [lastDay, '', texts.closing, '', '', '', '', oreToKronerText(closingOre)],
    ['', '', texts.sumIn, '', '', '', oreToKronerText(inOre), ''],
    ['', '', texts.sumOut, '', '', '', oreToKronerText(outOre), ''],
  ]
  return UTF8_MARK + rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')
}

/** A giver or a till may be called what a spreadsheet takes for a formula; it must not be run as one. */
const textCell = (text: string) => (/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
