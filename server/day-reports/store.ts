// The sums of a register's period, and the Z reports.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, type Sql, sql } from '../../database/transaction.ts'
import { DEVICE_NUMBER } from '../../rules/cashiers.ts'
import { type CountAndAmount, type EventSums, noSales, type OperatorEntries, type SaleSums } from '../../rules/day-report.ts'
import type { LockedRegister, RegisterKey } from '../journal/index.ts'

type Span = { after: number; last: number }

/** The sums of a register's sales after one number of its journal, up to and with another. */
export const sumSales = (db: Queryable, key: RegisterKey, span: Span): Promise<SaleSums> => sumEntries(db, key, { ...span, of: sql`purchase` })

/** The same of its returns, as positive sums. */
export const sumReturns = (db: Queryable, key: RegisterKey, span: Span): Promise<SaleSums> => sumEntries(db, key, { ...span, of: sql`purchase_return` })

/** What was practised. */
export async function sumTraining(db: Queryable, { schoolId, registerId }: RegisterKey, { after, last }: Span): Promise<CountAndAmount> {
  const found = await firstRow<CountAndAmount>(
    db,
    sql`
      select count(*) as count, coalesce(sum(total_ore), 0) as "amountOre"
      from training_sale
      where school_id = ${schoolId}
      and register_id = ${registerId}
      and journal_number > ${after}
      and journal_number <= ${last}`,
  )
  return found as CountAndAmount
}

async function sumEntries(db: Queryable, { schoolId, registerId }: RegisterKey, { after, last, of }: Span & { of: Sql }): Promise<SaleSums> {
  const found = await firstRow<SaleSums>(
    db,
    sql`
      with sold as materialized (
        select total_ore, lines
        from ${of}
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        and journal_number <= ${last}
      ),
      line as materialized (
        select sold_line."articleGroup", sold_line.quantity, sold_line."amountOre", sold_line."vatCode", sold_line."vatRate", sold_line."vatOre"
        from sold
        cross join lateral jsonb_to_recordset(sold.lines)
          as sold_line ("articleGroup" text, quantity bigint, "amountOre" bigint, "vatCode" text, "vatRate" integer, "vatOre" bigint)
      ),
      article_group as (
        select "articleGroup", sum(quantity) as quantity, sum("amountOre") as "amountOre"
        from line
        group by "articleGroup"
      ),
      rate as (
        select "vatCode", "vatRate", sum("amountOre" - "vatOre") as "baseOre", sum("vatOre") as "vatOre"
        from line
        group by "vatCode", "vatRate"
      )
      select count(*) as count, coalesce(sum(total_ore), 0) as "totalOre",
        (select coalesce(json_agg(article_group order by "articleGroup"), '[]') from article_group) as "articleGroups",
        (select coalesce(json_agg(rate order by "vatRate" desc, "vatCode"), '[]') from rate) as vat
      from sold`,
  )
  return found as SaleSums
}

/** The sums of a register's period for each operator, sales and returns; only the device's where nobody has signed in. */
export async function sumOperators(db: Queryable, key: RegisterKey, span: Span): Promise<OperatorEntries[]> {
  const sales = await sumByOperator(db, key, { ...span, of: sql`purchase` })
  const returns = await sumByOperator(db, key, { ...span, of: sql`purchase_return` })
  const ids = [...new Set([...sales, ...returns].map(({ cashierId }) => cashierId))]
  const known = await cashiersBy(
    db,
    key.schoolId,
    ids.filter((id) => id !== null),
  )
  return ids.map((cashierId): OperatorEntries => {
    const { number, name } = known.find((cashier) => cashier.cashierId === cashierId) ?? { number: DEVICE_NUMBER, name: '' }
    const of = (sums: OperatorRow[]): SaleSums => ({ ...noSales(), ...sums.find((each) => each.cashierId === cashierId)?.sums })
    return { cashierId, number, name, sales: of(sales), returns: of(returns) }
  })
}

