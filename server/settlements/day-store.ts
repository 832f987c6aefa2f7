// The SQL of days: what moved on each, by our books and by the provider's, and how they began and ended.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { Account } from './store.ts'

export type DaySums = {
  oursCapturedOre: number
  oursGivenBackOre: number
  theirsCapturedOre: number
  theirsGivenBackOre: number
  feeOre: number
  payoutOre: number
}
export type SchoolDay = DaySums & { day: string; schoolId: number | null }

type Span = Account & { from: string; until: string; fromInstant: Date; untilInstant: Date }

/** The sums of some days by school; without a school: theirs, and nobody's of ours. */
export async function schoolDays(db: Queryable, { operatorId, provider, from, until, fromInstant, untilInstant }: Span): Promise<SchoolDay[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select moved.day, moved.school_id as "schoolId",
        coalesce(sum(moved.amount_ore) filter (where moved.what = 'ours' and moved.amount_ore > 0), 0)::bigint as "oursCapturedOre",
        coalesce(sum(moved.amount_ore) filter (where moved.what = 'ours' and moved.amount_ore < 0), 0)::bigint as "oursGivenBackOre",
        coalesce(sum(moved.amount_ore) filter (where moved.what = 'theirs' and moved.amount_ore > 0), 0)::bigint as "theirsCapturedOre",
        coalesce(sum(moved.amount_ore) filter (where moved.what = 'theirs' and moved.amount_ore < 0), 0)::bigint as "theirsGivenBackOre",
        coalesce(sum(moved.amount_ore) filter (where moved.what = 'fee'), 0)::bigint as "feeOre",
        coalesce(sum(moved.amount_ore) filter (where moved.what = 'payout'), 0)::bigint as "payoutOre"
      from (
        select to_char(coalesce(operation.happened_at, operation.changed_at) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day, operation.school_id, 'ours' as what,
          case operation.kind when 'capture' then operation.amount_ore else -operation.amount_ore end as amount_ore
        from payment_operation as operation
        join school on school.id = operation.school_id and school.operator_id = ${operatorId}
        where operation.provider = ${provider}
        and operation.state = 'done'
        and operation.kind in ('capture', 'refund', 'chargeback')
        and coalesce(operation.happened_at, operation.changed_at) >= ${fromInstant}
        and coalesce(operation.happened_at, operation.changed_at) < ${untilInstant}
        union all
        select to_char(settlement_line.day, 'YYYY-MM-DD'), settlement_match.school_id, 'theirs', settlement_line.amount_ore
        from settlement_line
        left join settlement_match on settlement_match.line_id = settlement_line.id
        where settlement_line.operator_id = ${operatorId}
        and settlement_line.provider = ${provider}
        and settlement_line.kind in ('capture', 'refund', 'chargeback', 'other')
        and settlement_line.day between ${from} and ${until}
        union all
        select to_char(settlement_line.day, 'YYYY-MM-DD'), settlement_part.school_id, case settlement_line.kind when 'fee' then 'fee' else 'payout' end,
          settlement_part.amount_ore
        from settlement_line
        join settlement_part on settlement_part.line_id = settlement_line.id
        where settlement_line.operator_id = ${operatorId}
        and settlement_line.provider = ${provider}
        and settlement_line.day between ${from} and ${until}
      ) as moved
      group by moved.day, moved.school_id`,
  )
}

export type ReportOfDay = { day: string; name: string; openingOre: number; closingOre: number; lineCount: number; readAt: Date }

/** The newest reports of an operator, and the day up to which the provider has told. */
export async function reportsOf(db: Queryable, { operatorId, provider, from, until }: Account & { from: string; until: string }): Promise<ReportOfDay[]> {
  return rows(
    db,
    sql`
      select day, name, opening_ore as "openingOre", closing_ore as "closingOre", line_count as "lineCount", read_at as "readAt"
      from settlement_report
      where operator_id = ${operatorId}
      and provider = ${provider}
      and day between ${from} and ${until}
      order by day desc, position desc`,
  )
}

export async function toldUntil(db: Queryable, { operatorId, provider }: Account): Promise<string | null> {
  const found = await firstRow<{ day: string | null }>(
    db,
    sql`
      select to_char(max(day), 'YYYY-MM-DD') as day
      from settlement_report
      where operator_id = ${operatorId}
      and provider = ${provider}`,
  )
  return found?.day ?? null
}

export type PayoutRow = { day: string; reference: string; amountOre: number; bankOre: number | null; bankedOn: string | null }

/** The payouts of some days, and what of each has come to the bank. */
export async function payoutsOf(db: Queryable, { operatorId, provider, from, until }: Account & { from: string; until: string }): Promise<PayoutRow[]> {
  return rows(
    db,
    sql`
      select settlement_line.day, coalesce(settlement_line.reference, settlement_line.number) as reference, -settlement_line.amount_ore as "amountOre",
        bank_payment.amount_ore as "bankOre", bank_payment.booked_on as "bankedOn"
      from settlement_line
      left join bank_payment on bank_payment.settlement_line_id = settlement_line.id
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and settlement_line.kind = 'payout'
      and settlement_line.day between ${from} and ${until}
      order by settlement_line.position`,
  )
}

/** How many differences of each day nobody has explained. */
export async function openByDay(db: Queryable, { operatorId, provider, from, until }: Account & { from: string; until: string }): Promise<Map<string, number>> {
  const found = await rows<{ day: string; count: number }>(
    db,
    sql`
      select settlement_difference.day, count(*)::int as count
      from settlement_difference
      where settlement_difference.operator_id = ${operatorId}
      and settlement_difference.provider = ${provider}
      and settlement_difference.day between ${from} and ${until}
      and not exists (select 1 from settlement_explanation where settlement_explanation.difference_id = settlement_difference.id)
      group by settlement_difference.day`,
  )
  return new Map(found.map(({ day, count }) => [day, count]))
}

/** What the provider owed each school by our books when some days were over, as `school day`. */
export async function closingsOf(db: Queryable, { operatorId, provider, days }: Account & { days: readonly string[] }): Promise<Map<string, number>> {
  const found = await rows<{ schoolId: number; day: string; closingOre: number }>(
    db,
    sql`
      -- across schools: an operator's
      select clearing_day.school_id as "schoolId", to_char(clearing_day.day, 'YYYY-MM-DD') as day, clearing_day.closing_ore as "closingOre"
      from clearing_day
      join school on school.id = clearing_day.school_id and school.operator_id = ${operatorId}
      where clearing_day.provider = ${provider}
      and clearing_day.day = any (${[...days]}::date[])`,
  )
  return new Map(found.map(({ schoolId, day, closingOre }) => [`${schoolId} ${day}`, closingOre]))
}

export async function schoolNames(db: Queryable, operatorId: string): Promise<Map<number, string>> {
  const found = await rows<{ schoolId: number; name: string }>(
    db,
    sql`select id as "schoolId", name from school where operator_id = ${operatorId} order by id limit 2000`,
  )
  return new Map(found.map(({ schoolId, name }) => [schoolId, name]))
}

export async function fetchesOf(db: Queryable, operatorId: string): Promise<{ provider: ProviderName; triedAt: Date | null; problem: string | null }[]> {
  return rows(
    db,
    sql`
      select provider, tried_at as "triedAt", problem
      from settlement_fetch
      where operator_id = ${operatorId}`,
  )
}
