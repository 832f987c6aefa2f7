// A register's days and events. Every Z report is the sum of the sales and returns between the one before it and itself, and what the
// ledger was paid for them; together they leave nothing out. Every event follows from the one before it and stands after
// the sale that it says.

import { firstRow, rows, sql } from '../../database/transaction.ts'
import { DEVICE_NUMBER } from '../../rules/cashiers.ts'
import { addSale, type DayReport, inOrder, lessReturns, noSales, type OperatorEntries, operatorSums, type OperatorSums } from '../../rules/day-report.ts'
import { NO_SEAL_BEFORE, textToSeal } from '../../rules/journal-events.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import { NO_SIGNATURE_BEFORE } from '../../rules/signature.ts'
import { hashOfContent, type Signer } from '../journal/index.ts'
import type { Check } from './check.ts'

const REPORTS_A_SLICE = 100
const EVENTS_A_SLICE = 2_000

type ReportRow = {
  number: number
  day: string
  last: number
  saleCount: number
  salesOre: number
  grandTotalOre: number
  returnCount: number
  returnsOre: number
  returnsTotalOre: number
  content: string | null
}

export type WalkedEntry = {
  is: 'sale' | 'return' | 'training'
  journalNumber: number
  totalOre: number
  lines: SoldLine[]
  cashierId: string | null
  cashierNumber: number | null
  paid: readonly { amountOre: number }[]
}

export type Periods = {
  /** Takes the next entry of the register's journal. */
  add: (entry: WalkedEntry) => Promise<void>
  /** Checks what is left when there are no more. */
  end: () => Promise<void>
}

