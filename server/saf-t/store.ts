// What a SAF-T file is made of, read a slice at a time. Nothing that is over is ever changed, so slices that are read one
// after the other belong together without a transaction that would hold up the tills.

import type { CashierKind } from '../../contract/cashier-words.ts'
import type { VatCode } from '../../contract/vat-codes.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { DEVICE_NUMBER } from '../../rules/cashiers.ts'
import type { SoldLine } from '../../rules/purchase.ts'

export type Company = {
  operatorId: string
  name: string
  organisationNumber: string
  isVatRegistered: boolean
  address: string
  postalCode: string
  city: string
}
export type Place = { schoolId: number; name: string; address: string; postalCode: string; city: string }

const selectCompany = sql`
  select operator.id as "operatorId", operator.name, operator.organisation_number as "organisationNumber",
    operator.is_vat_registered as "isVatRegistered", operator.address, operator.postal_code as "postalCode", operator.city
  from operator`

/** The operator of a school, or null. */
export function companyOfSchool(db: Queryable, schoolId: number): Promise<Company | null> {
  return firstRow(
    db,
    sql`
      ${selectCompany}
      join school on school.operator_id = operator.id and school.id = ${schoolId}`,
  )
}

/** The operators with an organisation number. */
export function companiesWith(db: Queryable, organisationNumber: string): Promise<Company[]> {
  return rows(
    db,
    sql`
      ${selectCompany}
      where operator.organisation_number = ${organisationNumber}
      order by operator.id`,
  )
}

/** The schools of an operator, or one of them. */
export function placesOf(db: Queryable, { operatorId, schoolId }: { operatorId: string; schoolId: number | null }): Promise<Place[]> {
  return rows(
    db,
    sql`
      select id as "schoolId", name, address, postal_code as "postalCode", city
      from school
      where operator_id = ${operatorId}
      and (${schoolId}::bigint is null or id = ${schoolId})
      order by id`,
  )
}

export type Article = { productId: string; name: string; articleGroup: string; madeAt: Date }

/** Every product there ever was at a school: none is deleted. */
export function articlesOf(db: Queryable, schoolId: number): Promise<Article[]> {
  return rows(
    db,
    sql`
      select id as "productId", name, article_group as "articleGroup", made_at as "madeAt"
      from product
      where school_id = ${schoolId}
      order by made_at, id`,
  )
}

export type Employee = { schoolId: number; number: number; name: string; kind: CashierKind | 'device'; madeAt: Date }

/** Every cashier there ever was at a school, and the device for what nobody signed in for; none where there are no cashiers. */
export function employeesOf(db: Queryable, schoolId: number): Promise<Employee[]> {
  return rows(
    db,
    sql`
      select school_id as "schoolId", number, name, kind, made_at as "madeAt"
      from cashier
      where school_id = ${schoolId}
      union all
      select school_id, ${DEVICE_NUMBER}::integer, '', 'device', min(made_at)
      from cashier
      where school_id = ${schoolId}
      group by school_id
      order by number`,
  )
}

/** A register with the numbers of a period: what is after `from` up to and with `until`. */
export type RegisterSpan = {
  schoolId: number
  registerId: string
  legalId: string
  tillName: string
  entries: { after: number; last: number }
  events: { after: number; last: number }
  /** Signature of the last entry before the period; null when there is none. */
  signatureBefore: string | null
}

/** After so long nobody hands in any more what a till sold alone. */
const LONGEST_ALONE_MS = 60 * 86_400_000

/** A school's registers that did anything between two instants. */
export async function registersOf(db: Queryable, { schoolId, from, until }: { schoolId: number; from: Date; until: Date }): Promise<RegisterSpan[]> {
  type Row = Pick<RegisterSpan, 'registerId' | 'legalId' | 'tillName' | 'signatureBefore'> & {
    firstEntry: number | null
    lastEntry: number | null
    firstEvent: number | null
    lastEvent: number | null
  }
  const found = await rows<Row>(
    db,
    sql`
      select register.id as "registerId", register.legal_id as "legalId", till.name as "tillName", sold.first as "firstEntry", sold.last as "lastEntry",
        happened.first as "firstEvent", happened.last as "lastEvent", coalesce(before.signature, return_before.signature, training_before.signature) as "signatureBefore"
      from register
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      cross join lateral (
        select min(entry.journal_number) as first, max(entry.journal_number) as last
        from (
          select purchase.journal_number
          from purchase
          where purchase.school_id = ${schoolId}
          and purchase.register_id = register.id
          -- What was made without a network belongs to the day on which it happened, and is booked within the weeks after it.
          and purchase.happened_at >= ${from}
          and purchase.happened_at < ${until}
          and purchase.booked_at >= ${from}
          and purchase.booked_at < ${new Date(until.getTime() + LONGEST_ALONE_MS)}
          union all
          select purchase_return.journal_number
          from purchase_return
          where purchase_return.school_id = ${schoolId}
          and purchase_return.register_id = register.id
          and purchase_return.booked_at >= ${from}
          and purchase_return.booked_at < ${until}
          union all
          select training_sale.journal_number
          from training_sale
          where training_sale.school_id = ${schoolId}
          and training_sale.register_id = register.id
          and training_sale.booked_at >= ${from}
          and training_sale.booked_at < ${until}
        ) as entry
      ) as sold
      cross join lateral (
        select min(journal_event.number) as first, max(journal_event.number) as last
        from journal_event
        where journal_event.school_id = ${schoolId}
        and journal_event.register_id = register.id
        and journal_event.happened_at >= ${from}
        and journal_event.happened_at < ${until}
      ) as happened
      left join purchase as before on before.school_id = ${schoolId} and before.register_id = register.id and before.journal_number = sold.first - 1
      left join purchase_return as return_before on return_before.school_id = ${schoolId} and return_before.register_id = register.id
        and return_before.journal_number = sold.first - 1
      left join training_sale as training_before on training_before.school_id = ${schoolId} and training_before.register_id = register.id
        and training_before.journal_number = sold.first - 1
      where register.school_id = ${schoolId}
      and (sold.last is not null or happened.last is not null)
      order by till.number, register.legal_id`,
  )
  const span = (first: number | null, last: number | null) => (first === null || last === null ? { after: 0, last: 0 } : { after: first - 1, last })
  return found.map(({ firstEntry, lastEntry, firstEvent, lastEvent, ...register }) => ({
    schoolId,
    ...register,
    entries: span(firstEntry, lastEntry),
    events: span(firstEvent, lastEvent),
  }))
}

