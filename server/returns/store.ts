// Returns: what was sold, how much of it has come back, and the entries themselves.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { ReturnedLine } from '../../rules/returns.ts'
import type { LockedRegister } from '../journal/index.ts'
import type { BookedReturn } from './book-return.ts'

export type PurchaseToReturn = {
  schoolId: number
  purchaseId: string
  walletId: string
  firstName: string
  soldOn: string
  returnDays: number
  lines: SoldLine[]
}

const selectPurchase = (schoolId: number) => sql`
  select purchase.school_id as "schoolId", purchase.id as "purchaseId", purchase.wallet_id as "walletId", pupil.first_name as "firstName", purchase.local_date as "soldOn",
    school.return_days as "returnDays", purchase.lines
  from purchase
  join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = purchase.wallet_id
  join register on register.school_id = ${schoolId} and register.id = purchase.register_id
  join school on school.id = ${schoolId}`

/** A purchase of one of this till's registers, or null. */
export function purchaseOfTill(
  db: Queryable,
  { schoolId, tillId, purchaseId }: { schoolId: number; tillId: string; purchaseId: string },
): Promise<PurchaseToReturn | null> {
  return firstRow(
    db,
    sql`
      ${selectPurchase(schoolId)}
      where purchase.school_id = ${schoolId}
      and purchase.id = ${purchaseId}
      and register.till_id = ${tillId}`,
  )
}

/** How many of each line of a purchase have come back, by place. */
export async function returnedQuantities(db: Queryable, { schoolId, purchaseId }: { schoolId: number; purchaseId: string }): Promise<Map<number, number>> {
  const found = await rows<{ place: number; quantity: number }>(
    db,
    sql`
      select place, max(quantity_after) as quantity
      from returned_line
      where school_id = ${schoolId}
      and purchase_id = ${purchaseId}
      group by place`,
  )
  return new Map(found.map(({ place, quantity }) => [place, quantity]))
}

/** An id of a purchase is never a return's: both name movements of money. */
export async function isPurchase(db: Queryable, { schoolId, id }: { schoolId: number; id: string }): Promise<boolean> {
  return (await firstRow(db, sql`select 1 from purchase where school_id = ${schoolId} and id = ${id}`)) !== null
}

/** The return that already stands under an id, with what was asked and answered. */
export async function earlierReturn(
  db: Queryable,
  { schoolId, returnId }: { schoolId: number; returnId: string },
): Promise<{ requestHash: Buffer; answer: BookedReturn } | null> {
  const found = await firstRow<Omit<BookedReturn, 'returnedAt'> & { requestHash: Buffer; bookedAt: Date }>(
    db,
    sql`
      select purchase_return.id as "returnId", purchase_return.purchase_id as "purchaseId", pupil.first_name as "firstName",
        purchase_return.balance_after_ore as "balanceOre", purchase_return.total_ore as "totalOre",
        purchase_return.return_receipt_number as "returnReceiptNumber", purchase_return.journal_number as "journalNumber",
        purchase_return.request_hash as "requestHash", purchase_return.booked_at as "bookedAt"
      from purchase_return
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = purchase_return.wallet_id
      where purchase_return.school_id = ${schoolId}
      and purchase_return.id = ${returnId}`,
  )
  if (!found) return null
  const { requestHash, bookedAt, ...answer } = found
  return { requestHash, answer: { ...answer, returnedAt: bookedAt.toISOString() } }
}

export type NewReturn = {
  schoolId: number
  returnId: string
  registerId: string
  journalNumber: number
  returnReceiptNumber: number
  purchaseId: string
  walletId: string
  reason: string
  note: string | null
  lines: readonly ReturnedLine[]
  totalOre: number
  totalWithoutVatOre: number
  sold: readonly SoldLine[]
  returned: ReadonlyMap<number, number>
  now: Date
  localDate: string
  localTime: string
  signature: string
  keyVersion: string
  requestHash: Buffer
  balanceAfterOre: number
  cashierId: string | null
}

