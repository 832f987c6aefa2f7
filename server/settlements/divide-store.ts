// The SQL of how fees and payouts are divided among an operator's schools, and of what is booked of them.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { type Account, lineColumns, type LineRow } from './store.ts'

/** Fees and payouts that have not been divided, in the order of their ledger. */
export async function undividedLines(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<LineRow[]> {
  return rows(
    db,
    sql`
      select ${lineColumns}
      from settlement_line
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and settlement_line.kind in ('fee', 'payout', 'payout_back')
      and not exists (select 1 from settlement_part where settlement_part.line_id = settlement_line.id)
      order by settlement_line.ledger, settlement_line.position
      limit ${limit}`,
  )
}

export async function isDivided(db: Queryable, lineId: string): Promise<boolean> {
  return (await firstRow(db, sql`select 1 as one from settlement_part where line_id = ${lineId} limit 1`)) !== null
}

/** What each school had captured in a report. */
export async function capturedIn(db: Queryable, reportId: string): Promise<Map<number, number>> {
  const found = await rows<{ schoolId: number; amountOre: number }>(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select settlement_match.school_id as "schoolId", sum(settlement_match.amount_ore)::bigint as "amountOre"
      from settlement_line
      join settlement_match on settlement_match.line_id = settlement_line.id
      where settlement_line.report_id = ${reportId}
      and settlement_line.kind = 'capture'
      and settlement_match.amount_ore > 0
      group by settlement_match.school_id`,
  )
  return new Map(found.map(({ schoolId, amountOre }) => [schoolId, amountOre]))
}

type Place = Account & { ledger: string; position: number }

/** What the provider owes each school at a place of its ledger: what was matched, less fees and payouts. */
export async function owedAt(db: Queryable, { operatorId, provider, ledger, position }: Place): Promise<Map<number, number>> {
  const found = await rows<{ schoolId: number; amountOre: number }>(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select moved.school_id as "schoolId", sum(moved.amount_ore)::bigint as "amountOre"
      from (
        select settlement_match.school_id, settlement_match.amount_ore
        from settlement_line
        join settlement_match on settlement_match.line_id = settlement_line.id
        where settlement_line.operator_id = ${operatorId} and settlement_line.provider = ${provider}
        and settlement_line.ledger = ${ledger} and settlement_line.position < ${position}
        union all
        select settlement_part.school_id, settlement_part.amount_ore
        from settlement_line
        join settlement_part on settlement_part.line_id = settlement_line.id
        where settlement_line.operator_id = ${operatorId} and settlement_line.provider = ${provider}
        and settlement_line.ledger = ${ledger} and settlement_line.position < ${position}
        and settlement_part.school_id is not null
      ) as moved
      group by moved.school_id`,
  )
  return new Map(found.map(({ schoolId, amountOre }) => [schoolId, amountOre]))
}

/** What the provider says it owes us at a place of its ledger. */
export async function balanceAt(db: Queryable, { reportId, position }: { reportId: string; position: number }): Promise<number> {
  const found = await firstRow<{ balanceOre: number }>(
    db,
    sql`
      select settlement_report.opening_ore + coalesce(sum(settlement_line.amount_ore), 0)::bigint as "balanceOre"
      from settlement_report
      left join settlement_line on settlement_line.report_id = settlement_report.id and settlement_line.position < ${position}
      where settlement_report.id = ${reportId}
      group by settlement_report.id`,
  )
  return found?.balanceOre ?? 0
}

/** How the payout that came back was divided. */
export async function partsOfPayout(
  db: Queryable,
  { provider, ledger, reference }: { provider: ProviderName; ledger: string; reference: string },
): Promise<Map<number, number>> {
  const found = await rows<{ schoolId: number; amountOre: number }>(
    db,
    sql`
      select coalesce(settlement_part.school_id, 0) as "schoolId", settlement_part.amount_ore as "amountOre"
      from settlement_line
      join settlement_part on settlement_part.line_id = settlement_line.id
      where settlement_line.provider = ${provider}
      and settlement_line.ledger = ${ledger}
      and settlement_line.kind = 'payout'
      and settlement_line.reference = ${reference}`,
  )
  return new Map(found.map(({ schoolId, amountOre }) => [schoolId, amountOre]))
}

export async function insertPart(
  tx: Queryable,
  part: { partId: string; lineId: string; schoolId: number | null; amountOre: number; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into settlement_part (id, line_id, school_id, amount_ore, made_at)
      values (${part.partId}, ${part.lineId}, ${part.schoolId}, ${part.amountOre}, ${part.now})`,
  )
}

export type PartToBook = { partId: string; lineId: string; schoolId: number; amountOre: number; kind: 'fee' | 'payout'; day: string }

/** Parts of schools that have not been booked. */
export async function unbookedParts(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<PartToBook[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select settlement_part.id as "partId", settlement_part.line_id as "lineId", settlement_part.school_id as "schoolId",
        settlement_part.amount_ore as "amountOre", case settlement_line.kind when 'fee' then 'fee' else 'payout' end as kind, settlement_line.day
      from settlement_line
      join settlement_part on settlement_part.line_id = settlement_line.id
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and settlement_part.school_id is not null
      and settlement_part.amount_ore <> 0
      and not exists (
        select 1 from settlement_share
        where settlement_share.school_id = settlement_part.school_id and settlement_share.line_id = settlement_part.line_id)
      order by settlement_line.position, settlement_part.school_id
      limit ${limit}`,
  )
}

/** False when it has been booked before. */
export async function insertShare(
  tx: Queryable,
  { schoolId, partId, lineId, provider, kind, amountOre, now }: PartToBook & { provider: ProviderName; now: Date },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into settlement_share (school_id, id, line_id, provider, kind, amount_ore, booked_at)
      values (${schoolId}, ${partId}, ${lineId}, ${provider}, ${kind}, ${amountOre}, ${now})
      on conflict do nothing`,
  )
  return inserted === 1
}

export type PaidOut = { lineId: string; bankPaymentId: string; paidOre: number; receivedOre: number }

/** Payouts that the bank has told of, and of which some school's part has not been received in the books. */
export async function unreceivedPayouts(db: Queryable, { operatorId, provider, limit }: Account & { limit: number }): Promise<PaidOut[]> {
  return rows(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select settlement_line.id as "lineId", bank_payment.id as "bankPaymentId", -settlement_line.amount_ore as "paidOre", bank_payment.amount_ore as "receivedOre"
      from settlement_line
      join bank_payment on bank_payment.settlement_line_id = settlement_line.id
      where settlement_line.operator_id = ${operatorId}
      and settlement_line.provider = ${provider}
      and exists (
        select 1
        from settlement_share
        where settlement_share.line_id = settlement_line.id
        and not exists (
          select 1 from settlement_receipt
          where settlement_receipt.school_id = settlement_share.school_id and settlement_receipt.share_id = settlement_share.id))
      order by settlement_line.position
      limit ${limit}`,
  )
}

/** How a line was divided, by school; nobody's under 0. */
export async function partsOfLine(db: Queryable, lineId: string): Promise<{ partId: string; schoolId: number; amountOre: number }[]> {
  return rows(
    db,
    sql`
      select id as "partId", coalesce(school_id, 0) as "schoolId", amount_ore as "amountOre"
      from settlement_part
      where line_id = ${lineId}
      order by 2`,
  )
}

/** False when it has been received before. */
export async function insertReceipt(
  tx: Queryable,
  { schoolId, shareId, bankPaymentId, amountOre, now }: { schoolId: number; shareId: string; bankPaymentId: string; amountOre: number; now: Date },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into settlement_receipt (school_id, share_id, bank_payment_id, amount_ore, booked_at)
      values (${schoolId}, ${shareId}, ${bankPaymentId}, ${amountOre}, ${now})
      on conflict (school_id, share_id) do nothing`,
  )
  return inserted === 1
}
