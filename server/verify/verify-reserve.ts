// What was sold without a network. Each device's chain is whole, in order and signed by it; what was booked is exactly
// what the record says, once; what was refused or sold before moved nothing; and a wallet is below zero for a sale only
// where a record explains it.

import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import { NO_RECORD_BEFORE, readRecord } from '../../rules/reserve-records.ts'
import { hashOfRecord, isSignedBy, readDeviceKey } from '../reserve/index.ts'
import type { ReserveStop } from '../../contract/reserve-words.ts'
import { type Check, figure } from './check.ts'

const RECORDS_A_SLICE = 500

type DeviceRow = { id: string; connectedId: string; registerId: string; publicKey: Buffer; branch: number; lastSequence: number; lastHash: string }

/** What the office decided about a record that stopped a device. */
type Decision = { branch: number; evidence: string; what: ReserveStop; decision: 'book' | 'set_aside' }

type RecordRow = {
  branch: number
  sequence: number
  id: string
  text: string
  hash: string
  signature: string
  outcome: string
  replacesId: string | null
  overdrawnOre: number
  happenedAt: Date
  soldOn: string | null
  soldOre: number | null
  soldLines: SoldLine[] | null
  soldAt: Date | null
  onDebtOre: number
  replacedOn: string | null
}

export async function verifyReserve(check: Check): Promise<void> {
  const { db, schoolId } = check
  const devices = await rows<DeviceRow>(
    db,
    sql`
      select device.id, connected.id as "connectedId", device.register_id as "registerId", device.public_key as "publicKey", device.branch,
        device.last_sequence as "lastSequence", device.last_hash as "lastHash"
      from reserve_device as device
      join register as connected on connected.school_id = ${schoolId} and connected.till_id = device.till_id and connected.kind = 'connected'
      where device.school_id = ${schoolId}
      order by device.id`,
  )
  for (const device of devices) await verifyDevice(check, device)
  await verifyUnexplained(check)
  await verifyTombstones(check)
  await verifyDeliveries(check)
}

async function verifyDevice(check: Check, device: DeviceRow): Promise<void> {
  const key = readDeviceKey(device.publicKey)
  const decisions = await decisionsOf(check, device.id)
  const begun = new Set<number>()
  let [branch, sequence, previous] = [0, 0, NO_RECORD_BEFORE]
  for (;;) {
    const slice = await readRecords(check, device.id, { branch, sequence })
    for (const row of slice) {
      const where = `record ${row.sequence} of device ${device.id}`
      const record = readRecord(row.text)
      // A new branch begins with what the office decided about, whatever is wrong with its place.
      const decision = row.branch === branch ? undefined : decisions.get(row.branch)
      if (decision) begun.add(row.branch)
      const isWhole = hashOfRecord(row.text) === row.hash
      const isInOrder =
        row.branch === branch
          ? row.sequence === sequence + 1 && record?.sequence === row.sequence && record.previous === previous
          : decision?.evidence === row.hash && (decision.decision === 'set_aside') === (row.outcome === 'set_aside')
      if (!isWhole || !isInOrder || (decision === undefined && row.outcome === 'set_aside')) {
        check.report({ what: 'a device’s records do not follow from each other', where, expected: `${sequence + 1} after ${previous}`, found: row.hash })
      }
      if (decision?.what !== 'reserve_forged' && (!key || !isSignedBy(key, row)))
        check.report({ what: 'a record is not signed by its device', where, expected: 'the device’s signature', found: row.signature })
      if (record) verifyOutcome(check, device, { row, where, said: { totalOre: record.totalOre, lines: linesOf(record.lines) } })
      branch = row.branch
      sequence = row.sequence
      previous = row.hash
    }
    if (slice.length < RECORDS_A_SLICE) break
  }
  for (const { branch: decided, evidence } of decisions.values()) {
    if (!begun.has(decided)) {
      check.report({ what: 'what the office decided was not done', where: `branch ${decided} of device ${device.id}`, expected: evidence, found: 'no record' })
    }
  }
  if (device.branch !== decisions.size) {
    check.report({ what: 'a device’s branches are not decided', where: `device ${device.id}`, expected: String(decisions.size), found: String(device.branch) })
  }
  if (device.lastSequence !== sequence || device.lastHash !== previous) {
    check.report({ what: 'a device’s last record is another', where: `device ${device.id}`, expected: String(sequence), found: String(device.lastSequence) })
  }
}

