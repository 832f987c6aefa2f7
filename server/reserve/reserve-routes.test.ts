// The list a till sells by, the school's bounds, and what comes over HTTP.
import { createDecipheriv, createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { readCode } from '../../rules/card-codes.ts'
import { tillHashCharacters } from '../../rules/phone-codes.ts'
import { usualReserveBounds } from '../../rules/reserve-limits.ts'
import { NO_ALONE_LIMITS } from '../../rules/alone-limits.ts'
import { hashOfListed, readHolder, readListedCard, readStamp, textForNameKey, textOfCards } from '../../rules/reserve-list.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { tillHashOf } from '../keys.ts'
import { isSignedBy, knowHashes, makeShowList, readDeviceKey } from './index.ts'
import { makeListSigner } from './device-keys.ts'
import { changeBounds } from './settings.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'

let world: DayWorld
beforeAll(async () => {
  world = await openDayWorld()
})
afterAll(() => world.made.close())

const list = (known: string | null = null) => makeShowList(world.made.house, knowHashes(world.made.house))(world.canteen.till, known)
const credentialOf = (code: string) => readCode(code)?.credentialId as string

describe('the list by which a till sells without a network', () => {
  test('says of a card what it may spend, and its holder’s name to whoever has the code', async () => {
    const { schoolId } = world.canteen
    const pupil = await world.canteen.makePupil({ balanceOre: 4_990, firstName: 'Åse Marie' })
    const { cards, stamp } = await list()
    const sold = readStamp(stamp.text)?.products ?? []
    const hash = tillHashCharacters(tillHashOf(schoolId, credentialOf(pupil.code)))
    const card = readListedCard(cards?.find((text) => hashOfListed(text) === hash) ?? '')
    expect(card?.allowanceOre).toBe(4_000)
    const sealed = Buffer.from(card?.sealedName as string, 'base64url')
    const open = (credentialId: string) => {
      const key = createHash('sha256').update(textForNameKey(schoolId, credentialId)).digest().subarray(0, 16)
      const decipher = createDecipheriv('aes-128-gcm', key, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      return readHolder(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]), sold)?.firstName
    }
    expect(open(credentialOf(pupil.code))).toBe('Åse Marie')
    const other = await world.canteen.makePupil()
    expect(() => open(credentialOf(other.code))).toThrow('authenticate data')
    expect(JSON.stringify(cards)).not.toContain('Åse')
  })

  test('keeps what a pupil cannot stand, and how old they are, under the scanned code too, in as many bytes as of those with nothing to keep', async () => {
    const { schoolId } = world.canteen
    const { database } = world.made.house
    const [allergic, other] = [await world.canteen.makePupil({ firstName: 'Ola' }), await world.canteen.makePupil({ firstName: 'Ola' })]
    await database.query(sql`update product set age_limit = 16, age_reason = 'Regler' where school_id = ${schoolId} and id = ${world.canteen.apple.productId}`)
    let sold: readonly string[] = []
    const listed = async () => {
      const { cards, stamp } = await list()
      sold = readStamp(stamp.text)?.products ?? []
      return (code: string) => cards?.find((text) => hashOfListed(text) === tillHashCharacters(tillHashOf(schoolId, credentialOf(code)))) ?? ''
    }
    const before = await listed()
    await database.query(
      sql`update pupil set stopped_by = ${['milk', 'nuts~']}, born_on = '2011-01-01' where school_id = ${schoolId} and id = ${allergic.pupilId}`,
    )
    const after = await listed()
    expect(after(other.code)).toBe(before(other.code))
    expect(after(allergic.code)).not.toBe(before(allergic.code))
    expect(after(allergic.code)).toHaveLength(after(other.code).length)
    const open = (code: string, key = credentialOf(code)) => {
      const sealed = Buffer.from(readListedCard(after(code))?.sealedName as string, 'base64url')
      const made = createHash('sha256').update(textForNameKey(schoolId, key)).digest().subarray(0, 16)
      const decipher = createDecipheriv('aes-128-gcm', made, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      return readHolder(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]), sold)
    }
    expect(open(allergic.code)).toEqual({
      firstName: 'Ola',
      allergies: [
        { allergen: 'milk', stopsOnTraces: false },
        { allergen: 'nuts', stopsOnTraces: true },
      ],
      age: { reached: 0 },
      limits: NO_ALONE_LIMITS,
    })
    expect(open(other.code)).toEqual({ firstName: 'Ola', allergies: [], age: 'unknown', limits: NO_ALONE_LIMITS })
    expect(() => open(allergic.code, credentialOf(other.code))).toThrow('authenticate data')
    await database.query(sql`update product set age_limit = null, age_reason = null where school_id = ${schoolId} and id = ${world.canteen.apple.productId}`)
  })

  test('is signed, and its stamp names the cards, the till, the time and the bounds', async () => {
    const { stamp, cards } = await list()
    const key = readDeviceKey(Buffer.from(makeListSigner(world.made.house.keys).publicKey, 'base64url'))
    expect(isSignedBy(key as NonNullable<typeof key>, stamp)).toBe(true)
    expect(isSignedBy(key as NonNullable<typeof key>, { ...stamp, text: stamp.text.replace('10000', '90000') })).toBe(false)
    const version = createHash('sha256')
      .update(textOfCards(cards as string[]))
      .digest('hex')
    expect(readStamp(stamp.text)).toMatchObject({
      version,
      tillId: world.canteen.till.tillId,
      madeAt: world.made.clock.now().toISOString(),
      bounds: usualReserveBounds,
    })
  })

  test('leaves the cards out when the till has them, and has them again when one changes', async () => {
    const pupil = await world.canteen.makePupil()
    const { version } = readStamp((await list()).stamp.text) as { version: string }
    expect((await list(version)).cards).toBeNull()
    await world.made.house.database.query(sql`update card set blocked_at = now() where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`)
    const { cards } = await list(version)
    const hash = tillHashCharacters(tillHashOf(pupil.schoolId, credentialOf(pupil.code)))
    expect(readListedCard(cards?.find((text) => hashOfListed(text) === hash) ?? '')?.allowanceOre).toBe(0)
  })

  test('has no card at a school that does not sell without a network', async () => {
    await changeBounds(world.made.house, { schoolId: world.canteen.schoolId, change: { isOn: false } })
    expect((await list()).cards).toEqual([])
    await changeBounds(world.made.house, { schoolId: world.canteen.schoolId, change: { isOn: true } })
  })
})

