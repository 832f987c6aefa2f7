// A device that was alone hands in what it sold. Its records are taken in its order, each exactly once, in one transaction
// under the locks of both its till's registers; what is not as it should be is told, and never silently dropped.

import { createHash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { ReserveStop } from '../../contract/reserve-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { placeOf } from '../../rules/reserve-booking.ts'
import { readRecord, type ReserveRecord } from '../../rules/reserve-records.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { type Books, openBooks } from './open-books.ts'
import { isSignedBy, readDeviceKey } from './device-keys.ts'
import type { KnownHashes } from './known-hashes.ts'
import { tellFamilies } from './tell-families.ts'
import { type SignedPrint, takePrints } from './take-prints.ts'
import { type Device, deviceBy, insertReport, keepChain, lockDevice, takenBefore } from './store.ts'
import type { SignedText, Taken, TakenRecord } from './taken.ts'

type Asked = { schoolId: number; deviceId: string; records: readonly SignedText[]; prints?: readonly SignedPrint[] | undefined; address: string }

/** A record that could be read and is signed by its device, or why not. */
type Looked = SignedText & { hash: string } & ({ record: ReserveRecord } | { record: null; stop: ReserveStop })

/** @throws Refused reserve_device_unknown, too_many_attempts */
export async function takeRecords(house: House, known: KnownHashes, { schoolId, deviceId, records, prints = [], address }: Asked): Promise<Taken> {
  const found = await deviceBy(house.database, { schoolId, deviceId })
  if (!found) {
    await countAttempt(house, limits.strangeDeviceFromAddress, networkOf(address))
    throw new Refused('reserve_device_unknown')
  }
  const looked = records.map((each) => look(found, each))
  const cards = await known.cardsBehind(house.database, { schoolId, hashes: looked.flatMap(({ record }) => record?.card.hash ?? []) })
  return transaction(house.database, async (tx) => {
    // Read again under the locks: the same batch may have come twice at once, and the office may just have begun a new branch.
    const device = (await lockDevice(tx, { schoolId, deviceId })) as Device
    const books = await openBooks(tx, house, { device, cards })
    const taken = await takeInOrder(tx, house, { device, looked, books })
    await takePrints(tx, house, { device, register: books.register, prints })
    return taken
  })
}

export const hashOfRecord = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

function look(device: Device, signed: SignedText): Looked {
  const hash = hashOfRecord(signed.text)
  const key = readDeviceKey(device.publicKey)
  if (!key || !isSignedBy(key, signed)) return { ...signed, hash, record: null, stop: 'reserve_forged' }
  const record = readRecord(signed.text)
  // A device signs in its own name alone.
  return record?.deviceId === device.deviceId ? { ...signed, hash, record } : { ...signed, hash, record: null, stop: 'reserve_unreadable' }
}

async function takeInOrder(tx: Queryable, house: House, { device, looked, books }: { device: Device; looked: Looked[]; books: Books }): Promise<Taken> {
  const before = await takenBefore(
    tx,
    device,
    looked.map(({ hash }) => hash),
  )
  // What was taken is known by its hash, in whichever branch of the chain; a place alone tells nothing.
  const chain = { lastSequence: device.lastSequence, lastHash: device.lastHash, hashAt: () => undefined }
  const taken: Taken['taken'] = []
  let stopped: Taken['stopped'] = null
  for (const each of looked) {
    const earlier = before.get(each.hash)
    // What somebody else signed is answered only where the office has decided about it.
    if (earlier && (each.record !== null || earlier.isDecided)) {
      taken.push({ ...earlierAnswer(earlier), sequence: earlier.sequence })
      continue
    }
    const stop = each.record === null ? each.stop : STOPS[placeOf({ ...each.record, hash: each.hash }, chain)]
    if (stop !== null || each.record === null) {
      stopped = { sequence: each.record?.sequence ?? null, code: stop as ReserveStop }
      await tellOfStop(tx, house, device, { each, code: stop as ReserveStop, expected: chain.lastSequence + 1 })
      break
    }
    const { record } = each
    taken.push(await books.take({ ...each, record }))
    chain.lastSequence = record.sequence
    chain.lastHash = each.hash
    before.set(each.hash, { ...(taken.at(-1) as TakenRecord), hash: each.hash, isDecided: false })
  }
  if (chain.lastSequence !== device.lastSequence) {
    await keepChain(tx, { ...device, lastSequence: chain.lastSequence, lastHash: chain.lastHash })
    await tellFamilies(tx, house, device.schoolId, books.told())
  }
  return { taken, stopped, nextSequence: chain.lastSequence + 1 }
}

const STOPS = { next: null, taken: null, gap: 'reserve_gap', fork: 'reserve_fork' } as const

const earlierAnswer = ({ outcome, reason, notes, receiptNumber }: Omit<TakenRecord, 'sequence'>) => ({ outcome, reason, notes, receiptNumber })

// What is not taken stays on the device, and with the office too.
async function tellOfStop(
  tx: Queryable,
  house: House,
  device: Device,
  { each, code, expected }: { each: Looked; code: ReserveStop; expected: number },
): Promise<void> {
  house.log('a device’s records were not taken', { deviceId: device.deviceId, code, expected })
  await insertReport(
    tx,
    device,
    {
      reportId: house.newId(),
      sequence: each.record?.sequence ?? expected,
      what: code,
      evidence: each.hash,
      recordId: each.record?.id ?? null,
      amountOre: each.record?.totalOre ?? null,
      text: each.text,
      signature: each.signature,
    },
    house.clock.now(),
  )
}