type OperatorRow = { cashierId: string | null; sums: Omit<SaleSums, 'vat'> }

function sumByOperator(db: Queryable, { schoolId, registerId }: RegisterKey, { after, last, of }: Span & { of: Sql }): Promise<OperatorRow[]> {
  return rows(
    db,
    sql`
      with sold as materialized (
        select cashier_id, total_ore, lines
        from ${of}
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        and journal_number <= ${last}
      ),
      article_group as materialized (
        select sold.cashier_id, sold_line."articleGroup", sum(sold_line.quantity) as quantity, sum(sold_line."amountOre") as "amountOre"
        from sold
        cross join lateral jsonb_to_recordset(sold.lines) as sold_line ("articleGroup" text, quantity bigint, "amountOre" bigint)
        group by sold.cashier_id, sold_line."articleGroup"
      )
      select cashier_id as "cashierId",
        json_build_object('count', count(*), 'totalOre', sum(total_ore), 'articleGroups', (
          select coalesce(json_agg(json_build_object('articleGroup', "articleGroup", 'quantity', quantity, 'amountOre', "amountOre") order by "articleGroup"), '[]')
          from article_group
          where article_group.cashier_id is not distinct from sold.cashier_id
        )) as sums
      from sold
      group by cashier_id`,
  )
}

async function cashiersBy(db: Queryable, schoolId: number, ids: string[]): Promise<{ cashierId: string; number: number; name: string }[]> {
  if (ids.length === 0) return []
  return rows(
    db,
    sql`
      select id as "cashierId", number, name
      from cashier
      where school_id = ${schoolId}
      and id = any (${ids}::uuid[])`,
  )
}

/** What a register's events of a period come to. */
export async function sumEvents(db: Queryable, { schoolId, registerId }: RegisterKey, { after, last }: { after: number; last: number }): Promise<EventSums> {
  const found = await rows<{ kind: string; count: number; amountOre: number }>(
    db,
    sql`
      select kind, count(*) as count, coalesce(sum(amount_ore), 0) as "amountOre"
      from journal_event
      where school_id = ${schoolId}
      and register_id = ${registerId}
      and number > ${after}
      and number <= ${last}
      group by kind`,
  )
  const of = (wanted: string) => {
    const { count = 0, amountOre = 0 } = found.find(({ kind }) => kind === wanted) ?? {}
    return { count, amountOre }
  }
  return {
    receiptsPrinted: of('receipt_printed').count,
    copies: of('receipt_copied'),
    provisional: of('provisional_receipt_given'),
    aborted: of('sale_aborted'),
    lineCorrections: of('line_corrected'),
    deliveries: of('goods_delivered'),
    priceChanges: of('prices_changed').count,
  }
}

export type ZReportRow = {
  number: number
  day: string
  afterJournalNumber: number
  lastJournalNumber: number
  afterGrandTotalOre: number
  grandTotalOre: number
  saleCount: number
  salesOre: number
  afterReturnsTotalOre: number
  returnsTotalOre: number
  returnCount: number
  returnsOre: number
  madeAt: Date
  madeBy: 'till' | 'office' | 'house'
  eventNumber: number
}

export async function insertZReport(tx: Queryable, { schoolId, registerId }: RegisterKey, report: ZReportRow): Promise<void> {
  await tx.query(sql`
    insert into z_report (school_id, register_id, number, day, previous_number, after_journal_number, last_journal_number, after_grand_total_ore,
      grand_total_ore, sale_count, sales_ore, after_returns_total_ore, returns_total_ore, return_count, returns_ore, made_at, made_by, event_number)
    values (${schoolId}, ${registerId}, ${report.number}, ${report.day}, ${report.number === 1 ? null : report.number - 1}, ${report.afterJournalNumber},
      ${report.lastJournalNumber}, ${report.afterGrandTotalOre}, ${report.grandTotalOre}, ${report.saleCount}, ${report.salesOre},
      ${report.afterReturnsTotalOre}, ${report.returnsTotalOre}, ${report.returnCount}, ${report.returnsOre}, ${report.madeAt}, ${report.madeBy},
      ${report.eventNumber})`)
}

