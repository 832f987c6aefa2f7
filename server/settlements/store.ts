// The SQL of what providers have told: reports, their lines, and how fetching them goes. All of it is an operator's.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { SettlementLineKind } from '../../contract/settlement-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

/** Whose reports, and which provider's. */
export type Account = { operatorId: string; provider: ProviderName }

export type ReportRow = {
  reportId: string
  operatorId: string
  ledger: string
  position: number
  name: string
  day: string
  openingOre: number
  closingOre: number
}

const reportColumns = sql`
  id as "reportId", operator_id as "operatorId", ledger, position, name, day, opening_ore as "openingOre", closing_ore as "closingOre"`

export async function reportCalled(
  db: Queryable,
  { provider, ledger, name }: { provider: ProviderName; ledger: string; name: string },
): Promise<ReportRow | null> {
  return firstRow(
    db,
    sql`
      select ${reportColumns}
      from settlement_report
      where provider = ${provider}
      and ledger = ${ledger}
      and name = ${name}`,
  )
}

export async function lastReport(db: Queryable, { provider, ledger }: { provider: ProviderName; ledger: string }): Promise<ReportRow | null> {
  return firstRow(
    db,
    sql`
      select ${reportColumns}
      from settlement_report
      where provider = ${provider}
      and ledger = ${ledger}
      order by position desc
      limit 1`,
  )
}

export type NewReport = ReportRow & { provider: ProviderName; lineCount: number; personId: string | null; now: Date }

export async function insertReport(tx: Queryable, report: NewReport): Promise<void> {
  const { reportId, operatorId, provider, ledger, position, name, day, openingOre, closingOre, lineCount, personId, now } = report
  await run(
    tx,
    sql`
      insert into settlement_report (id, operator_id, provider, ledger, position, name, day, opening_ore, closing_ore, line_count, read_at, read_by)
      values (${reportId}, ${operatorId}, ${provider}, ${ledger}, ${position}, ${name}, ${day}, ${openingOre}, ${closingOre}, ${lineCount}, ${now}, ${personId})`,
  )
}

export type NewLine = {
  lineId: string
  position: number
  kind: SettlementLineKind
  number: string
  reference: string | null
  amountOre: number
  day: string
}

export async function insertLines(
  tx: Queryable,
  { reportId, operatorId, provider, ledger, lines }: Account & { reportId: string; ledger: string; lines: readonly NewLine[] },
): Promise<void> {
  const column = <K extends keyof NewLine>(key: K) => lines.map((line) => line[key])
  await run(
    tx,
    sql`
      insert into settlement_line (id, report_id, operator_id, provider, ledger, position, kind, number, reference, amount_ore, day)
      select id, ${reportId}, ${operatorId}, ${provider}, ${ledger}, position, kind, number, reference, amount_ore, day
      from unnest(${column('lineId')}::uuid[], ${column('position')}::bigint[], ${column('kind')}::text[], ${column('number')}::text[],
        ${column('reference')}::text[], ${column('amountOre')}::bigint[], ${column('day')}::date[])
        as line (id, position, kind, number, reference, amount_ore, day)`,
  )
}

/** Which of these lines a report has told of before, as `kind number`. */
export async function knownLines(
  db: Queryable,
  { provider, ledger, lines }: { provider: ProviderName; ledger: string; lines: readonly Pick<NewLine, 'kind' | 'number'>[] },
): Promise<Set<string>> {
  const found = await rows<{ name: string }>(
    db,
    sql`
      select known.kind || ' ' || known.number as name
      from unnest(${lines.map(({ kind }) => kind)}::text[], ${lines.map(({ number }) => number)}::text[]) as line (kind, number)
      join settlement_line as known on known.provider = ${provider} and known.ledger = ${ledger} and known.kind = line.kind and known.number = line.number`,
  )
  return new Set(found.map(({ name }) => name))
}

export type LineRow = {
  lineId: string
  reportId: string
  ledger: string
  position: number
  kind: SettlementLineKind
  number: string
  reference: string | null
  amountOre: number
  day: string
}

export const lineColumns = sql`
  settlement_line.id as "lineId", settlement_line.report_id as "reportId", settlement_line.ledger, settlement_line.position, settlement_line.kind,
  settlement_line.number, settlement_line.reference, settlement_line.amount_ore as "amountOre", settlement_line.day`

/** Takes the lock under which an operator's reports are read and divided: one at a time. */
export async function lockAccount(tx: Queryable, { operatorId, provider }: Account): Promise<void> {
  await run(
    tx,
    sql`
      insert into settlement_fetch (operator_id, provider)
      values (${operatorId}, ${provider})
      on conflict (operator_id, provider) do nothing`,
  )
  await rows(tx, sql`select 1 as one from settlement_fetch where operator_id = ${operatorId} and provider = ${provider} for update`)
}

/** Every operator and provider that there are reports of. */
export async function accountsWithReports(db: Queryable): Promise<Account[]> {
  return rows(
    db,
    sql`
      select distinct operator_id as "operatorId", provider
      from settlement_report
      order by 1, 2`,
  )
}

export type OperatorRow = { operatorId: string; organisationNumber: string }

export async function allOperators(db: Queryable): Promise<OperatorRow[]> {
  return rows(db, sql`select id as "operatorId", organisation_number as "organisationNumber" from operator order by id limit 5000`)
}

export async function organisationNumberOf(db: Queryable, operatorId: string): Promise<string | null> {
  const found = await firstRow<{ organisationNumber: string }>(
    db,
    sql`select organisation_number as "organisationNumber" from operator where id = ${operatorId}`,
  )
  return found?.organisationNumber ?? null
}

/** Claims a fetch that is due. False when it is not, or somebody else has it. */
export async function claimFetch(db: Queryable, { operatorId, provider, now, until }: Account & { now: Date; until: Date }): Promise<boolean> {
  const claimed = await run(
    db,
    sql`
      insert into settlement_fetch (operator_id, provider, try_again_at)
      values (${operatorId}, ${provider}, ${until})
      on conflict (operator_id, provider) do update
      set try_again_at = excluded.try_again_at
      where settlement_fetch.try_again_at is null or settlement_fetch.try_again_at <= ${now}`,
  )
  return claimed === 1
}

export async function writeFetched(
  db: Queryable,
  { operatorId, provider, now, tryAgainAt, problem }: Account & { now: Date; tryAgainAt: Date; problem: string | null },
): Promise<void> {
  await run(
    db,
    sql`
      update settlement_fetch
      set tried_at = ${now}, try_again_at = ${tryAgainAt}, problem = ${problem}
      where operator_id = ${operatorId}
      and provider = ${provider}`,
  )
}

/** The day of the first operation of an operator at a provider: before it there is nothing to fetch. */
export async function firstOperationDay(db: Queryable, { operatorId, provider }: Account): Promise<string | null> {
  const found = await firstRow<{ day: string | null }>(
    db,
    sql`
      -- across schools: a provider's report is an operator's
      select to_char(min(coalesce(payment_operation.happened_at, payment_operation.changed_at)) at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day
      from payment_operation
      join school on school.id = payment_operation.school_id and school.operator_id = ${operatorId}
      where payment_operation.provider = ${provider}
      and payment_operation.state = 'done'
      and payment_operation.kind in ('capture', 'refund', 'chargeback')`,
  )
  return found?.day ?? null
}
