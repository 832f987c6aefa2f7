// What the bank did with each line of a file, as the office reads it there. A line is decided once.

import type { LineFailure } from '../../contract/refund-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { endAccount } from '../payout-accounts/index.ts'
import { failPart, lockPartOfRefund, payPart } from '../refunds/index.ts'
import { type LineRow, linesOf, lockLines, partsInLine, runOf, type RunRow, writeLineDecision } from './store.ts'

type Decided = { operatorId: string; runId: string; personId: string }

/** The bank has paid these. What was marked so before stays so. @throws Refused not_found, payout_line_decided */
export async function markPaid(house: House, { lineIds, ...decided }: Decided & { lineIds: readonly string[] }): Promise<void> {
  const { runId, personId } = decided
  const lines = await ownLines(house, { ...decided, lineIds })
  for (const [schoolId, ofSchool] of Map.groupBy(lines, (line) => line.schoolId)) {
    await transaction(house.database, async (tx) => {
      const chart = await house.chartOf(tx, schoolId)
      for (const line of await lockLines(tx, { schoolId, runId, lineIds: ofSchool.map(({ lineId }) => lineId) })) {
        if (line.state === 'paid') continue
        if (line.state === 'failed') throw new Refused('payout_line_decided')
        for (const part of await lockedParts(tx, line)) await payPart(tx, house, part, { accountId: chart.byKind.bank })
        await writeLineDecision(tx, { ...line, state: 'paid', why: null, personId, now: house.clock.now() })
      }
    })
  }
  house.log('payout lines paid', { runId, lines: lines.length })
}

/** The bank could not pay this one: its account is not used again, and its owner is asked for another. @throws Refused not_found, payout_line_decided */
export async function markFailed(house: House, { lineId, why, ...decided }: Decided & { lineId: string; why: LineFailure }): Promise<void> {
  const { runId, personId } = decided
  const [found] = await ownLines(house, { ...decided, lineIds: [lineId] })
  await transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const [line] = await lockLines(tx, { schoolId: (found as LineRow).schoolId, runId, lineIds: [lineId] })
    if (!line || line.state === 'paid') throw new Refused('payout_line_decided')
    if (line.state === 'failed') return
    if (line.payeePersonId !== null) await endAccount(tx, { personId: line.payeePersonId, accountNumber: line.accountNumber, reason: 'refused', now })
    for (const part of await lockedParts(tx, line)) await failPart(tx, house, part, why)
    await writeLineDecision(tx, { ...line, state: 'failed', why, personId, now })
  })
  house.log('payout line failed', { runId, why })
}

/** The parts in a line under lock, with their refunds. */
export async function lockedParts(tx: Queryable, line: LineRow) {
  const parts: Awaited<ReturnType<typeof lockPartOfRefund>>[] = []
  for (const { partId } of await partsInLine(tx, line)) parts.push(await lockPartOfRefund(tx, { schoolId: line.schoolId, partId }))
  return parts
}

async function ownLines(house: House, { operatorId, runId, lineIds }: { operatorId: string; runId: string; lineIds: readonly string[] }): Promise<LineRow[]> {
  const run: RunRow | null = await runOf(house.database, runId)
  if (run?.operatorId !== operatorId || run.state !== 'frozen') throw new Refused('not_found')
  const wanted = new Set(lineIds)
  const lines = (await linesOf(house.database, runId)).filter(({ lineId }) => wanted.has(lineId))
  if (lines.length !== wanted.size) throw new Refused('not_found')
  return lines
}
