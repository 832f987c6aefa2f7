// What the bank's own file tells of our payouts: which lines it has paid, and which it sent back. The same as a person
// does by hand from the online bank, and a line is still decided once.

import type { ReasonToWait } from '../../contract/bank-routes.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { whyReturned } from '../../rules/bank-payment.ts'
import type { House } from '../house.ts'
import { endAccount } from '../payout-accounts/index.ts'
import { comeBackPart, failPart, payPart } from '../refunds/index.ts'
import { lockedParts } from './decide-lines.ts'
import { lineAt, type LineRow, linesOf, lockLines, runCalled, writeLineDecision } from './store.ts'

export type BankSays = { operatorId: string; accountNumber: string; endToEndId: string | null; paymentInfoId: string | null; amountOre: number }

/** The line of one of the operator's payouts that a booking names, or null. */
export async function lineNamed(db: Queryable, { operatorId, accountNumber, endToEndId }: BankSays): Promise<LineRow | null> {
  const [, ...parts] = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(endToEndId ?? '') ?? []
  return parts.length === 0 ? null : lineAt(db, { lineId: parts.join('-').toLowerCase(), operatorId, accountNumber })
}

/** The bank has paid a line; done already is done. Answers why a person must look when it is not that simple. */
export async function payLineByBank(tx: Queryable, house: House, { line, amountOre }: { line: LineRow; amountOre: number }): Promise<ReasonToWait | null> {
  if (amountOre !== line.amountOre) return 'payout_amount_other'
  const [locked] = await lockLines(tx, { schoolId: line.schoolId, runId: line.runId, lineIds: [line.lineId] })
  if (!locked || locked.state === 'failed') return 'payout_decided'
  if (locked.state === 'paid') return null
  const chart = await house.chartOf(tx, line.schoolId)
  for (const part of await lockedParts(tx, locked)) await payPart(tx, house, part, { accountId: chart.byKind.bank })
  await writeLineDecision(tx, { ...locked, state: 'paid', why: null, personId: null, now: house.clock.now() })
  house.log('payout line paid by bank', { runId: line.runId })
  return null
}

/** The bank has sent a line back, paid before or not: its money waits for another account. */
export async function returnLineByBank(
  tx: Queryable,
  house: House,
  { line, amountOre, returnCode }: { line: LineRow; amountOre: number; returnCode: string | null },
): Promise<ReasonToWait | null> {
  if (amountOre !== line.amountOre) return 'payout_amount_other'
  const now = house.clock.now()
  const why = whyReturned(returnCode)
  const [locked] = await lockLines(tx, { schoolId: line.schoolId, runId: line.runId, lineIds: [line.lineId] })
  if (!locked || locked.state === 'failed') return 'payout_decided'
  if (locked.payeePersonId !== null) await endAccount(tx, { personId: locked.payeePersonId, accountNumber: locked.accountNumber, reason: 'refused', now })
  for (const part of await lockedParts(tx, locked)) await (locked.state === 'paid' ? comeBackPart : failPart)(tx, house, part, why)
  await writeLineDecision(tx, { ...locked, state: 'failed', why, personId: null, now })
  house.log('payout line returned by bank', { runId: line.runId, why })
  return null
}

/**
 * The bank has booked a whole file in one sum: all its lines are paid, school by school. Answers null when it is no file
 * of ours; whoever died in the middle is followed by one who finds the rest.
 */
export async function payRunByBank(house: House, { operatorId, accountNumber, paymentInfoId, amountOre }: BankSays): Promise<'paid' | ReasonToWait | null> {
  const messageId = /^(KK[0-9A-Z]{25})-1$/.exec(paymentInfoId ?? '')?.[1]
  const run = messageId === undefined ? null : await runCalled(house.database, { messageId, operatorId, accountNumber })
  if (run === null) return null
  if (amountOre !== run.amountOre) return 'payout_amount_other'
  const lines = await linesOf(house.database, run.runId)
  if (lines.some(({ state }) => state === 'failed')) return 'payout_decided'
  for (const line of lines.filter(({ state }) => state === 'in_run')) {
    const why = await transaction(house.database, (tx) => payLineByBank(tx, house, { line, amountOre: line.amountOre }))
    if (why !== null) return why
  }
  return 'paid'
}
