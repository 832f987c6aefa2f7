// Provisional receipts.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { ServedLine } from '../../rules/served-parts.ts'
import type { LockedRegister } from '../journal/index.ts'
import { servedLines } from '../purchases/index.ts'

/** `hasSale`: it is paid, or some of it is. */
export type Replaced = { id: string; provisionalNumber: number; place: number; hasSale: boolean; isReplaced: boolean }

/** One of a till's receipts that another is to take the place of. */
export function replacedBy(
  tx: Queryable,
  { schoolId, tillId, provisionalId }: { schoolId: number; tillId: string; provisionalId: string },
): Promise<Replaced | null> {
  return firstRow(
    tx,
    sql`
      select receipt.id, receipt.provisional_number as "provisionalNumber", receipt.place,
        exists (
          select 1
          from provisional_sale
          where provisional_sale.school_id = ${schoolId}
          and provisional_sale.provisional_id = receipt.id
        ) as "hasSale",
        newer.id is not null as "isReplaced"
      from provisional_receipt as receipt
      join register on register.school_id = ${schoolId} and register.id = receipt.register_id
      left join provisional_receipt as newer on newer.school_id = ${schoolId} and newer.replaces_id = receipt.id
      where receipt.school_id = ${schoolId}
      and receipt.id = ${provisionalId}
      and register.till_id = ${tillId}`,
  )
}

export type NewProvisional = {
  id: string
  eventNumber: number
  replaced: Replaced | null
  lines: readonly SoldLine[]
  totalOre: number
  now: Date
  localDate: string
  localTime: string
  cashierId: string | null
  requestHash: Buffer
}

/** Writes a receipt with the number that its locked register has come to. */
export async function insertProvisional(tx: Queryable, { schoolId, registerId, provisionalNumber }: LockedRegister, made: NewProvisional): Promise<void> {
  const { replaced } = made
  await tx.query(sql`
    insert into provisional_receipt (school_id, id, register_id, provisional_number, event_number, replaces_id, replaces_place, place, total_ore, lines,
      happened_at, local_date, local_time, cashier_id, request_hash)
    values (${schoolId}, ${made.id}, ${registerId}, ${provisionalNumber}, ${made.eventNumber}, ${replaced?.id ?? null}, ${replaced?.place ?? null},
      ${(replaced?.place ?? 0) + 1}, ${made.totalOre}, ${JSON.stringify(made.lines)}, ${made.now}, ${made.localDate}, ${made.localTime}, ${made.cashierId},
      ${made.requestHash})`)
}

/** Remembers how far a register's provisional receipts have come, and that its day is open. */
export async function keepProvisionalPlace(tx: Queryable, { schoolId, registerId, provisionalNumber, openDay }: LockedRegister): Promise<void> {
  await tx.query(sql`
    update register
    set provisional_number = ${provisionalNumber}, open_day = ${openDay}
    where school_id = ${schoolId}
    and id = ${registerId}`)
}

type Made = { provisionalId: string; provisionalNumber: number; servedAt: string; totalOre: number }

/** What already stands under an id. */
export async function earlierProvisional(
  db: Queryable,
  { schoolId, id }: { schoolId: number; id: string },
): Promise<{ requestHash: Buffer; made: Made } | null> {
  const found = await firstRow<Omit<Made, 'servedAt'> & { requestHash: Buffer; happenedAt: Date }>(
    db,
    sql`
      select id as "provisionalId", provisional_number as "provisionalNumber", total_ore as "totalOre", request_hash as "requestHash",
        happened_at as "happenedAt"
      from provisional_receipt
      where school_id = ${schoolId}
      and id = ${id}`,
  )
  if (!found) return null
  const { requestHash, happenedAt, ...made } = found
  return { requestHash, made: { ...made, servedAt: happenedAt.toISOString() } }
}

export type ShownProvisional = {
  provisionalId: string
  provisionalNumber: number
  registerKey: string
  registerId: string
  servedAt: Date
  localDate: string
  localTime: string
  lines: SoldLine[]
  totalOre: number
  cashier: { number: number; name: string } | null
  replacesNumber: number | null
  served: ServedLine[]
}

/** One of a till's receipts as it is shown, or null. */
export function provisionalOfTill(
  db: Queryable,
  { schoolId, tillId, provisionalId }: { schoolId: number; tillId: string; provisionalId: string },
): Promise<ShownProvisional | null> {
  return firstRow(
    db,
    sql`
      select receipt.id as "provisionalId", receipt.provisional_number as "provisionalNumber", receipt.register_id as "registerKey",
        register.legal_id as "registerId", receipt.happened_at as "servedAt", receipt.local_date as "localDate", receipt.local_time as "localTime",
        receipt.lines, receipt.total_ore as "totalOre", replaced.provisional_number as "replacesNumber", ${servedLines} as served,
        case when cashier.id is not null then json_build_object('number', cashier.number, 'name', cashier.name) end as cashier
      from provisional_receipt as receipt
      join register on register.school_id = ${schoolId} and register.id = receipt.register_id
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = receipt.cashier_id
      left join provisional_receipt as replaced on replaced.school_id = ${schoolId} and replaced.id = receipt.replaces_id
      where receipt.school_id = ${schoolId}
      and receipt.id = ${provisionalId}
      and register.till_id = ${tillId}`,
  )
}
