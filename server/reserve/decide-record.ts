// The office decides about a record that stopped a device's queue: it is booked as the device says, or set aside. Either way
// a new branch of the device's chain begins with it, so that what stands behind it can be taken; what was wrong with it stays
// in the journal and with the decision, and a record is decided about once.

import type { ReserveOutcome } from '../../contract/reserve-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { readRecord, type ReserveRecord } from '../../rules/reserve-records.ts'
import type { House } from '../house.ts'
import { recordEvents } from '../journal/index.ts'
import { readReason } from '../reason.ts'
import { type Books, openBooks } from './open-books.ts'
import type { KnownHashes } from './known-hashes.ts'
import { insertDecision, stopBy, type StopRow } from './stops-store.ts'
import { type Device, insertRecord, isIdTaken, keepChain, lockDevice, takenBefore } from './store.ts'
import { tellFamilies } from './tell-families.ts'

type Asked = { schoolId: number; reportId: string; personId: string } & RouteBody<'POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision'>
type Decided = RouteReply<'POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision'>

/** @throws Refused not_found, reserve_decided_before, reserve_cannot_be_booked, not_well_formed */
export async function decideRecord(house: House, known: KnownHashes, { schoolId, reportId, personId, decision, reason: written }: Asked): Promise<Decided> {
  const reason = readReason(written, 'body/reason')
  const found = await stopBy(house.database, { schoolId, reportId })
  if (!found) throw new Refused('not_found')
  const record = recordIn(found)
  if (decision === 'book' && record === null) throw new Refused('reserve_cannot_be_booked')
  const cards = await known.cardsBehind(house.database, { schoolId, hashes: record ? [record.card.hash] : [] })
  return transaction(house.database, async (tx) => {
    const before = (await lockDevice(tx, { schoolId, deviceId: found.deviceId })) as Device
    const [taken] = (await takenBefore(tx, before, [found.evidence])).values()
    if (taken) throw new Refused('reserve_decided_before')
    const device = { ...before, branch: before.branch + 1 }
    const books = await openBooks(tx, house, { device, cards })
    const outcome = decision === 'book' ? await book(books, found, record as ReserveRecord) : await setAside(tx, house, device, { found, record })
    await keepChain(tx, { ...device, lastSequence: sequenceOf(found, record), lastHash: found.evidence })
    const { branch } = device
    await insertDecision(tx, device, { branch, reportId, evidence: found.evidence, what: found.what, decision, reason, personId, madeAt: house.clock.now() })
    await recordEvents(tx, house, books.register, [
      {
        kind: 'record_decided',
        subjectId: record?.id ?? null,
        amountOre: record?.totalOre ?? null,
        content: JSON.stringify({ what: found.what, sequence: sequenceOf(found, record), decision, outcome: outcome.outcome, reason: outcome.reason }),
      },
    ])
    await tellFamilies(tx, house, schoolId, books.told())
    return outcome
  })
}

/** A device's record, or null for what is none, or another device's. */
const recordIn = ({ text, deviceId }: Pick<StopRow, 'text' | 'deviceId'>): ReserveRecord | null => {
  const record = readRecord(text)
  return record?.deviceId === deviceId ? record : null
}

const sequenceOf = ({ sequence }: StopRow, record: ReserveRecord | null) => record?.sequence ?? sequence

async function book(books: Books, { text, evidence: hash, signature }: StopRow, record: ReserveRecord): Promise<Decided> {
  const { outcome, reason, notes } = await books.take({ record, text, hash, signature })
  return { outcome, reason, notes }
}

async function setAside(tx: Queryable, house: House, device: Device, { found, record }: { found: StopRow; record: ReserveRecord | null }): Promise<Decided> {
  const now = house.clock.now()
  const isFree = record !== null && !(await isIdTaken(tx, { schoolId: device.schoolId, id: record.id }))
  await insertRecord(
    tx,
    device,
    {
      sequence: sequenceOf(found, record),
      id: isFree ? record.id : house.newId(),
      text: found.text,
      hash: found.evidence,
      signature: found.signature,
      outcome: 'set_aside',
      reason: null,
      replacesId: null,
      overdrawnOre: 0,
      deliveryNumber: null,
      happenedAt: record ? new Date(Math.min(now.getTime(), Date.parse(record.happenedAt))) : found.madeAt,
    },
    now,
  )
  return { outcome: 'set_aside' satisfies ReserveOutcome, reason: null, notes: [] }
}
