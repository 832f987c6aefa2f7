// Devices, their records, and what is told of them.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { BookedCard } from '../../rules/reserve-booking.ts'

export type DeviceKey = { schoolId: number; deviceId: string }

export type Device = DeviceKey & {
  tillId: string
  registerId: string
  publicKey: Buffer
  lastSequence: number
  lastHash: string
  /** Grows when the office decides about a record that stopped it. */
  branch: number
}

/** The reserve register of a till, under lock; null when there is none such. */
export function lockReserveRegister(tx: Queryable, { schoolId, tillId }: { schoolId: number; tillId: string }) {
  return firstRow<{ registerId: string; legalId: string }>(
    tx,
    sql`
      select id as "registerId", legal_id as "legalId"
      from register
      where school_id = ${schoolId}
      and till_id = ${tillId}
      and kind = 'reserve'
      for no key update`,
  )
}

/**
 * A device as it is under the locks of both its till's registers, so that who hands in and who decides about what it sold
 * follow each other, and each sees the branch and the place that the other left; null for none of the school's.
 */
export async function lockDevice(tx: Queryable, key: DeviceKey): Promise<Device | null> {
  await run(
    tx,
    sql`
      select 1
      from register
      where school_id = ${key.schoolId}
      and till_id = (select till_id from reserve_device where school_id = ${key.schoolId} and id = ${key.deviceId})
      order by id
      for no key update`,
  )
  return deviceBy(tx, key)
}

export type LockedPair = { connectedId: string; receiptNumber: number; deliveryNumber: number; lastHappenedAt: Date | null; tillClosedAt: Date | null }

/**
 * Locks both registers of a till in the order of their ids, as whoever locks registers does. The connected one too: a sale
 * that is refused for ever is refused under the lock that it would have been made under.
 */
export async function lockBothRegisters(tx: Queryable, { schoolId, tillId }: { schoolId: number; tillId: string }): Promise<LockedPair | null> {
  const found = await rows<{ id: string; kind: string; receiptNumber: number; deliveryNumber: number }>(
    tx,
    sql`
      select id, kind, receipt_number as "receiptNumber", delivery_number as "deliveryNumber"
      from register
      where school_id = ${schoolId}
      and till_id = ${tillId}
      order by id
      for no key update`,
  )
  const [connected, reserve] = [found.find(({ kind }) => kind === 'connected'), found.find(({ kind }) => kind === 'reserve')]
  if (!connected || !reserve) return null
  const last = await firstRow<{ happenedAt: Date }>(
    tx,
    sql`
      select happened_at as "happenedAt"
      from purchase
      where school_id = ${schoolId}
      and register_id = ${reserve.id}
      order by journal_number desc
      limit 1`,
  )
  const till = await firstRow<{ closedAt: Date | null }>(
    tx,
    sql`
      select closed_at as "closedAt"
      from till
      where school_id = ${schoolId}
      and id = ${tillId}`,
  )
  return {
    connectedId: connected.id,
    receiptNumber: reserve.receiptNumber,
    deliveryNumber: reserve.deliveryNumber,
    lastHappenedAt: last?.happenedAt ?? null,
    tillClosedAt: till?.closedAt ?? null,
  }
}

export function deviceBy(db: Queryable, { schoolId, deviceId }: DeviceKey): Promise<Device | null> {
  return firstRow(
    db,
    sql`
      select school_id as "schoolId", id as "deviceId", till_id as "tillId", register_id as "registerId", public_key as "publicKey",
        last_sequence as "lastSequence", last_hash as "lastHash", branch
      from reserve_device
      where school_id = ${schoolId}
      and id = ${deviceId}`,
  )
}

export async function countDevices(tx: Queryable, { schoolId, tillId }: { schoolId: number; tillId: string }): Promise<number> {
  const found = await firstRow<{ count: number }>(
    tx,
    sql`
      select count(*) as count
      from reserve_device
      where school_id = ${schoolId}
      and till_id = ${tillId}`,
  )
  return found?.count ?? 0
}

export async function insertDevice(
  tx: Queryable,
  {
    schoolId,
    deviceId,
    tillId,
    registerId,
    publicKey,
    registeredAt,
  }: DeviceKey & { tillId: string; registerId: string; publicKey: Buffer; registeredAt: Date },
): Promise<void> {
  await tx.query(sql`
    insert into reserve_device (school_id, id, till_id, register_id, public_key, registered_at)
    values (${schoolId}, ${deviceId}, ${tillId}, ${registerId}, ${publicKey}, ${registeredAt})`)
}

/** Remembers how far a device's chain has come. */
export async function keepChain(
  tx: Queryable,
  { schoolId, deviceId, branch, lastSequence, lastHash }: Pick<Device, 'schoolId' | 'deviceId' | 'branch' | 'lastSequence' | 'lastHash'>,
): Promise<void> {
  await tx.query(sql`
    update reserve_device
    set last_sequence = ${lastSequence}, last_hash = ${lastHash}, branch = ${branch}
    where school_id = ${schoolId}
    and id = ${deviceId}`)
}

