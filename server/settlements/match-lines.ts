// Which of our operations each line is. A line and an operation are matched once: by the provider's number of it, by our
// own reference, or, where neither is known, by the payment and the amount. What only the report tells of, a payer's bank
// taking money back, is booked first.

import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { changeOf, differencesBetween, isOfPayment, maySuit } from '../../rules/reconciliation.ts'
import type { House } from '../house.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { bookSeen, readReference } from '../topups/index.ts'
import { insertDifference, insertExplanation } from './difference-store.ts'
import { type CandidateRow, insertMatch, namelessOperations, operationsNamed, unmatchedLines } from './match-store.ts'
import type { Account, LineRow } from './store.ts'

const AT_ONCE = 500
const MOST_ROUNDS = 400
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Matches what can be matched. Two processes that do it at once share the work. */
export async function matchLines(house: House, { account, provider }: { account: Account; provider: PaymentProvider | null }): Promise<void> {
  let after = FIRST_ID
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const lines = await unmatchedLines(house.database, { ...account, after, limit: AT_ONCE })
    await matchSome(house, { account, provider, lines })
    if (lines.length < AT_ONCE) return
    after = lines.at(-1)?.lineId ?? after
  }
}

type Some = { account: Account; provider: PaymentProvider | null; lines: readonly LineRow[] }

async function matchSome(house: House, { account, provider, lines }: Some): Promise<void> {
  const named = await operationsNamed(house.database, {
    ...account,
    numbers: lines.map(({ number }) => number),
    references: lines.flatMap(({ reference }) => reference ?? []),
  })
  const free = new Map(named.map((operation) => [operation.operationId, operation]))
  const byNumber = Map.groupBy(named, ({ number }) => number)
  const byReference = Map.groupBy(named, ({ reference }) => reference)
  for (const line of lines) {
    const likely = [...(byNumber.get(line.number) ?? []), ...(line.reference === null ? [] : (byReference.get(line.reference) ?? []))]
    const operation =
      likely.find(({ operationId, kind }) => free.has(operationId) && maySuit(line.kind, kind)) ?? (await byPayment(house, { account, provider, line }))
    if (operation && (await match(house, { account, line, operation }))) free.delete(operation.operationId)
  }
}

/** The operation of the payment that a line names, where no number does; a chargeback is booked here when nobody has. */
async function byPayment(
  house: House,
  { account, provider, line }: { account: Account; provider: PaymentProvider | null; line: LineRow },
): Promise<CandidateRow | null> {
  const order = line.reference === null ? null : (provider?.orderOf?.(line.reference) ?? null)
  const key = order === null ? null : readReference(order)
  if (!key) return null
  const nameless = await namelessOperations(house.database, { ...account, ...key })
  const found = nameless.find(({ kind, amountOre }) => maySuit(line.kind, kind) && changeOf(kind, amountOre) === line.amountOre)
  if (found || line.kind !== 'chargeback' || line.amountOre >= 0) return found ?? null
  const happenedAt = new Date(startOfNorwegianDay(line.day).getTime())
  const movement = { kind: 'chargeback', reference: null, number: line.number, amountOre: -line.amountOre, happenedAt, feeOre: null } as const
  await bookSeen(house, key, { movement, provider: account.provider, operatorId: account.operatorId })
  const booked = await operationsNamed(house.database, { ...account, numbers: [line.number], references: [] })
  return booked.find(({ kind, topupId }) => kind === 'chargeback' && topupId === key.topupId) ?? null
}

function match(house: House, { account, line, operation }: { account: Account; line: LineRow; operation: CandidateRow }): Promise<boolean> {
  const now = house.clock.now()
  const { schoolId, operationId, kind, day } = operation
  const oursOre = changeOf(kind, operation.amountOre)
  if (!isOfPayment(line.kind)) throw new Refused('settlement_file_unreadable')
  return transaction(house.database, async (tx) => {
    if (!(await insertMatch(tx, { schoolId, lineId: line.lineId, operationId, amountOre: line.amountOre, oursOre, now }))) return false
    for (const found of differencesBetween({ kind, amountOre: oursOre, day }, line)) {
      const differenceId = house.newId()
      const difference = {
        ...account,
        differenceId,
        kind: found.kind,
        subjectId: line.lineId,
        schoolId,
        oursOre,
        theirsOre: line.amountOre,
        day: line.day,
        now,
      }
      if ((await insertDifference(tx, difference)) && found.explainsItself) await insertExplanation(tx, { differenceId, personId: null, reason: null, now })
    }
    return true
  })
}
