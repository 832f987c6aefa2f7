// A statement is taken in whole or not at all, and once, however often it is read. What it says must follow from the one
// before: a report with a hole in front of it would make every sum after it wrong.

import type { ProviderName } from '../../contract/payment-providers.ts'
import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Statement, StatementLine } from '../payments/index.ts'
import { insertLines, insertReport, knownLines, lastReport, lockAccount, reportCalled, type ReportRow } from './store.ts'

export type TakenIn = { report: ReportRow; wasReadBefore: boolean }
type Taking = { operatorId: string; provider: ProviderName; statement: Statement; personId: string | null }

/** Places of the lines of one report among those of its ledger. */
const PLACES_A_REPORT = 1_000_000
export const MOST_LINES = 50_000

/** @throws Refused settlement_of_another, settlement_not_next, settlement_file_unreadable */
export function takeInStatement(house: House, { operatorId, provider, statement, personId }: Taking): Promise<TakenIn> {
  const { ledger, name, day } = statement
  if (statement.lines.length > MOST_LINES) throw new Refused('settlement_file_unreadable')
  return transaction(house.database, async (tx) => {
    await lockAccount(tx, { operatorId, provider })
    const before = await reportCalled(tx, { provider, ledger, name })
    const last = await lastReport(tx, { provider, ledger })
    if ((before ?? last) && (before ?? last)?.operatorId !== operatorId) throw new Refused('settlement_of_another')
    if (before) return { report: before, wasReadBefore: true }
    const openingOre = statement.openingOre ?? last?.closingOre ?? 0
    if (last && last.closingOre !== openingOre) throw new Refused('settlement_not_next')
    const lines = await namedOnce(statement.lines, (all) => knownLines(tx, { provider, ledger, lines: all }), name)
    const position = (last?.position ?? 0) + 1
    const report: ReportRow = {
      reportId: house.newId(),
      operatorId,
      ledger,
      position,
      name,
      day,
      openingOre,
      closingOre: openingOre + lines.reduce((sum, { amountOre }) => sum + amountOre, 0),
    }
    await insertReport(tx, { ...report, provider, lineCount: lines.length, personId, now: house.clock.now() })
    const placed = lines.map((line, index) => ({ ...line, lineId: house.newId(), position: position * PLACES_A_REPORT + index }))
    await insertLines(tx, { reportId: report.reportId, operatorId, provider, ledger, lines: placed })
    house.log('settlement report read', { provider, lines: lines.length })
    return { report, wasReadBefore: false }
  })
}

// A line that is told twice is money that was moved twice, or a mistake of theirs: it stays a line of its own, which
// nothing of ours answers to, and so becomes a difference.
async function namedOnce(
  lines: readonly StatementLine[],
  knownAmong: (lines: readonly StatementLine[]) => Promise<Set<string>>,
  report: string,
): Promise<StatementLine[]> {
  const seen = await knownAmong(lines)
  return lines.map((line, index) => {
    const name = `${line.kind} ${line.number}`
    const number = seen.has(name) ? `${line.number} (${report}/${index + 1})` : line.number
    seen.add(name)
    return { ...line, number }
  })
}