export type RecordRow = {
  sequence: number
  id: string
  text: string
  hash: string
  signature: string
  outcome: 'booked' | 'sold_before' | 'refused' | 'set_aside'
  reason: string | null
  replacesId: string | null
  overdrawnOre: number
  deliveryNumber: number | null
  happenedAt: Date
}

export type TakenRow = Pick<RecordRow, 'sequence' | 'hash' | 'outcome' | 'reason'> & {
  receiptNumber: number | null
  notes: string[]
  /** The office decided about it. */ isDecided: boolean
}

/** What was taken before of these records of a device, by their hashes. */
export async function takenBefore(tx: Queryable, { schoolId, deviceId }: DeviceKey, hashes: readonly string[]): Promise<Map<string, TakenRow>> {
  const found = await rows<TakenRow>(
    tx,
    sql`
      select reserve_record.sequence, reserve_record.hash, reserve_record.outcome, reserve_record.reason, purchase.receipt_number as "receiptNumber",
        coalesce((
          select json_agg(reserve_report.what order by reserve_report.what)
          from reserve_report
          where reserve_report.school_id = ${schoolId}
          and reserve_report.device_id = ${deviceId}
          and reserve_report.record_id = reserve_record.id), '[]') as notes,
        exists (
          select 1
          from reserve_decision
          where reserve_decision.school_id = ${schoolId}
          and reserve_decision.device_id = ${deviceId}
          and reserve_decision.evidence = reserve_record.hash
        ) as "isDecided"
      from reserve_record
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = reserve_record.purchase_id
      where reserve_record.school_id = ${schoolId}
      and reserve_record.device_id = ${deviceId}
      and reserve_record.hash = any (${[...hashes]}::text[])`,
  )
  return new Map(found.map((row) => [row.hash, row]))
}

export async function insertRecord(
  tx: Queryable,
  { schoolId, deviceId, branch }: Pick<Device, 'schoolId' | 'deviceId' | 'branch'>,
  record: RecordRow,
  takenAt: Date,
): Promise<void> {
  const { sequence, id, text, hash, signature, outcome, reason, replacesId, overdrawnOre, deliveryNumber, happenedAt } = record
  await tx.query(sql`
    insert into reserve_record (school_id, device_id, branch, sequence, id, text, hash, signature, outcome, reason, purchase_id, replaces_id, overdrawn_ore,
      delivery_number, happened_at, taken_at)
    values (${schoolId}, ${deviceId}, ${branch}, ${sequence}, ${id}, ${text}, ${hash}, ${signature}, ${outcome}, ${reason}, ${outcome === 'booked' ? id : null},
      ${replacesId}, ${overdrawnOre}, ${deliveryNumber}, ${happenedAt}, ${takenAt})`)
}

export type NewReport = {
  reportId: string
  sequence: number
  what: string
  evidence: string
  recordId: string | null
  amountOre: number | null
  text: string | null
  /** Of a record that was not taken. */
  signature: string | null
}

/** Tells the office, once of the same. */
export async function insertReport(tx: Queryable, { schoolId, deviceId }: DeviceKey, report: NewReport, madeAt: Date): Promise<void> {
  const { reportId, sequence, what, evidence, recordId, amountOre, text, signature } = report
  await tx.query(sql`
    insert into reserve_report (school_id, id, device_id, sequence, what, evidence, record_id, amount_ore, text, signature, made_at)
    values (${schoolId}, ${reportId}, ${deviceId}, ${sequence}, ${what}, ${evidence}, ${recordId}, ${amountOre}, ${text},
      ${signature}, ${madeAt})
    on conflict (school_id, device_id, sequence, what, evidence) do nothing`)
}

export type PrintedRecord = {
  recordId: string
  sequence: number
  outcome: RecordRow['outcome']
  replacesId: string | null
  totalOre: number | null
  happenedAt: Date
}

/** A record of a device that has been taken, for what was printed of it. */
export function printedRecord(tx: Queryable, { schoolId, deviceId, recordId }: DeviceKey & { recordId: string }): Promise<PrintedRecord | null> {
  return firstRow(
    tx,
    sql`
      select reserve_record.id as "recordId", reserve_record.sequence, reserve_record.outcome, reserve_record.replaces_id as "replacesId",
        purchase.total_ore as "totalOre", reserve_record.happened_at as "happenedAt"
      from reserve_record
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = coalesce(reserve_record.purchase_id, reserve_record.replaces_id)
      where reserve_record.school_id = ${schoolId}
      and reserve_record.device_id = ${deviceId}
      and reserve_record.id = ${recordId}`,
  )
}

export type RecordCard = BookedCard & {
  cardId: string
  walletId: string
  isPhone: boolean
  firstName: string
  stoppedBy: string[] | null
  bornOn: string | null
  stopsChangedAt: Date | null
  pupilId: string
  hasLimits: boolean
  limitsChangedAt: Date | null
}

