// The SQL of differences and of what explains them. Both are only ever inserted.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { DifferenceKind } from '../../contract/settlement-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Account } from './store.ts'

export type NewDifference = Account & {
  differenceId: string
  kind: DifferenceKind
  /** An operation of ours, a line of theirs, or a payout's line. */
  subjectId: string
  schoolId: number | null
  oursOre: number | null
  theirsOre: number | null
  day: string
  now: Date
}

/** False when it has been found before. */
export async function insertDifference(tx: Queryable, difference: NewDifference): Promise<boolean> {
  const { differenceId, operatorId, provider, day, kind, subjectId, schoolId, oursOre, theirsOre, now } = difference
  const inserted = await run(
    tx,
    sql`
      insert into settlement_difference (id, operator_id, provider, day, kind, subject_id, school_id, ours_ore, theirs_ore, found_at)
      values (${differenceId}, ${operatorId}, ${provider}, ${day}, ${kind}, ${subjectId}, ${schoolId}, ${oursOre}, ${theirsOre}, ${now})
      on conflict (kind, subject_id) do nothing`,
  )
  return inserted === 1
}

/** False when it is explained already: the first explanation stands. */
export async function insertExplanation(
  tx: Queryable,
  { differenceId, personId, reason, now }: { differenceId: string; personId: string | null; reason: string | null; now: Date },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into settlement_explanation (difference_id, person_id, reason, happened_at)
      values (${differenceId}, ${personId}, ${reason}, ${now})
      on conflict (difference_id) do nothing`,
  )
  return inserted === 1
}

export type FoundRow = { subjectId: string; schoolId: number | null; oursOre: number | null; theirsOre: number | null; day: string }

/** What we did on days that the provider has told of, and it has not told. */
export async function missingAtProvider(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<FoundRow[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select found."subjectId", found."schoolId", found."oursOre", null::bigint as "theirsOre", found.day
      from (
        select payment_operation.id as "subjectId", payment_operation.school_id as "schoolId",
          case payment_operation.kind when 'capture' then payment_operation.amount_ore else -payment_operation.amount_ore end as "oursOre",
          to_char(coalesce(payment_operation.happened_at, payment_operation.changed_at) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day
        from payment_operation
        join school on school.id = payment_operation.school_id and school.operator_id = ${operatorId}
        where payment_operation.provider = ${provider}
        and payment_operation.state = 'done'
        and payment_operation.kind in ('capture', 'refund', 'chargeback')
        and not exists (
          select 1 from settlement_match
          where settlement_match.school_id = payment_operation.school_id and settlement_match.operation_id = payment_operation.id)
        and not exists (
          select 1 from settlement_difference
          where settlement_difference.kind = 'missing_at_provider' and settlement_difference.subject_id = payment_operation.id)
      ) as found
      where found.day <= (select to_char(max(day), 'YYYY-MM-DD') from settlement_report where operator_id = ${operatorId} and provider = ${provider})
      and found.day >= (
        select to_char(least(min(settlement_report.day), min(settlement_line.day)), 'YYYY-MM-DD')
        from settlement_report
        left join settlement_line on settlement_line.report_id = settlement_report.id
        where settlement_report.operator_id = ${operatorId} and settlement_report.provider = ${provider} and settlement_report.position = 1)
      order by found.day, found."subjectId"
      limit ${limit}`,
  )
}