/** Closes a register's day: what comes now is the next Z report's. */
export async function closeRegisterDay(tx: Queryable, register: LockedRegister, day: string): Promise<void> {
  const changed = await run(
    tx,
    sql`
      update register
      set open_day = null, last_z_day = ${day}, z_number = z_number + 1, z_journal_number = journal_number, z_event_number = event_number,
        z_receipt_number = receipt_number, z_return_receipt_number = return_receipt_number
      where school_id = ${register.schoolId}
      and id = ${register.registerId}`,
  )
  if (changed !== 1) throw new Error('a locked register is there')
}

const selectReport = sql`
  select number, day, after_journal_number as "afterJournalNumber", last_journal_number as "lastJournalNumber",
    after_grand_total_ore as "afterGrandTotalOre", grand_total_ore as "grandTotalOre", sale_count as "saleCount", sales_ore as "salesOre",
    after_returns_total_ore as "afterReturnsTotalOre", returns_total_ore as "returnsTotalOre", return_count as "returnCount", returns_ore as "returnsOre",
    made_at as "madeAt", made_by as "madeBy", event_number as "eventNumber"
  from z_report`

/** The newest Z reports of a register, newest first. */
export function latestZReports(db: Queryable, { schoolId, registerId }: RegisterKey, limit: number): Promise<ZReportRow[]> {
  return rows(
    db,
    sql`
      ${selectReport}
      where school_id = ${schoolId}
      and register_id = ${registerId}
      order by number desc
      limit ${limit}`,
  )
}

/** What the last Z report ended with: all that was ever sold, and all that ever came back. */
export async function lastGrandTotals(db: Queryable, key: RegisterKey): Promise<{ salesOre: number; returnsOre: number }> {
  const [last] = await latestZReports(db, key, 1)
  return { salesOre: last?.grandTotalOre ?? 0, returnsOre: last?.returnsTotalOre ?? 0 }
}

/** The text of a Z report as it was made, or null when there is none such. */
export async function reportText(db: Queryable, { schoolId, registerId, number }: RegisterKey & { number: number }): Promise<string | null> {
  const found = await firstRow<{ content: string }>(
    db,
    sql`
      select journal_event.content
      from z_report
      join journal_event on journal_event.school_id = ${schoolId} and journal_event.register_id = ${registerId} and journal_event.number = z_report.event_number
      where z_report.school_id = ${schoolId}
      and z_report.register_id = ${registerId}
      and z_report.number = ${number}`,
  )
  return found?.content ?? null
}

type OpenCounts = RegisterKey & {
  openDay: string | null
  lastZDay: string | null
  /** Since the last Z report. */
  saleCount: number
  returnCount: number
  grandTotalSalesOre: number
  grandTotalReturnsOre: number
}

/** The register that a till sells on over the network, without a lock. */
export function registerOfTill(db: Queryable, { schoolId, tillId }: { schoolId: number; tillId: string }): Promise<OpenCounts | null> {
  return firstRow(
    db,
    sql`
      select school_id as "schoolId", id as "registerId", open_day as "openDay", last_z_day as "lastZDay",
        receipt_number - z_receipt_number as "saleCount", return_receipt_number - z_return_receipt_number as "returnCount",
        grand_total_sales_ore as "grandTotalSalesOre", grand_total_returns_ore as "grandTotalReturnsOre"
      from register
      where school_id = ${schoolId}
      and till_id = ${tillId}
      and kind = 'connected'`,
  )
}

