import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { makeGuardianOf } from '../../test/arrangements.ts'
import { fill, type TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice, type TestDevice } from '../../test/reserve-device.ts'
import { declare, makeAllergic } from '../../test/stops.ts'
import { writeRecord } from '../../rules/reserve-records.ts'
import { closeDay, closeDueDays } from '../day-reports/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { knowHashes, takeRecords } from './index.ts'
import { closeTill } from '../tills/index.ts'

let world: DayWorld
let device: TestDevice

beforeAll(async () => {
  world = await openDayWorld()
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await world.made.close()
})

const house = () => world.made.house
const balance = async (pupil: TestPupil) => (await balanceOf(house().database, pupil))?.balanceOre
const newDevice = async () => makeReserveDevice(house(), world.canteen, await world.canteen.makeTill())
const purchasesOf = (registerId: string) =>
  rows<{ id: string; journalNumber: number; happenedAt: Date; bookedAt: Date; localTime: string }>(
    house().database,
    sql`
      select id, journal_number as "journalNumber", happened_at as "happenedAt", booked_at as "bookedAt", local_time as "localTime"
      from purchase
      where school_id = ${world.canteen.schoolId}
      and register_id = ${registerId}
      order by journal_number`,
  )
const eventsOn = (registerId: string) => world.eventsOf({ ...world.canteen.till, registerId })
const lettersTo = (email: string) => rows<{ subject: string }>(house().database, sql`select subject from message where recipient = ${email}`)

describe('what a till sold without a network', () => {
  test('is booked in its order, at the time it happened, and charged once', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const soldAt = world.made.clock.now()
    const first = device.sell(pupil)
    world.made.clock.pass(60_000)
    const second = device.sell(pupil)
    world.made.clock.pass(3_600_000)
    expect(await device.handIn()).toMatchObject({
      taken: [
        { sequence: 1, outcome: 'booked', notes: [], receiptNumber: 1 },
        { sequence: 2, outcome: 'booked', notes: [], receiptNumber: 2 },
      ],
      stopped: null,
      nextSequence: 3,
    })
    expect(await balance(pupil)).toBe(3_000)
    const sold = await purchasesOf(device.reserveRegisterId)
    expect(sold.map(({ id, journalNumber }) => [id, journalNumber])).toEqual([
      [first.record.id, 1],
      [second.record.id, 2],
    ])
    expect(sold[0]).toMatchObject({ happenedAt: soldAt, bookedAt: world.made.clock.now(), localTime: '11:30:00' })
  })

  test('gets the same answer however often it is handed in', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    device.sell(pupil)
    const first = await device.handIn()
    device.sell(pupil)
    expect(await device.handIn()).toMatchObject({ taken: [first.taken[0], { sequence: 2, outcome: 'booked' }] })
    expect(await device.handIn([...device.made].toReversed())).toMatchObject({ taken: [{ sequence: 2 }, first.taken[0]], stopped: null })
    expect(await balance(pupil)).toBe(3_000)
  })

  test('at an open price is booked at the price that was said, and told where nobody allowed it', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { productId } = await world.canteen.makeProduct({ name: 'Salatbar', priceOre: 1000, vatCode: '31' })
    await house().database.query(
      sql`update product set open_least_ore = 1000, open_most_ore = 6000 where school_id = ${world.canteen.schoolId} and id = ${productId}`,
    )
    for (const unitPriceOre of [1000, 6000, 6001]) device.sell(pupil, { lines: [{ productId, quantity: 1, unitPriceOre }] })
    const { taken } = await device.handIn()
    expect(taken.map(({ outcome, notes }) => [outcome, notes.includes('price_other')])).toEqual([
      ['booked', false],
      ['booked', false],
      ['booked', true],
    ])
    expect(await balance(pupil)).toBe(20_000 - 13_001)
  })

  test('by a phone’s code is proved by the key of the day, and the code pays no more', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const code = pupil.phoneCodeAt(world.made.clock.now().getTime())
    device.sell(pupil, { code })
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked', notes: [] }] })
    await expect(world.sell(pupil, { code })).rejects.toThrow('code_used_before')
    world.made.clock.pass(30_000)
    const newer = pupil.phoneCodeAt(world.made.clock.now().getTime())
    const { record } = device.sell(pupil, { code: newer })
    const guessed = device.signText(writeRecord({ ...record, card: { ...record.card, mac: '0000000000' } }))
    expect(await device.handIn([guessed])).toMatchObject({ taken: [{ outcome: 'refused', reason: 'code_not_genuine' }] })
    expect(await balance(pupil)).toBe(6_500)
  })

  test('by a till that was closed meanwhile is booked all the same', async () => {
    const till = await world.canteen.makeTill()
    device = await makeReserveDevice(house(), world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    device.sell(pupil)
    world.made.clock.pass(1_000)
    await closeTill(house(), till)
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked', notes: [] }] })
    device.sell(pupil)
    expect(await device.handIn()).toMatchObject({ taken: [{}, { outcome: 'booked', notes: ['till_was_closed'] }] })
  })
})

