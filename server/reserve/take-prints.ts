// The receipts that came out while a till was alone, as its device counted them. Each is written to the reserve register's
// journal at the time it happened, so that a receipt has one copy wherever it was printed.

import type { RouteBody } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { textForPrint } from '../../rules/reserve-records.ts'
import type { House } from '../house.ts'
import { type LockedRegister, printsOf, recordEvents } from '../journal/index.ts'
import { isSignedBy, readDeviceKey } from './device-keys.ts'
import { type Device, insertReport, type PrintedRecord, printedRecord } from './store.ts'

export type SignedPrint = NonNullable<RouteBody<'POST /api/reserve-records'>['prints']>[number]

/** Takes prints of records that have been taken; the others come again with their records. The caller holds the register's lock. */
export async function takePrints(
  tx: Queryable,
  house: House,
  { device, register, prints }: { device: Device; register: LockedRegister; prints: readonly SignedPrint[] },
): Promise<void> {
  const key = readDeviceKey(device.publicKey)
  for (const print of prints) {
    const record = await printedRecord(tx, { ...device, recordId: print.recordId })
    if (!record) continue
    const text = textForPrint({ deviceId: device.deviceId, ...print })
    if (!key || !isSignedBy(key, { text, signature: print.signature })) await tell(tx, house, device, { record, print, what: 'print_forged' })
    else await takePrint(tx, house, device, { register, record, print })
  }
}

async function takePrint(
  tx: Queryable,
  house: House,
  device: Device,
  { register, record, print }: { register: LockedRegister; record: PrintedRecord; print: SignedPrint },
): Promise<void> {
  // What had been sold before has its receipt there.
  const subjectId = record.outcome === 'sold_before' ? (record.replacesId ?? record.recordId) : record.recordId
  const before = await printsOf(tx, { schoolId: device.schoolId, subjectId })
  if (before.some(({ toldId }) => toldId === print.printId)) return
  if (before.length > 1) return tell(tx, house, device, { record, print, what: 'printed_too_often' })
  await recordEvents(tx, house, register, [
    {
      kind: before.length === 1 ? 'receipt_copied' : 'receipt_printed',
      // Who stood there when nobody could be asked is not known.
      cashierId: null,
      subjectId,
      amountOre: record.totalOre,
      toldId: print.printId,
      happenedAt: timeOfPrint(new Date(print.printedAt), { soldAt: record.happenedAt, now: house.clock.now() }),
    },
  ])
  if (record.outcome !== 'booked') await tell(tx, house, device, { record, print, what: 'printed_not_booked' })
}

// Never before the sale, and never in the future: a clock that was wrong is put right.
const timeOfPrint = (claimed: Date, { soldAt, now }: { soldAt: Date; now: Date }) =>
  new Date(Math.min(now.getTime(), Math.max(soldAt.getTime(), claimed.getTime())))

function tell(
  tx: Queryable,
  house: House,
  device: Device,
  { record, print, what }: { record: PrintedRecord; print: SignedPrint; what: string },
): Promise<void> {
  const { sequence, recordId, totalOre } = record
  const report = { reportId: house.newId(), sequence, what, evidence: print.printId, recordId, amountOre: totalOre, text: null, signature: null }
  return insertReport(tx, device, report, house.clock.now())
}
