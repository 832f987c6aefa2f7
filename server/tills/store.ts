// Tills, the codes that turn a device into one, and what a till has sold.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'

export type TillKey = { schoolId: number; tillId: string }

export type OfficeTill = RouteReply<'POST /api/office/schools/:schoolId/tills'>

type TillRow = {
  tillId: string
  name: string
  registerId: string
  isEnrolled: boolean
  isClosed: boolean
  enrolledAt: Date | null
  lastSaleAt: Date | null
  salesToday: number
  soldTodayOre: number
  speed: Omit<NonNullable<OfficeTill['speed']>, 'toldAt'> | null
  speedToldAt: Date | null
}

/** The tills of a school with what each sold between two instants; one till when `tillId` is given. */
export async function tillsOf(
  db: Queryable,
  { schoolId, tillId = null, from, until }: { schoolId: number; tillId?: string | null; from: Date; until: Date },
): Promise<OfficeTill[]> {
  const found = await rows<TillRow>(
    db,
    sql`
      with sold as materialized (
        select register_id, sum(sales) as sales, sum(amount_ore) as sold_ore
        from (
          select register_id, 1 as sales, total_ore as amount_ore
          from purchase
          where school_id = ${schoolId}
          and booked_at >= ${from}
          and booked_at < ${until}
          union all
          select register_id, 0, -total_ore
          from purchase_return
          where school_id = ${schoolId}
          and booked_at >= ${from}
          and booked_at < ${until}
        ) as entry
        group by register_id
      )
      select till.id as "tillId", till.name, min(register.legal_id) filter (where register.kind = 'connected') as "registerId",
        till.token_hash is not null as "isEnrolled", till.closed_at is not null as "isClosed", till.enrolled_at as "enrolledAt",
        max(latest.booked_at) as "lastSaleAt", coalesce(sum(sold.sales), 0) as "salesToday", coalesce(sum(sold.sold_ore), 0) as "soldTodayOre",
        till.speed, till.speed_told_at as "speedToldAt"
      from till
      join register on register.school_id = ${schoolId} and register.till_id = till.id
      left join sold on sold.register_id = register.id
      left join lateral (
        select purchase.booked_at
        from purchase
        where purchase.school_id = ${schoolId}
        and purchase.register_id = register.id
        order by purchase.journal_number desc
        limit 1
      ) as latest on true
      where till.school_id = ${schoolId}
      and (${tillId}::uuid is null or till.id = ${tillId})
      group by till.school_id, till.id
      order by till.number`,
  )
  return found.map(({ isEnrolled, isClosed, enrolledAt, lastSaleAt, speed, speedToldAt, ...till }) => ({
    ...till,
    speed: speed && speedToldAt && { ...speed, toldAt: speedToldAt.toISOString() },
    state: isClosed ? 'closed' : isEnrolled ? 'enrolled' : 'not_enrolled',
    enrolledAt: enrolledAt?.toISOString() ?? null,
    lastSaleAt: lastSaleAt?.toISOString() ?? null,
  }))
}

/** Locks the school, so that its tills are counted by one at a time, and answers its organisation number. */
export async function lockSchool(tx: Queryable, schoolId: number): Promise<{ organisationNumber: string; hasEnded: boolean } | null> {
  return firstRow(
    tx,
    sql`
      select organisation_number as "organisationNumber", sales_ended_at is not null as "hasEnded"
      from school
      where id = ${schoolId}
      for no key update`,
  )
}

export async function highestTillNumber(tx: Queryable, schoolId: number): Promise<number> {
  const row = await firstRow<{ number: number | null }>(
    tx,
    sql`
      select max(number) as number
      from till
      where school_id = ${schoolId}`,
  )
  return row?.number ?? 0
}