/** Holds a register's Z reports against its sales and returns, which are given in order, one by one. */
export function walkPeriods(check: Check, registerId: string): Periods {
  const { db, schoolId, report, figures } = check
  let [sales, returns] = [noSales(), noSales()]
  let operators = new Map<string | null, OperatorEntries>()
  let training = { count: 0, amountOre: 0 }
  let paidOre = 0
  let [grandTotalOre, returnsTotalOre] = [0, 0]
  let last: ReportRow | null = null
  let next: ReportRow | null | undefined
  let slice: ReportRow[] = []

  const nextReport = async (): Promise<ReportRow | null> => {
    if (slice.length === 0) slice = await reportsAfter(check, registerId, last?.number ?? 0)
    return slice.shift() ?? null
  }

  const finish = async (made: ReportRow) => {
    figures.zReports += 1
    const where = `Z report ${made.number} of register ${registerId}`
    const { count, totalOre, articleGroups, vat } = inOrder(lessReturns(sales, returns))
    const found = made.content === null ? null : (JSON.parse(made.content) as DayReport)
    const expected = [
      made.number,
      sales.count,
      totalOre,
      articleGroups,
      vat,
      [{ means: 'wallet', count, amountOre: totalOre }],
      { count: returns.count, amountOre: returns.totalOre },
      training,
      grandTotalOre,
      returnsTotalOre,
      grandTotalOre - returnsTotalOre,
    ]
    const counted = [sales.count, sales.totalOre, grandTotalOre, returns.count, returns.totalOre, returnsTotalOre]
    const row = [made.saleCount, made.salesOre, made.grandTotalOre, made.returnCount, made.returnsOre, made.returnsTotalOre]
    const said = found && [
      found.number,
      found.saleCount,
      found.totalCashSalesOre,
      found.articleGroups.map(({ articleGroup, quantity, amountOre }) => ({ articleGroup, quantity, amountOre })),
      found.vat.map(({ vatCode, vatRate, baseOre, vatOre }) => ({ vatCode, vatRate, baseOre, vatOre })),
      found.payments,
      found.returns,
      found.training,
      found.grandTotalSalesOre,
      found.grandTotalReturnsOre,
      found.grandTotalNetOre,
    ]
    if (JSON.stringify(expected) !== JSON.stringify(said) || String(counted) !== String(row)) {
      report({ what: 'a Z report is not the sum of its sales', where, expected: JSON.stringify([expected, counted]), found: JSON.stringify([said, row]) })
    }
    verifyOperators(found, [...operators.values()], where)
    if (paidOre !== made.salesOre - made.returnsOre)
      report({ what: 'a Z report is not what the ledger was paid', where, expected: String(paidOre), found: String(made.salesOre - made.returnsOre) })
    last = made
    ;[sales, returns] = [noSales(), noSales()]
    operators = new Map()
    training = { count: 0, amountOre: 0 }
    paidOre = 0
    next = await nextReport()
  }

  // What each operator sold and took back, walked sale by sale; together they are the whole report.
  const verifyOperators = (found: DayReport | null, entries: OperatorEntries[], where: string) => {
    const isByOperator = entries.some(({ cashierId }) => cashierId !== null)
    const expected = isByOperator ? entries.map(operatorSums).toSorted((a, b) => a.number - b.number) : []
    const said = found?.operators ?? []
    if (spelled(expected) !== spelled(said))
      report({ what: 'a Z report is not the sums of its operators', where, expected: spelled(expected), found: spelled(said) })
    const together = said.reduce((sum, { payments }) => sum + payments.reduce((part, { amountOre }) => part + amountOre, 0), 0)
    if (found && isByOperator && together !== found.totalCashSalesOre)
      report({ what: 'the operators of a Z report are not all of it', where, expected: String(found.totalCashSalesOre), found: String(together) })
  }

  const operatorOf = ({ cashierId, cashierNumber }: WalkedEntry): OperatorEntries => {
    const known = operators.get(cashierId)
    if (known) return known
    const made = { cashierId, number: cashierNumber ?? DEVICE_NUMBER, name: '', sales: noSales(), returns: noSales() }
    operators.set(cashierId, made)
    return made
  }

  return {
    add: async (entry) => {
      if (next === undefined) next = await nextReport()
      while (next && entry.journalNumber > next.last) await finish(next)
      const paid = entry.paid.reduce((sum, { amountOre }) => sum + amountOre, 0)
      if (entry.is === 'training') {
        training = { count: training.count + 1, amountOre: training.amountOre + entry.totalOre }
      } else if (entry.is === 'sale') {
        addSale(sales, entry)
        addSale(operatorOf(entry).sales, entry)
        grandTotalOre += entry.totalOre
        paidOre += paid
      } else {
        addSale(returns, entry)
        addSale(operatorOf(entry).returns, entry)
        returnsTotalOre += entry.totalOre
        paidOre -= paid
      }
    },
    end: async () => {
      if (next === undefined) next = await nextReport()
      while (next) await finish(next)
      const register = await firstRow<{ zNumber: number; zJournalNumber: number; openDay: string | null; lastZDay: string | null; hasServed: boolean }>(
        db,
        sql`
          select z_number as "zNumber", z_journal_number as "zJournalNumber", open_day as "openDay", last_z_day as "lastZDay",
            exists (
              select 1
              from provisional_receipt
              where provisional_receipt.school_id = ${schoolId}
              and provisional_receipt.register_id = ${registerId}
              and provisional_receipt.event_number > register.z_event_number
            ) as "hasServed"
          from register
          where school_id = ${schoolId}
          and id = ${registerId}`,
      )
      if (!register) return
      const counted: [string, unknown, unknown][] = [
        ['the register’s Z number is not its last report’s', last?.number ?? 0, register.zNumber],
        ['the register’s last closed sale is not its last report’s', last?.last ?? 0, register.zJournalNumber],
        ['the register’s last closed day is not its last report’s', last?.day ?? null, register.lastZDay],
        [
          'the register’s day is open without a sale, or closed after one',
          register.hasServed || sales.count + returns.count + training.count > 0,
          register.openDay !== null,
        ],
      ]
      for (const [what, expected, found] of counted) {
        if (expected !== found) report({ what, where: `register ${registerId}`, expected: String(expected), found: String(found) })
      }
    },
  }
}

// Without the names: a name is what it was when the report was made.
const spelled = (operators: readonly OperatorSums[]) =>
  JSON.stringify(
    operators.map(({ cashierId, number, sales, returns, articleGroups, payments }) => [
      cashierId,
      number,
      [sales.count, sales.amountOre],
      [returns.count, returns.amountOre],
      articleGroups.map(({ articleGroup, quantity, amountOre }) => [articleGroup, quantity, amountOre]),
      payments.map(({ means, count, amountOre }) => [means, count, amountOre]),
    ]),
  )