describe('a wallet', () => {
  test('goes below zero by such a sale alone, is told of, and is filled by the next money in', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 1_000 })
    const { email } = await makeGuardianOf(house(), pupil)
    device.sell(pupil)
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked', notes: ['overdrawn'] }] })
    expect(await balance(pupil)).toBe(-2_500)
    expect((await lettersTo(email)).map(({ subject }) => subject)).toEqual(['Nora handlet for 35\u00a0kr mens kassen var uten nett'])
    await expect(world.sell(pupil)).rejects.toThrow('balance_too_low')
    await transaction(house().database, (tx) => fill(tx, house(), { ...pupil, amountOre: 6_000 }))
    expect(await balance(pupil)).toBe(3_500)
    const floor = await firstRow<{ floorOre: number }>(
      house().database,
      sql`select floor_ore as "floorOre" from wallet where school_id = ${pupil.schoolId} and id = ${pupil.walletId}`,
    )
    expect(floor?.floorOre).toBe(0)
    expect(await eventsOn(device.reserveRegisterId)).toEqual(['day_opened', 'goods_delivered'])
  })

  test('cannot be taken below zero in any other way, also by whoever writes to the database', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    await expect(
      house().database.query(sql`
        insert into transfer (school_id, event_id, part, kind, debit_account_id, credit_account_id, amount_ore, happened_at, booked_at, debit_version, debit_balance_ore)
        values (${pupil.schoolId}, ${house().newId()}, 1, 'purchase', ${pupil.walletId}, ${house().newId()}, 100, now(), now(), 1, -100)`),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('a card that did not pay when it was used', () => {
  test.each([
    ['blocked', sql`update card set blocked_at = now() - interval '100 years'`, 'card_blocked'],
    ['replaced', sql`update card set ended_at = now() - interval '100 years', end_reason = 'replaced', end_cause = 'lost'`, 'card_replaced'],
    ['out of date', sql`update card set valid_until = '2020-01-01'`, 'card_expired'],
  ])('%s: the sale is booked, and the family and the office hear of it', async (_how, change, note) => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const { email } = await makeGuardianOf(house(), pupil)
    device.sell(pupil)
    await house().database.query(sql`${change} where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`)
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked', notes: [note] }] })
    expect(await balance(pupil)).toBe(6_500)
    expect(await lettersTo(email)).toHaveLength(1)
  })
})

describe('a sale whose outcome nobody knew', () => {
  test('that had been booked is not booked again', async () => {
    const till = await world.canteen.makeTill()
    device = await makeReserveDevice(house(), world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const { purchaseId } = await world.sell(pupil, { till })
    device.sell(pupil, { replaces: purchaseId })
    device.sell(pupil)
    expect(await device.handIn()).toMatchObject({
      taken: [
        { outcome: 'sold_before', receiptNumber: null },
        { outcome: 'booked', receiptNumber: 1 },
      ],
    })
    expect(await balance(pupil)).toBe(3_000)
    expect(await eventsOn(device.reserveRegisterId)).toEqual(['sale_sold_before', 'day_opened'])
  })

  test('that had not is booked once, and refused for ever under its first id', async () => {
    const till = await world.canteen.makeTill()
    device = await makeReserveDevice(house(), world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const lost = world.canteen.wish(pupil, { till })
    device.sell(pupil, { replaces: lost.id })
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked', notes: [] }] })
    for (const again of [lost, lost]) {
      expect(await makePurchases(house(), world.signer, [again])).toEqual([{ refusal: { code: 'purchase_replaced' } }])
    }
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked' }] })
    expect(await balance(pupil)).toBe(6_500)
    await world.sell(pupil, { till })
    expect(await balance(pupil)).toBe(3_000)
  })

  test('of another till is no sale of this one: both are booked, and the office is told', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const { purchaseId } = await world.sell(pupil)
    device.sell(pupil, { replaces: purchaseId })
    const { taken } = await device.handIn()
    expect(taken).toMatchObject([{ outcome: 'booked', notes: ['replaces_unknown'] }])
  })
})

describe('what is not as it should be', () => {
  const whats = async ({ deviceId }: TestDevice) => {
    const found = await rows<{ what: string; text: string | null }>(
      house().database,
      sql`select what, text from reserve_report where school_id = ${world.canteen.schoolId} and device_id = ${deviceId} order by sequence, what`,
    )
    return found.map(({ what, text }) => [what, text !== null])
  }

  test('a gap: what comes after it stays on the device, what came before is taken, and the office is told once', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const [first, second, third] = [device.sell(pupil), device.sell(pupil), device.sell(pupil)]
    for (const _time of [1, 2]) expect(await device.handIn([first, third])).toMatchObject({ stopped: { sequence: 3, code: 'reserve_gap' }, nextSequence: 2 })
    expect(await whats(device)).toEqual([['reserve_gap', true]])
    expect(await device.handIn([second, third])).toMatchObject({ taken: [{ outcome: 'booked' }, { outcome: 'booked' }], stopped: null })
    expect(await balance(pupil)).toBe(9_500)
  })

  test('a cloned device: the second with the same number is not taken', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const first = device.sell(pupil)
    await device.handIn()
    const { record } = first
    const clone = device.signText(writeRecord({ ...record, id: house().newId() }))
    expect(await device.handIn([clone])).toMatchObject({ taken: [], stopped: { sequence: 1, code: 'reserve_fork' } })
    const onward = device.signText(writeRecord({ ...record, id: house().newId(), sequence: 2, previous: 'x'.repeat(64) }))
    expect(await device.handIn([onward])).toMatchObject({ stopped: { sequence: 2, code: 'reserve_fork' } })
    expect(await whats(device)).toEqual([
      ['reserve_fork', true],
      ['reserve_fork', true],
    ])
    expect(await balance(pupil)).toBe(16_500)
  })

  test('a forgery: a record that another signed, or that was changed, is not taken', async () => {
    device = await newDevice()
    const other = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const first = device.sell(pupil)
    const changed = { ...first, text: writeRecord({ ...first.record, totalOre: 3_500, id: house().newId() }) }
    expect(await device.handIn([changed])).toMatchObject({ taken: [], stopped: { code: 'reserve_forged' }, nextSequence: 1 })
    expect(await device.handIn([other.signText(first.text)])).toMatchObject({ stopped: { code: 'reserve_forged' } })
    expect(await device.handIn([device.signText('[1,"rubbish"]')])).toMatchObject({ stopped: { code: 'reserve_unreadable' } })
    expect(await balance(pupil)).toBe(20_000)
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'booked' }] })
  })

  test('a card that nobody has shown pays nothing, though the device has signed it', async () => {
    device = await newDevice()
    const [pupil, victim] = [await world.canteen.makePupil(), await world.canteen.makePupil({ balanceOre: 20_000 })]
    const seen = device.sell(victim).record
    await device.handIn()
    const guess = device.signText(writeRecord({ ...seen, id: house().newId(), sequence: 2, previous: device.made[0]?.hash as string }))
    expect(await device.handIn([guess])).toMatchObject({ taken: [{ outcome: 'refused', reason: 'card_not_shown', notes: ['card_not_shown'] }], stopped: null })
    expect(await balance(victim)).toBe(16_500)
    expect(await balance(pupil)).toBe(20_000)
  })

  test('an id that stands for another sale moves nothing', async () => {
    const till = await world.canteen.makeTill()
    device = await makeReserveDevice(house(), world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { purchaseId } = await world.sell(pupil, { till })
    device.sell(pupil, { id: purchaseId })
    device.sell(pupil)
    expect(await device.handIn()).toMatchObject({ taken: [{ outcome: 'refused', reason: 'id_taken' }, { outcome: 'booked' }] })
    expect(await balance(pupil)).toBe(13_000)
  })

  test('a clock that was wrong is put right: no sale is of the future or before the one before it', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const now = world.made.clock.now()
    device.sell(pupil, { happenedAt: new Date(now.getTime() - 60_000).toISOString() })
    device.sell(pupil, { happenedAt: new Date(now.getTime() - 3_600_000).toISOString() })
    device.sell(pupil, { happenedAt: new Date(now.getTime() + 3_600_000).toISOString() })
    const { taken } = await device.handIn()
    expect(taken.map(({ notes }) => notes.includes('clock_wrong'))).toEqual([false, true, true])
    const times = (await purchasesOf(device.reserveRegisterId)).map(({ happenedAt }) => now.getTime() - happenedAt.getTime())
    expect(times).toEqual([60_000, 60_000, 0])
  })

  test('more than the bounds allow is booked, and told', async () => {
    device = await newDevice()
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    const lines = [{ productId: world.canteen.baguette.productId, quantity: 3, unitPriceOre: 3_500 }]
    device.sell(pupil, { lines })
    device.sell(pupil, { lines })
    device.sell(pupil, {
      lines: [{ productId: world.canteen.baguette.productId, quantity: 1, unitPriceOre: 3_400 }],
      list: { version: 'a', madeAt: '2020-01-01T00:00:00.000Z', mark: 'b' },
    })
    const { taken } = await device.handIn()
    expect(taken.map(({ outcome, notes }) => [outcome, notes])).toEqual([
      ['booked', ['over_purchase_bound']],
      ['booked', ['over_purchase_bound', 'over_card_bound']],
      ['booked', ['over_card_bound', 'list_unknown', 'price_other']],
    ])
  })

  test('what was known to stop it is told, and what was said afterwards is not', async () => {
    device = await newDevice()
    await declare(house(), world.canteen.schoolId, world.canteen.baguette, { contains: ['gluten.wheat'] })
    const [known, later] = [await world.canteen.makePupil({ balanceOre: 10_000 }), await world.canteen.makePupil({ balanceOre: 10_000 })]
    const { email } = await makeAllergic(house(), known, 'gluten')
    world.made.clock.pass(60_000)
    device.sell(known)
    device.sell(later)
    world.made.clock.pass(60_000)
    await makeAllergic(house(), later, 'gluten')
    const { taken } = await device.handIn()
    expect(taken.map(({ outcome, notes }) => [outcome, notes])).toEqual([
      ['booked', ['against_stop']],
      ['booked', []],
    ])
    expect(await lettersTo(email)).toHaveLength(1)
  })

  test('a device that nobody registered is refused by name', async () => {
    device = await newDevice()
    device.sell(await world.canteen.makePupil())
    const stranger = { ...device, deviceId: house().newId() }
    expect(stranger.deviceId).not.toBe(device.deviceId)
    const asked = { schoolId: world.canteen.schoolId, deviceId: stranger.deviceId, records: device.made, address: '192.0.2.9' }
    await expect(takeRecords(house(), knowHashes(house()), asked)).rejects.toMatchObject({ code: 'reserve_device_unknown' })
  })
})