/** What the provider tells of, and nothing of ours answers to. */
export async function missingWithUs(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<FoundRow[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select settlement_line.id as "subjectId", null::bigint as "schoolId", null::bigint as "oursOre", settlement_line.amount_ore as "theirsOre", settlement_line.day
      from settlement_line
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and settlement_line.kind in ('capture', 'refund', 'chargeback', 'other')
      and not exists (select 1 from settlement_match where settlement_match.line_id = settlement_line.id)
      and not exists (
        select 1 from settlement_difference where settlement_difference.kind = 'missing_with_us' and settlement_difference.subject_id = settlement_line.id)
      order by settlement_line.position
      limit ${limit}`,
  )
}

/** Payouts up to a day that the bank has not told of, and that did not come back. */
export async function notAtBank(
  db: Queryable,
  { operatorId, provider, paidOutBefore, limit }: Account & { paidOutBefore: string; limit: number },
): Promise<FoundRow[]> {
  return rows(
    db,
    sql`
      select settlement_line.id as "subjectId", null::bigint as "schoolId", null::bigint as "oursOre", -settlement_line.amount_ore as "theirsOre", settlement_line.day
      from settlement_line
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and settlement_line.kind = 'payout'
      and settlement_line.day < ${paidOutBefore}
      and not exists (select 1 from bank_payment where bank_payment.settlement_line_id = settlement_line.id)
      and not exists (
        select 1 from settlement_line as back
        where back.provider = settlement_line.provider and back.ledger = settlement_line.ledger and back.kind = 'payout_back'
        and back.reference = settlement_line.reference)
      and not exists (
        select 1 from settlement_difference where settlement_difference.kind = 'not_at_bank' and settlement_difference.subject_id = settlement_line.id)
      order by settlement_line.position
      limit ${limit}`,
  )
}

/** Payouts of which the bank has got another amount. */
export async function otherAtBank(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<FoundRow[]> {
  return rows(
    db,
    sql`
      select settlement_line.id as "subjectId", null::bigint as "schoolId", bank_payment.amount_ore as "oursOre", -settlement_line.amount_ore as "theirsOre", settlement_line.day
      from settlement_line
      join bank_payment on bank_payment.settlement_line_id = settlement_line.id
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and bank_payment.amount_ore <> -settlement_line.amount_ore
      and not exists (
        select 1 from settlement_difference where settlement_difference.kind = 'bank_amount_other' and settlement_difference.subject_id = settlement_line.id)
      order by settlement_line.position
      limit ${limit}`,
  )
}

/** Differences that are open and whose other side has come after all. */
export async function explainedByNow(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<{ differenceId: string }[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select settlement_difference.id as "differenceId"
      from settlement_difference
      where settlement_difference.operator_id = ${operatorId}
      and settlement_difference.provider = ${provider}
      and not exists (select 1 from settlement_explanation where settlement_explanation.difference_id = settlement_difference.id)
      and case settlement_difference.kind
        when 'missing_at_provider' then exists (
          select 1 from settlement_match
          where settlement_match.school_id = settlement_difference.school_id and settlement_match.operation_id = settlement_difference.subject_id)
        when 'missing_with_us' then exists (select 1 from settlement_match where settlement_match.line_id = settlement_difference.subject_id)
        when 'not_at_bank' then exists (select 1 from bank_payment where bank_payment.settlement_line_id = settlement_difference.subject_id)
        when 'other_day' then true
        else false end
      order by settlement_difference.id
      limit ${limit}`,
  )
}

export type DifferenceRow = {
  differenceId: string
  operatorId: string
  provider: ProviderName
  day: string
  kind: DifferenceKind
  schoolId: number | null
  schoolName: string | null
  oursOre: number | null
  theirsOre: number | null
  /** What the provider calls it, where it told of it. */
  number: string | null
  reference: string | null
  topupId: string | null
  foundAt: Date
  explainedAt: Date | null
  reason: string | null
  explainedBy: string | null
}

const differenceColumns = sql`
  settlement_difference.id as "differenceId", settlement_difference.operator_id as "operatorId", settlement_difference.provider, settlement_difference.day,
  settlement_difference.kind, settlement_difference.school_id as "schoolId", school.name as "schoolName", settlement_difference.ours_ore as "oursOre",
  settlement_difference.theirs_ore as "theirsOre", coalesce(settlement_line.number, operation.provider_number) as number,
  coalesce(settlement_line.reference, operation.reference) as reference, operation.topup_id as "topupId", settlement_difference.found_at as "foundAt",
  settlement_explanation.happened_at as "explainedAt", settlement_explanation.reason,
  nullif(concat_ws(' ', person.first_name, person.last_name), '') as "explainedBy"`

const differenceJoins = sql`
  left join school on school.id = settlement_difference.school_id
  left join settlement_line on settlement_line.id = settlement_difference.subject_id
  left join settlement_match on settlement_match.line_id = settlement_difference.subject_id
  left join payment_operation as operation on operation.school_id = settlement_difference.school_id
    and operation.id = coalesce(settlement_match.operation_id, settlement_difference.subject_id)
  left join settlement_explanation on settlement_explanation.difference_id = settlement_difference.id
  left join person on person.id = settlement_explanation.person_id`

/** The differences of some days, the open ones and the newest first. */
export async function differencesOf(
  db: Queryable,
  { operatorId, provider, from, until, limit }: Account & { from: string; until: string; limit: number },
): Promise<DifferenceRow[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select ${differenceColumns}
      from settlement_difference
      ${differenceJoins}
      where settlement_difference.operator_id = ${operatorId}
      and settlement_difference.provider = ${provider}
      and settlement_difference.day between ${from} and ${until}
      order by settlement_explanation.difference_id is not null, settlement_difference.day desc, settlement_difference.id
      limit ${limit}`,
  )
}

export async function differenceOf(db: Queryable, differenceId: string): Promise<DifferenceRow | null> {
  return firstRow(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select ${differenceColumns}
      from settlement_difference
      ${differenceJoins}
      where settlement_difference.id = ${differenceId}`,
  )
}

/** How many differences of an operator nobody has explained, and how many of those are from a day or before. */
export async function openDifferences(
  db: Queryable,
  { operatorId, oldSince }: { operatorId: string; oldSince: string },
): Promise<{ count: number; oldCount: number }> {
  const found = await firstRow<{ count: number; oldCount: number }>(
    db,
    sql`
      select count(*)::int as count, (count(*) filter (where settlement_difference.day <= ${oldSince}))::int as "oldCount"
      from settlement_difference
      where settlement_difference.operator_id = ${operatorId}
      and not exists (select 1 from settlement_explanation where settlement_explanation.difference_id = settlement_difference.id)`,
  )
  return found ?? { count: 0, oldCount: 0 }
}