describe('over the network', () => {
  let asking: AskableApp
  let operatorId: string
  beforeAll(async () => {
    asking = await askableApp(world.made.house)
    const school = await firstRow<{ operatorId: string }>(
      world.made.house.database,
      sql`select operator_id as "operatorId" from school where id = ${world.canteen.schoolId}`,
    )
    operatorId = school?.operatorId as string
  })
  afterAll(() => asking.app.close())
  const params = () => ({ schoolId: world.canteen.schoolId })
  const staff = (role: 'administrator' | 'office' | 'canteen') => asking.staff({ role, operatorId, schoolId: world.canteen.schoolId })

  test('a till fetches its list, and nobody else does', async () => {
    const till = asking.till(world.canteen.till.token)
    expect(await till('GET /api/till/reserve-list')).toMatchObject({ status: 200, body: { cards: expect.any(Array) } })
    expect(await asking.nobody()('GET /api/till/reserve-list')).toMatchObject({ status: 403 })
  })

  test('a device registers its key once, and a key that is none never', async () => {
    const till = asking.till(world.canteen.till.token)
    const publicKey = makeListSigner(world.made.house.keys).publicKey
    const deviceId = world.made.house.newId()
    const first = await till('POST /api/till/reserve-devices', { body: { deviceId, publicKey } })
    expect(first).toMatchObject({ status: 200, body: { registerId: expect.stringMatching(/-2$/) } })
    expect(await till('POST /api/till/reserve-devices', { body: { deviceId, publicKey } })).toEqual(first)
    const notOnTheCurve = Buffer.alloc(65, 4).toString('base64url')
    expect(await till('POST /api/till/reserve-devices', { body: { deviceId: world.made.house.newId(), publicKey: notOnTheCurve } })).toMatchObject({
      status: 400,
    })
    const other = asking.till((await world.canteen.makeTill()).token)
    expect(await other('POST /api/till/reserve-devices', { body: { deviceId, publicKey } })).toMatchObject({ body: { code: 'same_id_other_content' } })
  })

  test('a device hands in without being a till any more, and a strange one is refused', async () => {
    const device = await makeReserveDevice(world.made.house, world.canteen, await world.canteen.makeTill())
    device.sell(await world.canteen.makePupil())
    const records = device.made.map(({ text, signature }) => ({ text, signature }))
    const body = { ...params(), deviceId: device.deviceId, records }
    expect(await asking.nobody()('POST /api/reserve-records', { body })).toMatchObject({
      status: 200,
      body: { taken: [{ outcome: 'booked' }], nextSequence: 2 },
    })
    const strange = { ...body, deviceId: world.made.house.newId() }
    expect(await asking.nobody()('POST /api/reserve-records', { body: strange })).toMatchObject({ status: 404, body: { code: 'reserve_device_unknown' } })
    expect(await asking.nobody()('POST /api/reserve-records', { body: { ...body, records: [] } })).toMatchObject({ status: 400 })
  })

  test('whoever runs the school decides how much its tills dare, and the office sees it', async () => {
    const office = await staff('office')
    const administrator = await staff('administrator')
    const canteen = await staff('canteen')
    const change = { mostPurchaseOre: 12_000, listHours: 12 }
    expect(await canteen('PATCH /api/office/schools/:schoolId/reserve-settings', { params: params(), body: change })).toMatchObject({ status: 403 })
    expect(await administrator('PATCH /api/office/schools/:schoolId/reserve-settings', { params: params(), body: change })).toMatchObject({ status: 200 })
    expect((await office('GET /api/office/schools/:schoolId/reserve-settings', { params: params() })).body).toEqual({ ...usualReserveBounds, ...change })
    const tooMuch = { mostPurchaseOre: 50_001 }
    expect(await administrator('PATCH /api/office/schools/:schoolId/reserve-settings', { params: params(), body: tooMuch })).toMatchObject({ status: 400 })
  })

  test('the office sees what was not as it should be, and whoever runs the operator is told that there is some', async () => {
    const device = await makeReserveDevice(world.made.house, world.canteen, await world.canteen.makeTill())
    const pupil = await world.canteen.makePupil({ balanceOre: 0, firstName: 'Ylva' })
    device.sell(pupil)
    await device.handIn()
    const office = await staff('office')
    const { body } = await office('GET /api/office/schools/:schoolId/reserve-reports', { params: params() })
    expect(body.reports[0]).toMatchObject({ what: 'overdrawn', walletId: pupil.walletId, pupilName: 'Ylva Prøve', amountOre: 3_500, isBooked: true })
    const administrator = await asking.staff({ role: 'administrator', operatorId, schoolId: null })
    const attention = await administrator('GET /api/office/operators/:operatorId/attention', { params: { operatorId } })
    expect(attention.body.reserveReports).toBe(body.reports.length)
  })
})