const linesOf = (lines: readonly { productId: string; quantity: number; unitPriceOre: number }[]) =>
  JSON.stringify(lines.map(({ productId, quantity, unitPriceOre }) => [productId, quantity, unitPriceOre]))

type Said = { totalOre: number; lines: string }

function verifyOutcome({ report }: Check, device: DeviceRow, { row, where, said }: { row: RecordRow; where: string; said: Said }): void {
  if (row.outcome !== 'booked') {
    if (row.soldOn === device.registerId) report({ what: 'a record that was not booked is a purchase', where, expected: 'no purchase', found: row.id })
    if (row.outcome === 'sold_before' && row.replacedOn !== device.connectedId) {
      report({ what: 'a sale that was sold before is none', where, expected: `purchase ${row.replacesId}`, found: 'none' })
    }
    return
  }
  const sold = row.soldOn === null ? 'no purchase' : `${row.soldOre} on ${row.soldOn} at ${row.soldAt?.toISOString()}: ${linesOf(row.soldLines ?? [])}`
  const expected = `${said.totalOre} on ${device.registerId} at ${row.happenedAt.toISOString()}: ${said.lines}`
  if (sold !== expected) report({ what: 'a record was not booked as it says', where, expected, found: sold })
  // The parts that left the wallet below zero hold what was overdrawn, and are none when nothing was.
  if (row.overdrawnOre > 0 !== row.onDebtOre > 0 || row.overdrawnOre > row.onDebtOre) {
    report({ what: 'what a record overdrew is not what moved', where, expected: String(row.overdrawnOre), found: String(row.onDebtOre) })
  }
  if (row.replacedOn === device.connectedId) {
    report({ what: 'a sale was made twice', where, expected: 'one purchase', found: `${row.id} and ${row.replacesId}` })
  }
}

async function decisionsOf({ db, schoolId }: Check, deviceId: string): Promise<Map<number, Decision>> {
  const found = await rows<Decision>(
    db,
    sql`
      select branch, evidence, what, decision
      from reserve_decision
      where school_id = ${schoolId}
      and device_id = ${deviceId}`,
  )
  return new Map(found.map((each) => [each.branch, each]))
}

function readRecords({ db, schoolId }: Check, deviceId: string, after: { branch: number; sequence: number }): Promise<RecordRow[]> {
  return rows(
    db,
    sql`
      select record.branch, record.sequence, record.id, record.text, record.hash, record.signature, record.outcome, record.replaces_id as "replacesId",
        record.overdrawn_ore as "overdrawnOre", record.happened_at as "happenedAt", purchase.register_id as "soldOn", purchase.total_ore as "soldOre",
        purchase.lines as "soldLines", purchase.happened_at as "soldAt", replaced.register_id as "replacedOn",
        coalesce((
          select sum(transfer.amount_ore)
          from transfer
          where transfer.school_id = ${schoolId}
          and transfer.event_id = record.id
          and transfer.kind = 'purchase_on_debt'), 0) as "onDebtOre"
      from reserve_record as record
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = record.id
      left join purchase as replaced on replaced.school_id = ${schoolId} and replaced.id = record.replaces_id
      where record.school_id = ${schoolId}
      and record.device_id = ${deviceId}
      and (record.branch, record.sequence) > (${after.branch}::integer, ${after.sequence}::bigint)
      order by record.branch, record.sequence
      limit ${RECORDS_A_SLICE}`,
  )
}