function reportsAfter({ db, schoolId }: Check, registerId: string, after: number): Promise<ReportRow[]> {
  return rows(
    db,
    sql`
      select z_report.number, z_report.day, z_report.last_journal_number as last, z_report.sale_count as "saleCount", z_report.sales_ore as "salesOre",
        z_report.grand_total_ore as "grandTotalOre", z_report.return_count as "returnCount", z_report.returns_ore as "returnsOre",
        z_report.returns_total_ore as "returnsTotalOre", case when journal_event.kind = 'z_report' then journal_event.content end as content
      from z_report
      left join journal_event on journal_event.school_id = ${schoolId} and journal_event.register_id = ${registerId}
        and journal_event.number = z_report.event_number
      where z_report.school_id = ${schoolId}
      and z_report.register_id = ${registerId}
      and z_report.number > ${after}
      order by z_report.number
      limit ${REPORTS_A_SLICE}`,
  )
}

type EventRow = {
  number: number
  kind: string
  localDate: string
  localTime: string
  journalNumber: number
  subjectId: string | null
  amountOre: number | null
  content: string | null
  cashierId: string | null
  seal: string
  keyVersion: string
  lastSignature: string | null
}

/** Checks that a register's events are whole, in order, and sealed. */
export async function verifyEvents(check: Check, { registerId, signers }: { registerId: string; signers: Map<string, Signer> }): Promise<void> {
  const { db, schoolId, report } = check
  let previousSeal = NO_SEAL_BEFORE
  let number = 0
  for (;;) {
    const slice: EventRow[] = await rows(
      db,
      sql`
        select event.number, event.kind, event.local_date as "localDate", event.local_time as "localTime", event.journal_number as "journalNumber",
          event.subject_id as "subjectId", event.amount_ore as "amountOre", event.content, event.cashier_id as "cashierId", event.seal, event.key_version as "keyVersion",
          coalesce(purchase.signature, purchase_return.signature, training_sale.signature) as "lastSignature"
        from (
          select number, kind, local_date, local_time, journal_number, subject_id, amount_ore, content, cashier_id, seal, key_version
          from journal_event
          where school_id = ${schoolId}
          and register_id = ${registerId}
          and number > ${number}
          order by number
          limit ${EVENTS_A_SLICE}
        ) as event
        left join purchase on purchase.school_id = ${schoolId} and purchase.register_id = ${registerId} and purchase.journal_number = event.journal_number
        left join purchase_return on purchase_return.school_id = ${schoolId} and purchase_return.register_id = ${registerId}
          and purchase_return.journal_number = event.journal_number
        left join training_sale on training_sale.school_id = ${schoolId} and training_sale.register_id = ${registerId}
          and training_sale.journal_number = event.journal_number
        order by event.number`,
    )
    for (const event of slice) {
      const where = `event ${event.number} of register ${registerId}`
      if (event.number !== number + 1) report({ what: 'the journal of events has a gap', where, expected: String(number + 1), found: String(event.number) })
      const lastSignature = event.journalNumber === 0 ? NO_SIGNATURE_BEFORE : event.lastSignature
      const expected =
        lastSignature === null
          ? undefined
          : signers.get(event.keyVersion)?.sign(textToSeal({ ...event, previousSeal, lastSignature, contentHash: hashOfContent(event.content) }))
      if (event.seal !== expected)
        report({ what: 'the seal of an event is not right', where, expected: expected ?? `key ${event.keyVersion}`, found: event.seal })
      previousSeal = event.seal
      number = event.number
    }
    if (slice.length < EVENTS_A_SLICE) break
  }
  const register = await firstRow<{ eventNumber: number; lastEventSeal: string }>(
    db,
    sql`
      select event_number as "eventNumber", last_event_seal as "lastEventSeal"
      from register
      where school_id = ${schoolId}
      and id = ${registerId}`,
  )
  if (register && (register.eventNumber !== number || register.lastEventSeal !== previousSeal)) {
    report({ what: 'the register’s last event is another', where: `register ${registerId}`, expected: String(number), found: String(register.eventNumber) })
  }
}