describe('the reserve register', () => {
  test('has its Z report with what was delivered on credit, and what comes after it is the next day’s', async () => {
    const till = await world.canteen.makeTill()
    device = await makeReserveDevice(house(), world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 3_500 })
    const reserve = { ...till, registerId: device.reserveRegisterId }
    device.sell(pupil)
    device.sell(pupil)
    await device.handIn()
    const report = await closeDay(house(), { ...till, madeBy: 'till' })
    expect(report).toMatchObject({ saleCount: 2, totalCashSalesOre: 7_000, deliveries: { count: 1, amountOre: 3_500 } })
    device.sell(pupil)
    await device.handIn()
    expect((await world.reportsOf(reserve)).map(({ day, last }) => [day, last])).toEqual([['2026-11-03', 2]])
    world.made.clock.set('2026-11-04T22:50:00.000Z')
    await closeDueDays(house())
    expect((await world.reportsOf(reserve)).map(({ day, after, last }) => [day, after, last])).toEqual([
      ['2026-11-03', 0, 2],
      ['2026-11-04', 2, 3],
    ])
  })

  test('closes a day by itself when sales of a later one are handed in with it', async () => {
    const till = await world.canteen.makeTill()
    device = await makeReserveDevice(house(), world.canteen, till)
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    device.sell(pupil)
    world.made.clock.pass(86_400_000)
    device.sell(pupil)
    await device.handIn()
    const reports = await world.reportsOf({ ...till, registerId: device.reserveRegisterId })
    expect(reports.map(({ last, madeBy }) => [last, madeBy])).toEqual([[1, 'house']])
  })
})