/** Inserts a till and answers false when the school has one of that name. */
export async function insertTill(
  tx: Queryable,
  { schoolId, tillId, name, number, madeAt }: TillKey & { name: string; number: number; madeAt: Date },
): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into till (school_id, id, name, number, made_at)
      values (${schoolId}, ${tillId}, ${name}, ${number}, ${madeAt})
      on conflict do nothing`,
  )
  return count === 1
}

export async function insertRegister(
  tx: Queryable,
  { schoolId, tillId, registerId, kind, legalId }: TillKey & { registerId: string; kind: 'connected' | 'reserve'; legalId: string },
): Promise<void> {
  await tx.query(sql`
    insert into register (school_id, id, till_id, kind, legal_id)
    values (${schoolId}, ${registerId}, ${tillId}, ${kind}, ${legalId})`)
}

/** Locks a till and tells whether it is closed and whether a device is it; null when there is none. */
export async function lockTill(tx: Queryable, { schoolId, tillId }: TillKey): Promise<{ isClosed: boolean; isEnrolled: boolean } | null> {
  return firstRow(
    tx,
    sql`
      select closed_at is not null as "isClosed", token_hash is not null as "isEnrolled"
      from till
      where school_id = ${schoolId}
      and id = ${tillId}
      for no key update`,
  )
}

/** Gives the till to the device with this token, or to nobody. Whatever token it had is worth nothing from then on. */
export async function setTillToken(
  tx: Queryable,
  { schoolId, tillId, tokenHash, enrolledAt }: TillKey & { tokenHash: Buffer | null; enrolledAt: Date | null },
): Promise<void> {
  await tx.query(sql`
    update till
    set token_hash = ${tokenHash}, enrolled_at = ${enrolledAt}
    where school_id = ${schoolId}
    and id = ${tillId}`)
}

/** Closes a till: none can become it from then on. */
export async function setTillClosed(tx: Queryable, { schoolId, tillId, closedAt }: TillKey & { closedAt: Date }): Promise<void> {
  await tx.query(sql`
    update till
    set closed_at = ${closedAt}
    where school_id = ${schoolId}
    and id = ${tillId}`)
}

/** Takes the till from the device with this token and answers true; does nothing when another has it by now. */
export async function dropTillToken(tx: Queryable, { schoolId, tillId, tokenHash }: TillKey & { tokenHash: Buffer }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      update till
      set token_hash = null, enrolled_at = null
      where school_id = ${schoolId}
      and id = ${tillId}
      and token_hash = ${tokenHash}`,
  )
  return count === 1
}

/** True when this token is the till's and the till is open. */
export async function isTillToken(db: Queryable, { schoolId, tillId, tokenHash }: TillKey & { tokenHash: Buffer }): Promise<boolean> {
  const till = await firstRow(
    db,
    sql`
      select 1
      from till
      where school_id = ${schoolId}
      and id = ${tillId}
      and token_hash = ${tokenHash}
      and closed_at is null`,
  )
  return till !== null
}

/** Takes away every code of a till, and those of anybody that are long out of date. */
export async function dropEnrolmentCodes(tx: Queryable, { schoolId, tillId, olderThan }: TillKey & { olderThan: Date }): Promise<void> {
  await tx.query(sql`
    delete from till_enrolment
    where (school_id = ${schoolId} and till_id = ${tillId})
    or expires_at < ${olderThan}`)
}

