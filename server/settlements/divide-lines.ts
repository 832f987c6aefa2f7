// Fees and payouts come in one sum for all schools of an operator. Each is divided once, under the account's lock, and
// the division is written down; then each school books its own part in a transaction of its own. Whoever dies in between
// is followed by one who goes on with the parts that are left.

import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { post } from '../../ledger/ledger.ts'
import { startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { divideByWeight, dividePayout, NOBODY } from '../../rules/reconciliation.ts'
import type { House } from '../house.ts'
import {
  balanceAt,
  capturedIn,
  insertPart,
  insertReceipt,
  insertShare,
  isDivided,
  owedAt,
  partsOfLine,
  partsOfPayout,
  type PaidOut,
  type PartToBook,
  unbookedParts,
  undividedLines,
  unreceivedPayouts,
} from './divide-store.ts'
import { type Account, type LineRow, lockAccount } from './store.ts'

const AT_ONCE = 500

/** Divides every fee and payout that has not been, in the ledger's order, and books what is not booked. */
export async function divideLines(house: House, account: Account): Promise<void> {
  for (const line of await undividedLines(house.database, { ...account, limit: AT_ONCE })) await divideOne(house, { account, line })
  for (const part of await unbookedParts(house.database, { ...account, limit: AT_ONCE })) await book(house, { account, part })
}

function divideOne(house: House, { account, line }: { account: Account; line: LineRow }): Promise<void> {
  return transaction(house.database, async (tx) => {
    await lockAccount(tx, account)
    if (await isDivided(tx, line.lineId)) return
    const parts = await divisionOf(tx, { account, line })
    // A line that moves something has a part at least, so that it is never divided again.
    if (parts.size === 0) parts.set(NOBODY, line.amountOre)
    const now = house.clock.now()
    for (const [schoolId, amountOre] of parts) {
      await insertPart(tx, { partId: house.newId(), lineId: line.lineId, schoolId: schoolId === NOBODY ? null : schoolId, amountOre, now })
    }
  })
}

async function divisionOf(tx: Queryable, { account, line }: { account: Account; line: LineRow }): Promise<Map<number, number>> {
  if (line.kind === 'fee') return divideByWeight(await capturedIn(tx, line.reportId), line.amountOre)
  if (line.kind === 'payout_back') {
    const paid = line.reference === null ? new Map<number, number>() : await partsOfPayout(tx, { ...account, ledger: line.ledger, reference: line.reference })
    const paidOre = [...paid.values()].reduce((sum, ore) => sum + ore, 0)
    // It goes back to where it came from, when it is the same money.
    return paidOre === -line.amountOre ? negated(paid) : new Map([[NOBODY, line.amountOre]])
  }
  const owed = await owedAt(tx, { ...account, ledger: line.ledger, position: line.position })
  const known = [...owed.values()].reduce((sum, ore) => sum + ore, 0)
  owed.set(NOBODY, (await balanceAt(tx, line)) - known)
  return negated(dividePayout(owed, -line.amountOre))
}

const negated = (parts: ReadonlyMap<number, number>) => new Map([...parts].map(([schoolId, ore]) => [schoolId, -ore]))

function book(house: House, { account, part }: { account: Account; part: PartToBook }): Promise<void> {
  const { schoolId, partId, kind, amountOre, day } = part
  return transaction(house.database, async (tx) => {
    const now = house.clock.now()
    if (!(await insertShare(tx, { ...part, provider: account.provider, now }))) return
    const chart = await house.chartOf(tx, schoolId)
    const clearing = chart.clearing[account.provider]
    const other = kind === 'fee' ? chart.byKind.payment_costs : chart.byKind.payouts_in_transit
    await move(tx, {
      schoolId,
      eventId: partId,
      part: 1,
      kind: kind === 'fee' ? 'settlement_fee' : 'settlement',
      // What they paid or kept they owe us no longer.
      from: clearing,
      to: other,
      amountOre: -amountOre,
      happenedAt: startOfNorwegianDay(day),
      now,
    })
  })
}

/** Books what has come to the bank: what each school was to get, or its part of what came. */
export async function receivePayouts(house: House, account: Account): Promise<void> {
  for (const paidOut of await unreceivedPayouts(house.database, { ...account, limit: AT_ONCE })) await receive(house, paidOut)
}

async function receive(house: House, { lineId, bankPaymentId, receivedOre }: PaidOut): Promise<void> {
  const parts = await partsOfLine(house.database, lineId)
  const received = dividePayout(new Map(parts.map(({ schoolId, amountOre }) => [schoolId, -amountOre])), receivedOre)
  for (const { partId, schoolId } of parts.filter((part) => part.schoolId !== NOBODY)) {
    const amountOre = received.get(schoolId) ?? 0
    if (amountOre === 0) continue
    await transaction(house.database, async (tx) => {
      const now = house.clock.now()
      if (!(await insertReceipt(tx, { schoolId, shareId: partId, bankPaymentId, amountOre, now }))) return
      const { byKind } = await house.chartOf(tx, schoolId)
      const accounts = { from: byKind.payouts_in_transit, to: byKind.bank }
      await move(tx, { schoolId, eventId: partId, part: 2, kind: 'settlement_received', ...accounts, amountOre, happenedAt: now, now })
    })
  }
}

type Move = {
  schoolId: number
  eventId: string
  part: number
  kind: 'settlement' | 'settlement_fee' | 'settlement_received'
  from: string
  to: string
  /** Below zero it goes the other way. */
  amountOre: number
  happenedAt: Date
  now: Date
}

async function move(tx: Queryable, { from, to, amountOre, now, ...facts }: Move): Promise<void> {
  const accounts = amountOre > 0 ? { debitAccountId: to, creditAccountId: from } : { debitAccountId: from, creditAccountId: to }
  await post(tx, new Map(), [{ ...facts, ...accounts, amountOre: Math.abs(amountOre) }], now)
}
