// The device's own selling and handing in at one end, the real server at the other, and a line that goes.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { call } from '../../kit/api.ts'
import { closeDay } from '../../server/day-reports/index.ts'
import { closeTill } from '../../server/tills/index.ts'
import { type AloneTills, openAloneTills, shelvesInMemory } from '../../test/alone-tills.ts'
import type { BadLine } from '../../test/bad-line.ts'
import type { DayWorld } from '../../test/day-world.ts'
import { eventually } from '../../test/eventually.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { limit } from '../../test/limits.ts'
import { limitAge } from '../../test/stops.ts'
import type { PurchaseBody } from '../outbox/unfinished-purchase.ts'

let tills: AloneTills
let world: DayWorld
let line: BadLine

beforeAll(async () => {
  tills = await openAloneTills()
  ;({ world, line } = tills)
})
beforeEach(() => world.made.clock.set(LUNCH))
afterEach(() => line.mend())
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await tills.close()
})

const openDevice: AloneTills['openDevice'] = (...asked) => tills.openDevice(...asked)
const openReady: AloneTills['openReady'] = (...asked) => tills.openReady(...asked)
const balance: AloneTills['balance'] = (pupil) => tills.balance(pupil)
const newTill = () => world.canteen.makeTill()

describe('a till without a network', () => {
  test('sells by printed card and by phone, greets by name, and everything is booked once when it is back', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000, firstName: 'Åse Marie' })
    const { sell, waiting, handIn, handInAll } = await openReady(await newTill())
    line.cut()
    expect(await sell(pupil)).toMatchObject({ answer: { firstName: 'Åse Marie', totalOre: 3_500 } })
    expect(await sell(pupil, { code: pupil.phoneCodeAt(world.made.clock.now().getTime()) })).toMatchObject({ answer: { firstName: 'Åse Marie' } })
    expect(waiting()).toMatchObject({ count: 2, sumOre: 7_000 })
    line.mend()
    await handInAll()
    expect(handIn.state.read()).toMatchObject({ done: { count: 2, sumOre: 7_000, notes: [] }, stops: {} })
    expect(await balance(pupil)).toBe(13_000)
  })

  test('sells no more on a day that has its Z report, and again on the next', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    await world.sell(pupil, { till })
    await closeDay(world.made.house, { ...till, madeBy: 'till' })
    const { sell, handInAll } = await openReady(till)
    line.cut()
    world.made.clock.set('2026-11-03T22:59:59Z')
    expect(await sell(pupil)).toEqual({ refusal: { code: 'day_is_over' } })
    world.made.clock.set('2026-11-03T23:00:00Z')
    expect(await sell(pupil)).toHaveProperty('answer')
    line.mend()
    await handInAll()
    expect(await balance(pupil)).toBe(43_000)
  })

  test('sells at a price that is said, and not at one the office does not allow', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    const { productId } = await world.canteen.makeProduct({ name: 'Salatbar', priceOre: 1000 })
    await world.made.house.database.query(
      sql`update product set open_least_ore = 1000, open_most_ore = 6000 where school_id = ${world.canteen.schoolId} and id = ${productId}`,
    )
    const { reserve, handInAll } = await openReady(await newTill())
    line.cut()
    const at = (unitPriceOre: number) => {
      const body: PurchaseBody = { id: world.made.house.newId(), code: pupil.code, lines: [{ productId, quantity: 1, unitPriceOre }], totalOre: unitPriceOre }
      return reserve.sell(body, { replaces: null, shownAtMs: world.made.clock.now().getTime() })
    }
    expect(await at(999)).toMatchObject({ refusal: { code: 'price_out_of_bounds', facts: { name: 'Salatbar', leastOre: 1000, mostOre: 6000 } } })
    expect(await at(6001)).toMatchObject({ refusal: { code: 'price_out_of_bounds' } })
    expect(await at(6000)).toHaveProperty('answer')
    line.mend()
    await handInAll()
    expect(await balance(pupil)).toBe(44_000)
  })

  test('sells what has an age limit for nobody who is under 18 and has no adult there', async () => {
    const pupil = await world.canteen.makePupil()
    await world.made.house.database.query(sql`update pupil set born_on = '2000-01-01' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    const limited = { name: 'Energidrikk', contains: [], traces: [], isDeclared: true, ageLimit: 16, ageReason: 'Energidrikk' }
    await limitAge(world.made.house, world.canteen.schoolId, world.canteen.baguette, 16)
    let isOfAge = false
    const opened = await openReady(await newTill(), undefined, { stops: () => limited, isSellerOfAge: () => isOfAge })
    line.cut()
    expect(await opened.sell(pupil)).toMatchObject({ refusal: { code: 'seller_too_young', facts: { products: ['Energidrikk'], isAlone: true } } })
    isOfAge = true
    expect(await opened.sell(pupil)).toHaveProperty('answer')
    line.mend()
    await opened.handInAll()
    await limitAge(world.made.house, world.canteen.schoolId, world.canteen.baguette, null)
  })

  test('keeps to a guardian’s hours and goods by its list, and to nobody’s from 18', async () => {
    const { house } = world.made
    const { baguette } = world.canteen
    const [early, picky, grown] = [await world.canteen.makePupil(), await world.canteen.makePupil(), await world.canteen.makePupil()]
    const noBaguettes = { rule: 'but' as const, categoryIds: [], productIds: [baguette.productId] }
    await limit(house, early, { hours: { from: '08:00', until: '11:30' } })
    await limit(house, picky, { products: noBaguettes })
    await limit(house, grown, { products: noBaguettes, hours: { from: '08:00', until: '08:01' } })
    await house.database.query(sql`update pupil set born_on = '2000-01-01' where school_id = ${grown.schoolId} and id = ${grown.pupilId}`)
    const { sell, handIn, handInAll } = await openReady(await newTill())
    line.cut()
    const name = (
      await rows<{ name: string }>(house.database, sql`select name from product where school_id = ${early.schoolId} and id = ${baguette.productId}`)
    )[0]?.name
    expect(await sell(early)).toMatchObject({ refusal: { code: 'limit_hours', facts: { from: '08:00', until: '11:30' } } })
    expect(await sell(picky)).toMatchObject({ refusal: { code: 'limit_products', facts: { products: [name] } } })
    expect(await sell(grown)).toHaveProperty('answer')
    line.mend()
    await handInAll()
    expect(handIn.state.read().done?.notes).toEqual([])
  })

  test('keeps to the bounds, also for what was handed in a moment ago', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    const { sell, handInAll } = await openReady(await newTill())
    for (const _sale of [1, 2]) expect(await sell(pupil)).toHaveProperty('answer')
    await handInAll()
    expect(await sell(pupil)).toHaveProperty('answer')
    expect(await sell(pupil)).toMatchObject({ refusal: { code: 'offline_card_limit' } })
  })

  test('sells for no more than the list says of the card, and nothing to a card that it does not know', async () => {
    const poor = await world.canteen.makePupil({ balanceOre: 4_000 })
    const { sell } = await openReady(await newTill())
    expect(await sell(poor)).toHaveProperty('answer')
    expect(await sell(poor)).toMatchObject({ refusal: { code: 'offline_balance_unsure', facts: { leftOre: 500 } } })
    const late = await world.canteen.makePupil()
    expect(await sell(late)).toMatchObject({ refusal: { code: 'offline_card_unknown' } })
    expect(await sell(late, { code: 'EGET-KORT-1' })).toMatchObject({ refusal: { code: 'offline_card_unknown' } })
  })

  test('takes no phone code twice, and none that is forged', async () => {
    const pupil = await world.canteen.makePupil()
    const { sell, cards } = await openReady(await newTill())
    const nowMs = world.made.clock.now().getTime()
    const code = pupil.phoneCodeAt(nowMs)
    expect(await sell(pupil, { code })).toHaveProperty('answer')
    await cards.notePaid(code, nowMs)
    expect(await sell(pupil, { code })).toMatchObject({ refusal: { code: 'code_used_before' } })
    expect(await sell(pupil, { code: pupil.phoneCodeAt(nowMs - 10 * 60_000) })).toMatchObject({ refusal: { code: 'code_expired' } })
  })

  test('is back with a lost answer, a lost question and a silence: each sale is charged once', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { sell, handInAll } = await openReady(await newTill())
    await sell(pupil)
    await sell(pupil)
    line.trouble(/reserve-records/, 'lost_answer', 'lost_question', 'foreign_error')
    await handInAll()
    expect(await balance(pupil)).toBe(13_000)
  })

  test('hands in also when the office has closed it meanwhile', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { sell, handInAll, reserve } = await openReady(till)
    await sell(pupil)
    await closeTill(world.made.house, till)
    await reserve.forget()
    await handInAll()
    expect(await balance(pupil)).toBe(16_500)
    expect(await sell(pupil)).toMatchObject({ refusal: { code: 'offline_list_too_old' } })
  })

  test('sells a sale of unknown outcome anew, and it is charged once though the first had gone through', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { sell, handInAll, reserve } = await openReady(till)
    const { purchaseId } = await world.sell(pupil, { till })
    expect(await sell(pupil, { replaces: purchaseId })).toHaveProperty('answer')
    expect([reserve.hasReplaced(purchaseId), reserve.hasReplaced(world.made.house.newId())]).toEqual([true, false])
    await handInAll()
    expect(await balance(pupil)).toBe(16_500)
  })
})

describe('a device', () => {
  test('that cannot keep the sale has not sold, and goes on with the next', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { sell, shelves, waiting, handInAll } = await openReady(await newTill())
    shelves.fail.next = true
    await expect(sell(pupil)).rejects.toThrow('no room')
    expect(waiting().count).toBe(0)
    expect(await sell(pupil)).toHaveProperty('answer')
    await handInAll()
    expect(await balance(pupil)).toBe(16_500)
  })

  test('that died goes on where it was when it is opened without a network, and hands all of it in', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const first = await openReady(till)
    await first.sell(pupil)
    line.cut()
    const second = await openDevice(till, first.shelves)
    expect(await second.sell(pupil)).toMatchObject({ answer: { firstName: 'Nora' } })
    line.mend()
    await second.handInAll()
    expect(await balance(pupil)).toBe(13_000)
  })

  test('whose browser was cleared is a new one, and sells again', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const before = await openReady(till)
    await before.sell(pupil)
    await before.handInAll()
    const cleared = await openReady(till)
    expect(await cleared.sell(pupil)).toHaveProperty('answer')
    await cleared.handInAll()
    expect(await balance(pupil)).toBe(13_000)
  })

  test('that was cloned: the one that hands in second is stopped, keeps what it sold, and sells no more alone', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const original = await openReady(till)
    const copied = shelvesInMemory()
    await copied.device.keep('the-one', (await original.shelves.device.read('the-one')) as never)
    await copied.list.keep('the-one', (await original.shelves.list.read('the-one')) as never)
    const clone = await openDevice(till, copied)
    await original.sell(pupil)
    world.made.clock.pass(1_000)
    expect(await clone.sell(pupil)).toHaveProperty('answer')
    await original.handInAll()
    clone.handIn.now()
    await eventually(async () => expect(Object.values(clone.handIn.state.read().stops)).toEqual(['reserve_fork']))
    const kept = () => clone.handIn.state.read().records.filter(({ outcome }) => outcome === null)
    expect([kept().length, clone.waiting().count, clone.reserve.bounds.read()]).toEqual([1, 0, null])
    expect(await balance(pupil)).toBe(16_500)
    // With contact it is a device of its own from now on, and what it sold before stays where it is.
    await clone.reserve.refresh()
    expect(clone.reserve.bounds.read()).not.toBeNull()
    expect(await clone.sell(pupil)).toHaveProperty('answer')
    await clone.handInAll()
    expect([kept().length, await balance(pupil)]).toEqual([1, 13_000])
    const { rows } = await world.made.house.database.query<{ what: string }>(
      sql`select what from reserve_report where school_id = ${pupil.schoolId} and what = 'reserve_fork'`,
    )
    expect(rows).toHaveLength(1)
  })

  test('that was stolen gives away no code and no name, charges no card that it was not shown, and sells no more once it hears', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000, firstName: 'Guro-Amalie' })
    const { shelves, reserve, handIn, sell, handInAll } = await openReady(till)
    const kept = JSON.stringify([await shelves.list.readAll(), await shelves.records.readAll()])
    for (const secret of [pupil.code, pupil.code.slice(2, 18), 'Guro', pupil.walletId, pupil.cardId]) expect(kept).not.toContain(secret)
    // The thief copies a real sale of the day for another card, and has the device's own key sign whatever they like.
    await sell(pupil)
    await handInAll()
    const other = await world.canteen.makePupil({ balanceOre: 20_000 })
    const invented = pupil.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(await sell(other, { code: invented })).toHaveProperty('refusal')
    expect([await balance(pupil), await balance(other)]).toEqual([16_500, 20_000])
    // The office signs it out. Offline it sells on within its bounds until its list is a day old; with the first contact it is over.
    await closeTill(world.made.house, till)
    await expect(reserve.refresh()).rejects.toMatchObject({ code: 'till_closed' })
    await reserve.forget()
    expect([await shelves.list.readAll(), reserve.bounds.read()]).toEqual([[], null])
    expect(await sell(pupil)).toMatchObject({ refusal: { code: 'offline_list_too_old' } })
    expect(handIn.state.read().records.every(({ outcome }) => outcome !== null)).toBe(true)
  })

  test('whose clock is an hour behind books at the server’s time, and one that goes back sells in order', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const shelves = shelvesInMemory()
    const slow = await openReady(till, shelves, { offsetMs: 3_600_000 })
    await slow.sell(pupil)
    const jumped = await openDevice(till, shelves, { offsetMs: 7_200_000 })
    await jumped.sell(pupil)
    const times = (await shelves.records.readAll()).map(({ happenedAt }) => Date.parse(happenedAt))
    expect(times[0]).toBe(world.made.clock.now().getTime())
    expect(times[1]).toBeGreaterThanOrEqual(times[0] as number)
    await jumped.handInAll()
    expect(jumped.handIn.state.read().done?.notes).toEqual([])
  })

  test('whose list was changed by somebody, or comes from another version, sells by none', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { shelves } = await openReady(till)
    const list = (await shelves.list.read('the-one')) as NonNullable<Awaited<ReturnType<typeof shelves.list.read>>>
    const bend = async (changed: Partial<typeof list>) => {
      await shelves.list.keep('the-one', { ...list, ...changed })
      return (await openDevice(till, shelves)).sell(pupil)
    }
    expect(await bend({})).toHaveProperty('answer')
    const none = { refusal: { code: 'offline_list_too_old' } }
    expect(await bend({ cards: list.cards.slice(1) })).toMatchObject(none)
    expect(await bend({ stamp: { ...list.stamp, text: list.stamp.text.replace('10000', '90000') } })).toMatchObject(none)
    await shelves.list.keep('the-one', { ...list, stamp: { ...list.stamp, text: '{"v":2}' } })
    expect((await openDevice(till, shelves)).reserve.bounds.read()).toBeNull()
  })

  test('sells no more by a list that is more than a day old', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { sell } = await openReady(till)
    world.made.clock.pass(24 * 3_600_000)
    expect(await sell(pupil)).toHaveProperty('answer')
    world.made.clock.pass(1)
    expect(await sell(pupil)).toMatchObject({ refusal: { code: 'offline_list_too_old' } })
  })

  test('prints a receipt and one copy itself, tells of them when it is back, and the server prints no third', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { reserve, sell, handIn, handInAll } = await openReady(till)
    await sell(pupil)
    const [record] = handIn.state.read().records
    const { id } = record as NonNullable<typeof record>
    expect(record?.receipt).toMatchObject({ receiptNumber: null, totalOre: 3500, operator: { organisationNumber: expect.any(String) } })
    expect(record?.receipt?.aloneNumber).toMatch(/^[0-9A-F]{6}-1$/)
    const [first, second] = [world.made.house.newId(), world.made.house.newId()]
    expect(await reserve.notePrint(id, first)).toEqual({ isCopy: false })
    // The same print again, after the paper ran out.
    expect(await reserve.notePrint(id, first)).toEqual({ isCopy: false })
    world.made.clock.pass(60_000)
    expect(await reserve.notePrint(id, second)).toEqual({ isCopy: true })
    await expect(reserve.notePrint(id, world.made.house.newId())).rejects.toThrow('receipt_copied_before')
    world.made.clock.pass(60 * 60_000)
    line.trouble(/reserve-records/, 'lost_answer')
    await handInAll()
    await eventually(async () => expect(handIn.state.read().records[0]?.prints?.map(({ isTold }) => isTold)).toEqual([true, true]))
    const { rows } = await world.made.house.database.query<{ kind: string; minutes: number }>(sql`
      select journal_event.kind, extract(epoch from journal_event.happened_at - purchase.happened_at)::int / 60 as minutes
      from journal_event
      join purchase on purchase.school_id = ${pupil.schoolId} and purchase.id = ${id}
      where journal_event.school_id = ${pupil.schoolId}
      and journal_event.subject_id = ${id}
      order by journal_event.number`)
    expect(rows).toEqual([
      { kind: 'receipt_printed', minutes: 0 },
      { kind: 'receipt_copied', minutes: 1 },
    ])
    const headers = { authorization: `Bearer ${till.token}` }
    const third = call('POST /api/till/purchases/:purchaseId/prints', { params: { purchaseId: id }, body: { id: world.made.house.newId() }, headers })
    await expect(third).rejects.toMatchObject({ code: 'receipt_copied_before' })
    expect(await call('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId: id }, headers })).toMatchObject({
      aloneNumber: record?.receipt?.aloneNumber,
      overdrawnOre: 0,
    })
    await expect(reserve.notePrint(id, world.made.house.newId())).rejects.toThrow('receipt_copied_before')
  })

  test('whose key did not sign a print has it told to the office, and it is not counted', async () => {
    const till = await newTill()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    const { reserve, sell, handIn, shelves, handInAll } = await openReady(till)
    await sell(pupil)
    const id = handIn.state.read().records[0]?.id as string
    await reserve.notePrint(id, world.made.house.newId())
    const counted = handIn.state.read().records[0] as Awaited<ReturnType<typeof shelves.records.readAll>>[number]
    handIn.add({ ...counted, prints: (counted.prints ?? []).map((print) => ({ ...print, printedAt: new Date(0).toISOString() })) })
    await handInAll()
    const { rows } = await world.made.house.database.query<{ what: string }>(
      sql`select what from reserve_report where school_id = ${pupil.schoolId} and record_id = ${id}`,
    )
    expect(rows).toEqual([{ what: 'print_forged' }])
  })
})