export async function insertEnrolmentCode(
  tx: Queryable,
  { schoolId, tillId, codeHash, madeAt, expiresAt }: TillKey & { codeHash: Buffer; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.query(sql`
    insert into till_enrolment (code_hash, school_id, till_id, made_at, expires_at)
    values (${codeHash}, ${schoolId}, ${tillId}, ${madeAt}, ${expiresAt})`)
}

/**
 * Uses up a code that is still good, and answers which till it is for. Of two that try at once, one gets it. Whoever has it
 * asks once more for as long as nobody else has become that till, and nobody has ended it.
 */
export async function useEnrolmentCode(
  tx: Queryable,
  { codeHash, askedBy, now }: { codeHash: Buffer; askedBy: string | null; now: Date },
): Promise<TillKey | null> {
  return firstRow(
    tx,
    sql`
      update till_enrolment
      set used_at = ${now}, used_by = ${askedBy}::uuid
      where code_hash = ${codeHash}
      and (used_at is null or (used_by = ${askedBy}::uuid and exists (
        select 1
        from till
        where till.school_id = till_enrolment.school_id
        and till.id = till_enrolment.till_id
        and till.token_hash is not null
        and till.enrolled_at = till_enrolment.used_at
      )))
      and expires_at > ${now}
      returning school_id as "schoolId", till_id as "tillId"`,
  )
}

/** What a till is called and which register it sells on while it is connected. */
export async function tillFacts(
  db: Queryable,
  { schoolId, tillId }: TillKey,
): Promise<{
  tillName: string
  registerId: string
  trainingDay: string | null
  openDay: string | null
  lastZDay: string | null
  sellsByName: boolean
} | null> {
  return firstRow(
    db,
    sql`
      select till.name as "tillName", register.legal_id as "registerId", register.training_day as "trainingDay",
        register.open_day as "openDay", register.last_z_day as "lastZDay", school.sells_by_name as "sellsByName"
      from till
      join school on school.id = ${schoolId}
      join register on register.school_id = ${schoolId} and register.till_id = till.id and register.kind = 'connected'
      where till.school_id = ${schoolId}
      and till.id = ${tillId}`,
  )
}

export type LatestSale = { purchaseId: string; receiptNumber: number; soldAt: Date; firstName: string; totalOre: number; returnedOre: number }

/** The newest sales of a till's registers, newest first. */
export async function latestSales(db: Queryable, { schoolId, tillId, limit }: TillKey & { limit: number }): Promise<LatestSale[]> {
  return rows(
    db,
    sql`
      select sale.id as "purchaseId", sale.receipt_number as "receiptNumber", sale.happened_at as "soldAt",
        pupil.first_name as "firstName", sale.total_ore as "totalOre", returned.total_ore as "returnedOre"
      from register
      cross join lateral (
        select purchase.id, purchase.receipt_number, purchase.happened_at, purchase.wallet_id, purchase.total_ore, purchase.journal_number
        from purchase
        where purchase.school_id = ${schoolId}
        and purchase.register_id = register.id
        order by purchase.journal_number desc
        limit ${limit}
      ) as sale
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = sale.wallet_id
      cross join lateral (
        select coalesce(sum(purchase_return.total_ore), 0) as total_ore
        from purchase_return
        where purchase_return.school_id = ${schoolId}
        and purchase_return.purchase_id = sale.id
      ) as returned
      where register.school_id = ${schoolId}
      and register.till_id = ${tillId}
      order by sale.happened_at desc, sale.journal_number desc
      limit ${limit}`,
  )
}

export type PurchaseForReceipt = {
  purchaseId: string
  receiptNumber: number
  /** The record by which a device made it without a network. */
  madeAlone: { deviceId: string; sequence: number } | null
  overdrawnOre: number
  registerId: string
  journalNumber: number
  soldAt: Date
  localDate: string
  localTime: string
  lines: SoldLine[]
  totalOre: number
  cashier: { number: number; name: string } | null
}

/** A purchase of one of this till's registers, or null. */
export async function purchaseOfTill(db: Queryable, { schoolId, tillId, purchaseId }: TillKey & { purchaseId: string }): Promise<PurchaseForReceipt | null> {
  return firstRow(
    db,
    sql`
      select purchase.id as "purchaseId", purchase.receipt_number as "receiptNumber", register.legal_id as "registerId",
        purchase.journal_number as "journalNumber", purchase.happened_at as "soldAt", purchase.local_date as "localDate",
        purchase.local_time as "localTime", purchase.lines, purchase.total_ore as "totalOre", coalesce(reserve_record.overdrawn_ore, 0) as "overdrawnOre",
        case when cashier.id is not null then json_build_object('number', cashier.number, 'name', cashier.name) end as cashier,
        case when reserve_record.id is not null
          then json_build_object('deviceId', reserve_record.device_id, 'sequence', reserve_record.sequence)
        end as "madeAlone"
      from purchase
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = purchase.cashier_id
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      left join reserve_record on reserve_record.school_id = ${schoolId} and reserve_record.id = purchase.id and reserve_record.purchase_id = purchase.id
      where purchase.school_id = ${schoolId}
      and purchase.id = ${purchaseId}
      and register.till_id = ${tillId}`,
  )
}
