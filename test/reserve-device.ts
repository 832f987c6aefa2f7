// A till's device for tests: a key of its own, a chain of records, and cards that it has really seen.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { newId } from '../contract/ids.ts'
import { firstRow, sql } from '../database/transaction.ts'
import { macCharacters, readCode, stepAt } from '../rules/card-codes.ts'
import { tillHashCharacters } from '../rules/phone-codes.ts'
import { readStamp } from '../rules/reserve-list.ts'
import { NO_RECORD_BEFORE, type ReserveRecord, textForProof, writeRecord } from '../rules/reserve-records.ts'
import type { House } from '../server/house.ts'
import { hmac256, tillHashOf } from '../server/keys.ts'
import { hashOfRecord, knowHashes, makeShowList, registerDevice, type SignedText, type Taken, takeRecords } from '../server/reserve/index.ts'
import type { Canteen, TestPupil, TestTill } from './canteen.ts'

export type MadeRecord = SignedText & { record: ReserveRecord; hash: string }

export type TestDevice = {
  deviceId: string
  reserveRegisterId: string
  /** Sells one baguette, or what is asked for, with a pupil's printed card, and keeps the record. */
  sell: (pupil: TestPupil, wish?: Partial<ReserveRecord> & { code?: string }) => MadeRecord
  /** Signs any text in the device's name. */
  signText: (text: string) => SignedText
  /** Hands in records; all that were made when none are named. */
  handIn: (records?: readonly SignedText[], through?: House) => Promise<Taken>
  made: readonly MadeRecord[]
}

const signWith = (key: KeyObject, text: string) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')

export async function makeReserveDevice(house: House, canteen: Canteen, till: TestTill = canteen.till): Promise<TestDevice> {
  const { schoolId, tillId } = till
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const raw = Buffer.concat([Buffer.from([4]), Buffer.from(x as string, 'base64url'), Buffer.from(y as string, 'base64url')]).toString('base64url')
  const deviceId = newId(house.clock.now().getTime())
  await registerDevice(house, { schoolId, tillId, deviceId, publicKey: raw })
  const known = knowHashes(house)
  const { stamp } = await makeShowList(house, known)({ schoolId, tillId }, null)
  const list = readStamp(stamp.text)
  const register = await firstRow<{ id: string }>(
    house.database,
    sql`select id from register where school_id = ${schoolId} and till_id = ${tillId} and kind = 'reserve'`,
  )
  if (!list || !register) throw new Error('a till has a list and a reserve register')
  const made: MadeRecord[] = []
  const signText = (text: string) => ({ text, signature: signWith(privateKey, text) })
  return {
    deviceId,
    reserveRegisterId: register.id,
    made,
    signText,
    sell: (pupil, { code = pupil.code, ...wish } = {}) => {
      const read = readCode(code)
      if (!read) throw new Error('a test shows a code of ours')
      const [id, sequence] = [newId(house.clock.now().getTime()), made.length + 1]
      const { productId, priceOre } = canteen.baguette
      const lines = wish.lines ?? [{ productId, quantity: 1, unitPriceOre: priceOre }]
      const totalOre = lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0)
      const proved = { deviceId, sequence, id, totalOre, ...wish }
      const record: ReserveRecord = {
        previous: made.at(-1)?.hash ?? NO_RECORD_BEFORE,
        happenedAt: house.clock.now().toISOString(),
        list: { version: list.version, madeAt: list.madeAt, mark: list.mark },
        card: {
          hash: tillHashCharacters(tillHashOf(schoolId, read.credentialId)),
          proof: macCharacters(hmac256(Buffer.from(read.credentialId), textForProof(proved))),
          step: read.kind === 'phone' ? stepAt(house.clock.now().getTime()) : null,
          mac: read.kind === 'phone' ? read.mac : null,
        },
        lines,
        replaces: null,
        cashierId: null,
        overrideIds: [],
        ...proved,
      }
      const text = writeRecord(record)
      const whole = { ...signText(text), record, hash: hashOfRecord(text) }
      made.push(whole)
      return whole
    },
    handIn: (records = made, through = house) =>
      takeRecords(through, known, { schoolId, deviceId, records: records.map(({ text, signature }) => ({ text, signature })), address: '192.0.2.1' }),
  }
}