export type SchoolZReport = Pick<ZReportRow, 'number' | 'day' | 'saleCount' | 'salesOre' | 'returnCount' | 'returnsOre' | 'madeAt' | 'madeBy'> & {
  registerId: string
  legalId: string
  tillName: string
  /** It is the one on which the till sells without a network. */
  isReserve: boolean
}

/** The Z reports of a school's registers for some days, the newest day first. */
export function zReportsOfSchool(
  db: Queryable,
  { schoolId, from, until, limit }: { schoolId: number; from: string; until: string; limit: number },
): Promise<SchoolZReport[]> {
  return rows(
    db,
    sql`
      select z_report.number, z_report.day, z_report.sale_count as "saleCount", z_report.sales_ore as "salesOre",
        z_report.return_count as "returnCount", z_report.returns_ore as "returnsOre", z_report.made_at as "madeAt",
        z_report.made_by as "madeBy", z_report.register_id as "registerId", register.legal_id as "legalId", till.name as "tillName",
        register.kind = 'reserve' as "isReserve"
      from z_report
      join register on register.school_id = ${schoolId} and register.id = z_report.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      where z_report.school_id = ${schoolId}
      and z_report.day between ${from} and ${until}
      order by z_report.day desc, till.number, z_report.register_id
      limit ${limit}`,
  )
}

export type OpenRegister = {
  tillId: string
  registerId: string
  legalId: string
  tillName: string
  isReserve: boolean
  openDay: string
  saleCount: number
  /** Less what came back. */
  soldOre: number
  returnCount: number
}

/** A school's registers with an open day. */
export function openRegisters(db: Queryable, schoolId: number): Promise<OpenRegister[]> {
  return rows(
    db,
    sql`
      select till.id as "tillId", register.id as "registerId", register.legal_id as "legalId", till.name as "tillName",
        register.kind = 'reserve' as "isReserve", register.open_day as "openDay",
        register.receipt_number - register.z_receipt_number as "saleCount",
        register.return_receipt_number - register.z_return_receipt_number as "returnCount",
        register.grand_total_sales_ore - coalesce(last.grand_total_ore, 0) - register.grand_total_returns_ore + coalesce(last.returns_total_ore, 0) as "soldOre"
      from register
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      left join z_report as last on last.school_id = ${schoolId} and last.register_id = register.id and last.number = register.z_number
      where register.school_id = ${schoolId}
      and register.open_day is not null
      order by till.number, register.id`,
  )
}

export type DueRegister = RegisterKey & { openDay: string | null }

/** Registers that may be to close: a day before today is open, practised or signed in on, or any at all when it is late. */
export function registersToClose(db: Queryable, { today, isLate, limit }: { today: string; isLate: boolean; limit: number }): Promise<DueRegister[]> {
  return rows(
    db,
    sql`
      -- across schools: the house looks after all of them
      select school_id as "schoolId", id as "registerId", open_day as "openDay"
      from register
      where open_day < ${today}
      or (open_day = ${today} and ${isLate})
      or training_day < ${today}
      or (training_day = ${today} and ${isLate})
      or cashiers_day < ${today}
      or (cashiers_day = ${today} and ${isLate})
      order by school_id, id
      limit ${limit}`,
  )
}

/** When a register sold or took something back last, or null. */
export async function lastSaleAt(db: Queryable, { schoolId, registerId }: RegisterKey): Promise<Date | null> {
  const found = await firstRow<{ happenedAt: Date }>(
    db,
    sql`
      select entry.happened_at as "happenedAt"
      from (
        (select happened_at, journal_number
        from purchase
        where school_id = ${schoolId}
        and register_id = ${registerId}
        order by journal_number desc
        limit 1)
        union all
        (select happened_at, journal_number
        from purchase_return
        where school_id = ${schoolId}
        and register_id = ${registerId}
        order by journal_number desc
        limit 1)
      ) as entry
      order by entry.journal_number desc
      limit 1`,
  )
  return found?.happenedAt ?? null
}
