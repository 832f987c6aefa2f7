// The SQL that holds a provider's lines against our operations.

import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql } from '../../database/transaction.ts'
import type { OurOperation } from '../../rules/reconciliation.ts'
import { type Account, lineColumns, type LineRow } from './store.ts'

/** The lines of payments and of what we do not know that nothing of ours answers to, after an id. */
export async function unmatchedLines(db: Queryable, { operatorId, provider, after, limit }: Account & { after: string; limit: number }): Promise<LineRow[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select ${lineColumns}
      from settlement_line
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and settlement_line.kind in ('capture', 'refund', 'chargeback')
      and settlement_line.id > ${after}
      and not exists (select 1 from settlement_match where settlement_match.line_id = settlement_line.id)
      order by settlement_line.id
      limit ${limit}`,
  )
}

export type CandidateRow = {
  schoolId: number
  operationId: string
  topupId: string
  kind: OurOperation['kind']
  amountOre: number
  reference: string | null
  number: string | null
  day: string
}

const candidateColumns = sql`
  payment_operation.school_id as "schoolId", payment_operation.id as "operationId", payment_operation.topup_id as "topupId", payment_operation.kind,
  payment_operation.amount_ore as "amountOre", payment_operation.reference, payment_operation.provider_number as number,
  to_char(coalesce(payment_operation.happened_at, payment_operation.changed_at) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day`

const isFree = sql`
  payment_operation.state = 'done'
  and payment_operation.kind in ('capture', 'refund', 'chargeback')
  and not exists (
    select 1 from settlement_match where settlement_match.school_id = payment_operation.school_id and settlement_match.operation_id = payment_operation.id
  )`

/** What of ours goes by one of these numbers or references, and has been matched with nothing. */
export async function operationsNamed(
  db: Queryable,
  { operatorId, provider, numbers, references }: Account & { numbers: readonly string[]; references: readonly string[] },
): Promise<CandidateRow[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select ${candidateColumns}
      from payment_operation
      join school on school.id = payment_operation.school_id and school.operator_id = ${operatorId}
      where payment_operation.provider = ${provider}
      and (payment_operation.provider_number = any (${[...numbers]}::text[]) or payment_operation.reference = any (${[...references]}::text[]))
      and ${isFree}
      order by payment_operation.school_id, payment_operation.id`,
  )
}

/** What was done to a top-up and has neither a number of the provider's nor a match. */
export async function namelessOperations(
  db: Queryable,
  { operatorId, provider, schoolId, topupId }: Account & { schoolId: number; topupId: string },
): Promise<CandidateRow[]> {
  return rows(
    db,
    sql`
      select ${candidateColumns}
      from payment_operation
      join school on school.id = ${schoolId} and school.operator_id = ${operatorId}
      where payment_operation.school_id = ${schoolId}
      and payment_operation.topup_id = ${topupId}
      and payment_operation.provider = ${provider}
      and payment_operation.provider_number is null
      and ${isFree}
      order by payment_operation.made_at, payment_operation.id
      limit 50`,
  )
}

export type NewMatch = { schoolId: number; lineId: string; operationId: string; amountOre: number; oursOre: number; now: Date }

/** False when the line or the operation has been matched meanwhile. */
export async function insertMatch(tx: Queryable, { schoolId, lineId, operationId, amountOre, oursOre, now }: NewMatch): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into settlement_match (school_id, line_id, operation_id, amount_ore, ours_ore, matched_at)
      values (${schoolId}, ${lineId}, ${operationId}, ${amountOre}, ${oursOre}, ${now})
      on conflict do nothing`,
  )
  return inserted === 1
}
