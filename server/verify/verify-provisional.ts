// What was served before it was paid: each provisional receipt is its event, the numbers of a register have no gap, its Z
// reports count them, whoever paid paid for the newest, and no line is paid for more than was served of it.

import { rows, sql } from '../../database/transaction.ts'
import type { DayReport } from '../../rules/day-report.ts'
import { provisionalText } from '../../rules/provisional-receipt.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { PaidPart } from '../../rules/served-parts.ts'
import type { Check } from './check.ts'

const A_SLICE = 500

type Row = {
  id: string
  provisionalNumber: number
  eventNumber: number
  replacesNumber: number | null
  totalOre: number
  lines: SoldLine[]
  localDate: string
  localTime: string
  cashierId: string | null
  event: {
    kind: string
    subjectId: string | null
    amountOre: number | null
    content: string | null
    localDate: string
    localTime: string
    cashierId: string | null
  } | null
  sales: Sale[]
  isReplaced: boolean
}

/** A sale that paid for it, and how much of each line. */
type Sale = { id: string; parts: PaidPart[] }

export async function verifyProvisional(check: Check): Promise<void> {
  const { db, schoolId, report } = check
  const registers = await rows<{ registerId: string; provisionalNumber: number }>(
    db,
    sql`
      select id as "registerId", provisional_number as "provisionalNumber"
      from register
      where school_id = ${schoolId}
      order by id`,
  )
  for (const { registerId, provisionalNumber } of registers) {
    const given = await walk(check, registerId)
    if (given.count !== provisionalNumber)
      report({
        what: 'the register’s provisional number is not its last receipt’s',
        where: `register ${registerId}`,
        expected: String(given.count),
        found: String(provisionalNumber),
      })
    await verifyReports(check, registerId)
  }
}

async function walk(check: Check, registerId: string): Promise<{ count: number }> {
  let count = 0
  for (;;) {
    const slice = await receiptsAfter(check, registerId, count)
    for (const row of slice) {
      count += 1
      verifyReceipt(check, row, count)
    }
    if (slice.length < A_SLICE) return { count }
  }
}

function verifyReceipt({ report }: Check, row: Row, count: number): void {
  const where = `provisional receipt ${row.id}`
  const { id, event, totalOre, localDate, localTime, cashierId } = row
  if (row.provisionalNumber !== count)
    report({ what: 'the provisional receipts are not numbered in order', where, expected: String(count), found: String(row.provisionalNumber) })
  const linesOre = row.lines.reduce((sum, { amountOre }) => sum + amountOre, 0)
  if (linesOre !== totalOre) report({ what: 'the lines do not add up to the total', where, expected: String(totalOre), found: String(linesOre) })
  const expected = ['provisional_receipt_given', id, totalOre, provisionalText(row), localDate, localTime, cashierId]
  const found = event && [event.kind, event.subjectId, event.amountOre, event.content, event.localDate, event.localTime, event.cashierId]
  if (JSON.stringify(expected) !== JSON.stringify(found))
    report({ what: 'a provisional receipt is not in the journal as it is', where, expected: JSON.stringify(expected), found: JSON.stringify(found) })
  if (row.sales.length > 0 && row.isReplaced)
    report({ what: 'a provisional receipt was paid that a newer had replaced', where, expected: 'the newest', found: id })
  verifyParts(report, where, row)
}

function verifyParts(report: Check['report'], where: string, { lines, sales }: Row): void {
  for (const { id, parts } of sales)
    if (parts.length === 0) report({ what: 'a sale names a provisional receipt and pays none of it', where, expected: 'some of it', found: `sale ${id}` })
  const parts = sales.flatMap((sale) => sale.parts)
  lines.forEach(({ quantity }, place) => {
    const paid = parts.filter((part) => part.place === place)
    const sum = paid.reduce((count, { before, after }) => count + after - before, 0)
    const furthest = Math.max(0, ...paid.map(({ after }) => after))
    if (sum !== furthest || sum > quantity || paid.some(({ served }) => served !== quantity))
      report({
        what: 'what was paid of a line is not what was served of it',
        where: `${where}, line ${place}`,
        expected: `${furthest} of ${quantity}`,
        found: String(sum),
      })
  })
  const beside = parts.find(({ place }) => place >= lines.length)
  if (beside) report({ what: 'a line was paid that is not on the provisional receipt', where, expected: `below ${lines.length}`, found: String(beside.place) })
}