/** Writes a return, and for each line how much of it has come back by now. */
export async function insertReturn(tx: Queryable, made: NewReturn): Promise<void> {
  const { schoolId, returnId, purchaseId, now } = made
  await tx.query(sql`
    insert into purchase_return (school_id, id, register_id, journal_number, return_receipt_number, purchase_id, wallet_id, reason, note, total_ore,
      total_without_vat_ore, lines, happened_at, booked_at, local_date, local_time, signature, key_version, request_hash, balance_after_ore,
      cashier_id)
    values (${schoolId}, ${returnId}, ${made.registerId}, ${made.journalNumber}, ${made.returnReceiptNumber}, ${purchaseId}, ${made.walletId},
      ${made.reason}, ${made.note}, ${made.totalOre}, ${made.totalWithoutVatOre}, ${JSON.stringify(made.lines)}, ${now}, ${now}, ${made.localDate},
      ${made.localTime}, ${made.signature}, ${made.keyVersion}, ${made.requestHash}, ${made.balanceAfterOre},
      ${made.cashierId})`)
  for (const { place, quantity } of made.lines) {
    const before = made.returned.get(place) ?? 0
    await tx.query(sql`
      insert into returned_line (school_id, purchase_id, place, return_id, quantity_before, quantity_after, quantity_sold, goes_on_from)
      values (${schoolId}, ${purchaseId}, ${place}, ${returnId}, ${before}, ${before + quantity}, ${(made.sold[place] as SoldLine).quantity},
        ${before === 0 ? null : before})`)
  }
}

/** Remembers how far a register's journal and its returns have come. */
export async function keepReturnPlace(tx: Queryable, register: LockedRegister): Promise<void> {
  await tx.query(sql`
    update register
    set journal_number = ${register.journalNumber}, return_receipt_number = ${register.returnReceiptNumber}, last_signature = ${register.lastSignature},
      grand_total_returns_ore = ${register.grandTotalReturnsOre}, open_day = ${register.openDay}
    where school_id = ${register.schoolId}
    and id = ${register.registerId}`)
}

export type ReturnShown = { returnId: string; returnReceiptNumber: number; returnedAt: Date; totalOre: number }

/** The returns there have been of a purchase, oldest first. A line goes back at most as often as it was sold, so they have an end. */
export function returnsOf(db: Queryable, { schoolId, purchaseId }: { schoolId: number; purchaseId: string }): Promise<ReturnShown[]> {
  return rows(
    db,
    sql`
      select id as "returnId", return_receipt_number as "returnReceiptNumber", happened_at as "returnedAt", total_ore as "totalOre"
      from purchase_return
      where school_id = ${schoolId}
      and purchase_id = ${purchaseId}
      order by booked_at, id`,
  )
}

export type ReturnForReceipt = {
  returnId: string
  returnReceiptNumber: number
  registerId: string
  journalNumber: number
  returnedAt: Date
  localDate: string
  localTime: string
  sale: { receiptNumber: number; registerId: string; localDate: string }
  lines: ReturnedLine[]
  totalOre: number
  cashier: { number: number; name: string } | null
}

/** A return on one of this till's registers, with the sale that it is of, or null. */
export function returnOfTill(
  db: Queryable,
  { schoolId, tillId, returnId }: { schoolId: number; tillId: string; returnId: string },
): Promise<ReturnForReceipt | null> {
  return firstRow(
    db,
    sql`
      select purchase_return.id as "returnId", purchase_return.return_receipt_number as "returnReceiptNumber", register.legal_id as "registerId",
        purchase_return.journal_number as "journalNumber", purchase_return.happened_at as "returnedAt", purchase_return.local_date as "localDate",
        purchase_return.local_time as "localTime", purchase_return.lines, purchase_return.total_ore as "totalOre",
        json_build_object('receiptNumber', purchase.receipt_number, 'registerId', sold_on.legal_id, 'localDate', purchase.local_date) as sale,
        case when cashier.id is not null then json_build_object('number', cashier.number, 'name', cashier.name) end as cashier
      from purchase_return
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = purchase_return.cashier_id
      join register on register.school_id = ${schoolId} and register.id = purchase_return.register_id
      join purchase on purchase.school_id = ${schoolId} and purchase.id = purchase_return.purchase_id
      join register as sold_on on sold_on.school_id = ${schoolId} and sold_on.id = purchase.register_id
      where purchase_return.school_id = ${schoolId}
      and purchase_return.id = ${returnId}
      and register.till_id = ${tillId}`,
  )
}

/** What a return on this register came to, or null when it is none of its. */
export function returnOnRegister(
  db: Queryable,
  { schoolId, registerId, returnId }: { schoolId: number; registerId: string; returnId: string },
): Promise<{ totalOre: number } | null> {
  return firstRow(
    db,
    sql`
      select total_ore as "totalOre"
      from purchase_return
      where school_id = ${schoolId}
      and id = ${returnId}
      and register_id = ${registerId}`,
  )
}