/** The cards that records name, by their ids, with what is to be known of each. */
export async function cardsById(tx: Queryable, { schoolId, cardIds }: { schoolId: number; cardIds: readonly string[] }): Promise<Map<string, RecordCard>> {
  const found = await rows<RecordCard>(
    tx,
    sql`
      select card.id as "cardId", card.wallet_id as "walletId", card.kind = 'phone' as "isPhone", card.blocked_at as "blockedAt", card.ended_at as "endedAt",
        card.end_reason as "endReason", card.valid_until as "validUntil", card.last_step as "lastStep", pupil.enrolled_from as "enrolledFrom",
        pupil.enrolled_until as "enrolledUntil", pupil.first_name as "firstName", pupil.stopped_by as "stoppedBy", pupil.born_on as "bornOn",
        pupil.stops_changed_at as "stopsChangedAt", pupil.id as "pupilId", pupil.has_limits as "hasLimits", pupil.limits_changed_at as "limitsChangedAt"
      from card
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = card.wallet_id
      where card.school_id = ${schoolId}
      and card.id = any (${cardIds}::uuid[])`,
  )
  return new Map(found.map((card) => [card.cardId, card]))
}

/** What a register has sold with a card on a day, among its newest sales. */
export async function soldWithCard(
  tx: Queryable,
  { schoolId, registerId, cardId, localDate }: { schoolId: number; registerId: string; cardId: string; localDate: string },
): Promise<{ count: number; sumOre: number }> {
  const found = await firstRow<{ count: number; sumOre: number }>(
    tx,
    sql`
      select count(*) as count, coalesce(sum(total_ore), 0) as "sumOre"
      from (
        select card_id, local_date, total_ore
        from purchase
        where school_id = ${schoolId}
        and register_id = ${registerId}
        order by journal_number desc
        limit 1000
      ) as newest
      where card_id = ${cardId}
      and local_date = ${localDate}`,
  )
  return found ?? { count: 0, sumOre: 0 }
}

/** Which register holds the purchase with an id, or null when there is none. */
export async function registerOfPurchase(tx: Queryable, { schoolId, purchaseId }: { schoolId: number; purchaseId: string }): Promise<string | null> {
  const found = await firstRow<{ registerId: string }>(
    tx,
    sql`
      select register_id as "registerId"
      from purchase
      where school_id = ${schoolId}
      and id = ${purchaseId}`,
  )
  return found?.registerId ?? null
}

/** True when an id stands for a purchase, for a record, or for a purchase that will never be. */
export async function isIdTaken(tx: Queryable, { schoolId, id }: { schoolId: number; id: string }): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`
      select 1
      where exists (select 1 from purchase where school_id = ${schoolId} and id = ${id})
      or exists (select 1 from reserve_record where school_id = ${schoolId} and id = ${id})
      or exists (select 1 from purchase_tombstone where school_id = ${schoolId} and id = ${id})`,
  )
  return found !== null
}

/** Refuses an id of the connected register for ever. False when it was refused before. */
export async function buryPurchase(
  tx: Queryable,
  { schoolId, purchaseId, recordId, connectedId, madeAt }: { schoolId: number; purchaseId: string; recordId: string; connectedId: string; madeAt: Date },
): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into purchase_tombstone (school_id, id, record_id, made_at)
      values (${schoolId}, ${purchaseId}, ${recordId}, ${madeAt})
      on conflict do nothing`,
  )
  if (count === 0) return false
  await tx.query(sql`
    update register
    set tombstone_count = tombstone_count + 1
    where school_id = ${schoolId}
    and id = ${connectedId}`)
  return true
}

/** Brings a reserve register up to date after a sale. */
export async function keepRegister(
  tx: Queryable,
  register: {
    schoolId: number
    registerId: string
    journalNumber: number
    receiptNumber: number
    deliveryNumber: number
    lastSignature: string
    grandTotalSalesOre: number
    openDay: string
  },
): Promise<void> {
  await tx.query(sql`
    update register
    set journal_number = ${register.journalNumber}, receipt_number = ${register.receiptNumber}, delivery_number = ${register.deliveryNumber},
      last_signature = ${register.lastSignature}, grand_total_sales_ore = ${register.grandTotalSalesOre}, open_day = ${register.openDay}
    where school_id = ${register.schoolId}
    and id = ${register.registerId}`)
}

/** The cashier that a record names, when it is one of the school's, whether still in use or not; null when it is none. */
export async function knownCashier(tx: Queryable, { schoolId, cashierId }: { schoolId: number; cashierId: string | null }): Promise<string | null> {
  const found = await firstRow<{ id: string }>(
    tx,
    sql`
      select id
      from cashier
      where school_id = ${schoolId}
      and id = ${cashierId}::uuid`,
  )
  return found?.id ?? null
}