function receiptsAfter({ db, schoolId }: Check, registerId: string, after: number): Promise<Row[]> {
  return rows(
    db,
    sql`
      select receipt.id, receipt.provisional_number as "provisionalNumber", receipt.event_number as "eventNumber",
        replaced.provisional_number as "replacesNumber", receipt.total_ore as "totalOre", receipt.lines, receipt.local_date as "localDate",
        receipt.local_time as "localTime", receipt.cashier_id as "cashierId", newer.id is not null as "isReplaced", coalesce(paid.sales, '[]') as sales,
        case when event.number is not null then json_build_object('kind', event.kind, 'subjectId', event.subject_id, 'amountOre', event.amount_ore,
          'content', event.content, 'localDate', event.local_date, 'localTime', event.local_time, 'cashierId', event.cashier_id) end as event
      from provisional_receipt as receipt
      left join journal_event as event on event.school_id = ${schoolId} and event.register_id = ${registerId} and event.number = receipt.event_number
      left join provisional_receipt as replaced on replaced.school_id = ${schoolId} and replaced.id = receipt.replaces_id
      left join provisional_receipt as newer on newer.school_id = ${schoolId} and newer.replaces_id = receipt.id
      left join lateral (
        select json_agg(json_build_object('id', sale.purchase_id, 'parts', coalesce((
          select json_agg(json_build_object('place', part.place, 'before', part.quantity_before, 'after', part.quantity_after, 'served', part.quantity_served))
          from provisional_part as part
          where part.school_id = ${schoolId}
          and part.provisional_id = receipt.id
          and part.purchase_id = sale.purchase_id
        ), '[]')) order by sale.purchase_id) as sales
        from provisional_sale as sale
        where sale.school_id = ${schoolId}
        and sale.provisional_id = receipt.id
      ) as paid on true
      where receipt.school_id = ${schoolId}
      and receipt.register_id = ${registerId}
      and receipt.provisional_number > ${after}
      order by receipt.provisional_number
      limit ${A_SLICE}`,
  )
}

// A report covers the events between the one before it and itself. What stood in no report said none.
async function verifyReports({ db, schoolId, report }: Check, registerId: string): Promise<void> {
  const made = await rows<{ number: number; content: string | null; count: number; amountOre: number }>(
    db,
    sql`
      select z_report.number, event.content, counted.count, counted."amountOre"
      from z_report
      left join z_report as before on before.school_id = ${schoolId} and before.register_id = ${registerId} and before.number = z_report.number - 1
      left join journal_event as event on event.school_id = ${schoolId} and event.register_id = ${registerId} and event.number = z_report.event_number
      cross join lateral (
        select count(*) as count, coalesce(sum(receipt.total_ore), 0)::bigint as "amountOre"
        from provisional_receipt as receipt
        where receipt.school_id = ${schoolId}
        and receipt.register_id = ${registerId}
        and receipt.event_number > coalesce(before.event_number, 0)
        and receipt.event_number < z_report.event_number
      ) as counted
      where z_report.school_id = ${schoolId}
      and z_report.register_id = ${registerId}
      and (counted.count > 0 or exists (
        select 1
        from provisional_receipt as any_receipt
        where any_receipt.school_id = ${schoolId}
        and any_receipt.register_id = ${registerId}
      ))
      order by z_report.number`,
  )
  for (const { number, content, count, amountOre } of made) {
    const said = content === null ? null : (JSON.parse(content) as DayReport).provisional
    if (said?.count !== count || said.amountOre !== amountOre)
      report({
        what: 'a Z report does not count its provisional receipts',
        where: `Z report ${number} of register ${registerId}`,
        expected: `${count}: ${amountOre}`,
        found: said ? `${said.count}: ${said.amountOre}` : 'none',
      })
  }
}