type Key = { schoolId: number; registerId: string }
type Slice = { after: number; last: number; limit: number }

/** A sale, a return with the sale that it is of, or a sale that was practised: amounts are positive in all. */
export type JournalEntry = {
  is: 'sale' | 'return' | 'training'
  journalNumber: number
  localDate: string
  localTime: string
  happenedAt: Date
  totalOre: number
  totalWithoutVatOre: number
  lines: (SoldLine & { vatCode: VatCode })[]
  signature: string
  keyVersion: string
  isPrinted: boolean
  isCopied: boolean
  /** How many provisional receipts were given for what it paid. */
  provisionalCount: number
  /** Register and number of the sale that came back; null for a sale. */
  refersTo: { legalId: string; journalNumber: number } | null
  /** Whose it was; null where nobody had signed in. */
  cashierNumber: number | null
}

/** The next entries of a register's journal, with how often their receipts were printed. */
export function entriesAfter(db: Queryable, { schoolId, registerId }: Key, { after, last, limit }: Slice): Promise<JournalEntry[]> {
  const columns = sql`id, journal_number, local_date, local_time, happened_at, total_ore, total_without_vat_ore, lines, signature, key_version, cashier_id`
  return rows(
    db,
    sql`
      select entry."is", entry.journal_number as "journalNumber", entry.local_date as "localDate", entry.local_time as "localTime",
        entry.happened_at as "happenedAt", entry.total_ore as "totalOre", entry.total_without_vat_ore as "totalWithoutVatOre", entry.lines,
        entry.signature, entry.key_version as "keyVersion", print.seal is not null as "isPrinted", copied.seal is not null as "isCopied",
        coalesce(served.place, 0) as "provisionalCount",
        case when sale.id is not null then json_build_object('legalId', sold_on.legal_id, 'journalNumber', sale.journal_number) end as "refersTo",
        cashier.number as "cashierNumber"
      from (
        (select 'sale' as "is", ${columns}, null::uuid as purchase_id
        from purchase
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        and journal_number <= ${last}
        order by journal_number
        limit ${limit})
        union all
        (select 'return', ${columns}, purchase_id
        from purchase_return
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        and journal_number <= ${last}
        order by journal_number
        limit ${limit})
        union all
        (select 'training', ${columns}, null::uuid
        from training_sale
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        and journal_number <= ${last}
        order by journal_number
        limit ${limit})
        order by journal_number
        limit ${limit}
      ) as entry
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = entry.cashier_id
      left join purchase as sale on sale.school_id = ${schoolId} and sale.id = entry.purchase_id
      left join register as sold_on on sold_on.school_id = ${schoolId} and sold_on.id = sale.register_id
      left join journal_event as print on print.school_id = ${schoolId} and print.subject_id = entry.id
        and print.kind in ('receipt_printed', 'return_receipt_printed', 'training_receipt_printed')
      left join journal_event as copied on copied.school_id = ${schoolId} and copied.subject_id = entry.id and copied.kind = 'receipt_copied'
      left join provisional_sale on provisional_sale.school_id = ${schoolId} and provisional_sale.purchase_id = entry.id
      left join provisional_receipt as served on served.school_id = ${schoolId} and served.id = provisional_sale.provisional_id
      order by entry.journal_number`,
  )
}

export type JournalEvent = {
  number: number
  kind: string
  localDate: string
  localTime: string
  happenedAt: Date
  amountOre: number | null
  content: string | null
  /** The sale or return that it is about, by its number in the journal; of what was served first, the first sale that paid for it here. */
  subjectNumber: number | null
  cashierNumber: number | null
}

/** The next events of a register. */
export function eventsAfter(db: Queryable, { schoolId, registerId }: Key, { after, last, limit }: Slice): Promise<JournalEvent[]> {
  return rows(
    db,
    sql`
      select event.number, event.kind, event.local_date as "localDate", event.local_time as "localTime", event.happened_at as "happenedAt",
        event.amount_ore as "amountOre", event.content, coalesce(purchase.journal_number, purchase_return.journal_number, training_sale.journal_number, paid.journal_number) as "subjectNumber",
        cashier.number as "cashierNumber"
      from (
        select number, kind, local_date, local_time, happened_at, amount_ore, content, subject_id, cashier_id
        from journal_event
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and number > ${after}
        and number <= ${last}
        order by number
        limit ${limit}
      ) as event
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = event.cashier_id
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = event.subject_id
      left join purchase_return on purchase_return.school_id = ${schoolId} and purchase_return.id = event.subject_id
      left join training_sale on training_sale.school_id = ${schoolId} and training_sale.id = event.subject_id
      left join lateral (
        select min(sale.journal_number) as journal_number
        from provisional_sale
        join purchase as sale on sale.school_id = ${schoolId} and sale.id = provisional_sale.purchase_id and sale.register_id = ${registerId}
        where provisional_sale.school_id = ${schoolId}
        and provisional_sale.provisional_id = event.subject_id
      ) as paid on true
      order by event.number`,
  )
}
