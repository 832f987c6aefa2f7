// What a SAF-T file is made of, read a slice at a time. Nothing that is over is ever changed, so slices that are read one
// after the other belong together without a transaction that would hold up the tills.

import type { VatCode } from '../../contract/vat-codes.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
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

/** A register with the numbers of a period: what is after `from` up to and with `until`. */
export type RegisterSpan = {
  schoolId: number
  registerId: string
  legalId: string
  tillName: string
  sales: { after: number; last: number }
  events: { after: number; last: number }
  /** Signature of the last sale before the period; null when there is none. */
  signatureBefore: string | null
}

/** A school's registers that did anything between two instants. */
export async function registersOf(db: Queryable, { schoolId, from, until }: { schoolId: number; from: Date; until: Date }): Promise<RegisterSpan[]> {
  type Row = Pick<RegisterSpan, 'registerId' | 'legalId' | 'tillName' | 'signatureBefore'> & {
    firstSale: number | null
    lastSale: number | null
    firstEvent: number | null
    lastEvent: number | null
  }
  const found = await rows<Row>(
    db,
    sql`
      select register.id as "registerId", register.legal_id as "legalId", till.name as "tillName", sold.first as "firstSale", sold.last as "lastSale",
        happened.first as "firstEvent", happened.last as "lastEvent", before.signature as "signatureBefore"
      from register
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      cross join lateral (
        select min(purchase.journal_number) as first, max(purchase.journal_number) as last
        from purchase
        where purchase.school_id = ${schoolId}
        and purchase.register_id = register.id
        and purchase.booked_at >= ${from}
        and purchase.booked_at < ${until}
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
      where register.school_id = ${schoolId}
      and (sold.last is not null or happened.last is not null)
      order by till.number, register.legal_id`,
  )
  const span = (first: number | null, last: number | null) => (first === null || last === null ? { after: 0, last: 0 } : { after: first - 1, last })
  return found.map(({ firstSale, lastSale, firstEvent, lastEvent, ...register }) => ({
    schoolId,
    ...register,
    sales: span(firstSale, lastSale),
    events: span(firstEvent, lastEvent),
  }))
}

type Key = { schoolId: number; registerId: string }
type Slice = { after: number; last: number; limit: number }

export type JournalSale = {
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
}

/** The next sales of a register, with how often their receipts were printed. */
export function salesAfter(db: Queryable, { schoolId, registerId }: Key, { after, last, limit }: Slice): Promise<JournalSale[]> {
  return rows(
    db,
    sql`
      select sale.journal_number as "journalNumber", sale.local_date as "localDate", sale.local_time as "localTime", sale.happened_at as "happenedAt",
        sale.total_ore as "totalOre", sale.total_without_vat_ore as "totalWithoutVatOre", sale.lines, sale.signature, sale.key_version as "keyVersion",
        print.seal is not null as "isPrinted", copied.seal is not null as "isCopied"
      from (
        select id, journal_number, local_date, local_time, happened_at, total_ore, total_without_vat_ore, lines, signature, key_version
        from purchase
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        and journal_number <= ${last}
        order by journal_number
        limit ${limit}
      ) as sale
      left join journal_event as print on print.school_id = ${schoolId} and print.subject_id = sale.id and print.kind = 'receipt_printed'
      left join journal_event as copied on copied.school_id = ${schoolId} and copied.subject_id = sale.id and copied.kind = 'receipt_copied'
      order by sale.journal_number`,
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
  /** The sale that it is about, by its number in the journal. */
  saleNumber: number | null
}

/** The next events of a register. */
export function eventsAfter(db: Queryable, { schoolId, registerId }: Key, { after, last, limit }: Slice): Promise<JournalEvent[]> {
  return rows(
    db,
    sql`
      select event.number, event.kind, event.local_date as "localDate", event.local_time as "localTime", event.happened_at as "happenedAt",
        event.amount_ore as "amountOre", event.content, purchase.journal_number as "saleNumber"
      from (
        select number, kind, local_date, local_time, happened_at, amount_ore, content, subject_id
        from journal_event
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and number > ${after}
        and number <= ${last}
        order by number
        limit ${limit}
      ) as event
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = event.subject_id
      order by event.number`,
  )
}