async function verifyUnexplained({ db, schoolId, report }: Check): Promise<void> {
  const strange = await rows<{ id: string; registerId: string }>(
    db,
    sql`
      select purchase.id, purchase.register_id as "registerId"
      from register
      join purchase on purchase.school_id = ${schoolId} and purchase.register_id = register.id
      left join reserve_record on reserve_record.school_id = ${schoolId} and reserve_record.purchase_id = purchase.id
      where register.school_id = ${schoolId}
      and register.kind = 'reserve'
      and reserve_record.id is null
      limit 100`,
  )
  for (const { id, registerId } of strange) {
    report({ what: 'a reserve register has a sale that no device made', where: `purchase ${id}`, expected: 'a record', found: `register ${registerId}` })
  }
  const onDebt = await rows<{ eventId: string }>(
    db,
    sql`
      select transfer.event_id as "eventId"
      from transfer
      left join reserve_record on reserve_record.school_id = ${schoolId} and reserve_record.purchase_id = transfer.event_id
      where transfer.school_id = ${schoolId}
      and transfer.kind = 'purchase_on_debt'
      and reserve_record.id is null
      limit 100`,
  )
  for (const { eventId } of onDebt) {
    report({ what: 'a sale on debt that no device made', where: `transfer ${eventId}`, expected: 'a record', found: 'none' })
  }
}

async function verifyTombstones({ db, schoolId, report }: Check): Promise<void> {
  const risen = await rows<{ id: string }>(
    db,
    sql`
      select purchase_tombstone.id
      from purchase_tombstone
      join purchase on purchase.school_id = ${schoolId} and purchase.id = purchase_tombstone.id
      where purchase_tombstone.school_id = ${schoolId}
      limit 100`,
  )
  for (const { id } of risen) report({ what: 'a purchase that was refused for ever was made', where: `purchase ${id}`, expected: 'none', found: id })
  const counted = await figure(db, sql`select coalesce(sum(tombstone_count), 0) as figure from register where school_id = ${schoolId}`)
  const buried = await figure(db, sql`select count(*) as figure from purchase_tombstone where school_id = ${schoolId}`)
  if (counted !== buried) report({ what: 'the refused ids are not counted', where: 'the school’s registers', expected: String(buried), found: String(counted) })
}

// Delivery receipts are a series of their own for each register, and each is in the journal.
async function verifyDeliveries({ db, schoolId, report }: Check): Promise<void> {
  const registers = await rows<{ id: string; deliveryNumber: number }>(
    db,
    sql`
      select id, delivery_number as "deliveryNumber"
      from register
      where school_id = ${schoolId}`,
  )
  for (const { id, deliveryNumber } of registers) {
    const made = await firstRow<{ count: number; most: number; different: number; sumOre: number }>(
      db,
      sql`
        select count(*) as count, coalesce(max(reserve_record.delivery_number), 0) as most, count(distinct reserve_record.delivery_number) as different,
          coalesce(sum(reserve_record.overdrawn_ore), 0) as "sumOre"
        from reserve_device
        join reserve_record on reserve_record.school_id = ${schoolId} and reserve_record.device_id = reserve_device.id
        where reserve_device.school_id = ${schoolId}
        and reserve_device.register_id = ${id}
        and reserve_record.delivery_number is not null`,
    )
    const told = await firstRow<{ count: number; sumOre: number }>(
      db,
      sql`
        select count(*) as count, coalesce(sum(amount_ore), 0) as "sumOre"
        from journal_event
        where school_id = ${schoolId}
        and register_id = ${id}
        and kind = 'goods_delivered'`,
    )
    const found = [made?.count, made?.most, made?.different, told?.count, made?.sumOre].join()
    const expected = [deliveryNumber, deliveryNumber, deliveryNumber, deliveryNumber, told?.sumOre].join()
    if (found !== expected) report({ what: 'the deliveries are not numbered in order, or not in the journal', where: `register ${id}`, expected, found })
  }
}
