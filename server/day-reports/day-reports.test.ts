import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { DayReport } from '../../rules/day-report.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import type { TestTill } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { changeProduct } from '../menu/index.ts'
import { closeDueDays } from './index.ts'

let world: DayWorld
let asked: AskableApp

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
})
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})
beforeEach(() => world.made.clock.set(LUNCH))

const ask = (till: TestTill) => asked.till(till.token)
const closeAt = (till: TestTill) => ask(till)('POST /api/till/z-reports')

async function tillThatSold(times = 1) {
  const till = await world.canteen.makeTill()
  const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
  for (let sale = 0; sale < times; sale += 1) await world.sell(pupil, { till })
  return { till, pupil }
}

describe('an X report', () => {
  test('tells how the day stands, changes nothing, and is in the journal as a whole', async () => {
    const { till } = await tillThatSold(2)
    const { status, body } = await ask(till)('POST /api/till/x-reports')
    expect(status).toBe(200)
    expect(body).toMatchObject({ kind: 'x', number: 1, totalCashSalesOre: 7000, saleCount: 2, grandTotalSalesOre: 7000, journal: { first: 1, last: 2 } })
    const again = await ask(till)('POST /api/till/x-reports')
    expect({ ...again.body, xNumber: 0 }).toEqual({ ...body, xNumber: 0 })
    expect(again.body.xNumber).toBe(body.xNumber + 1)
    const event = await firstRow<{ content: string }>(
      world.made.house.database,
      sql`select content from journal_event where register_id = ${till.registerId} and kind = 'x_report' order by number limit 1`,
    )
    expect(JSON.parse(event?.content ?? '')).toEqual(body)
    expect(await world.reportsOf(till)).toEqual([])
  })

  test('can be made before anything is sold, and opens no day', async () => {
    const till = await world.canteen.makeTill()
    expect((await ask(till)('POST /api/till/x-reports')).body).toMatchObject({ saleCount: 0, totalCashSalesOre: 0, articleGroups: [], journal: null })
    expect((await ask(till)('GET /api/till/day')).body).toMatchObject({ openDay: null, isOver: false, saleCount: 0 })
  })
})

describe('a Z report', () => {
  test('closes the day: it has every sale in it, and the till sells again tomorrow', async () => {
    const { till, pupil } = await tillThatSold(2)
    expect((await ask(till)('GET /api/till/day')).body).toMatchObject({ today: '2026-11-03', openDay: '2026-11-03', saleCount: 2, soldOre: 7000 })
    const { status, body } = await closeAt(till)
    expect(status).toBe(200)
    expect(body).toMatchObject({ kind: 'z', number: 1, day: '2026-11-03', localTime: '11:30:00', totalCashSalesOre: 7000, madeBy: 'till' })
    expect(body.articleGroups).toEqual([{ articleGroup: '04006', quantity: 2, amountOre: 7000 }])
    expect(body.vat).toEqual([{ vatCode: '6', vatRate: 0, baseOre: 7000, vatOre: 0 }])
    await expect(world.sell(pupil, { till })).rejects.toThrow('day_is_over')
    // One second before midnight in Oslo, and midnight.
    world.made.clock.set('2026-11-03T22:59:59.000Z')
    await expect(world.sell(pupil, { till })).rejects.toThrow('day_is_over')
    world.made.clock.set('2026-11-03T23:00:00.000Z')
    await expect(world.sell(pupil, { till })).resolves.toMatchObject({ receiptNumber: 3 })
    expect((await ask(till)('GET /api/till/day')).body).toMatchObject({ today: '2026-11-04', openDay: '2026-11-04', saleCount: 1, soldOre: 3500 })
    expect(await world.discrepancies()).toEqual([])
  })

  test('asked for twice is made once', async () => {
    const { till } = await tillThatSold()
    const first = await closeAt(till)
    world.made.clock.pass(60_000)
    expect((await closeAt(till)).body).toEqual(first.body)
    expect(await world.reportsOf(till)).toHaveLength(1)
  })

  test('is not made of nothing', async () => {
    const till = await world.canteen.makeTill()
    expect(await closeAt(till)).toMatchObject({ status: 409, body: { code: 'nothing_sold_today' } })
  })

  test('leaves a repeated purchase its first answer, also when the day is over', async () => {
    const { till, pupil } = await tillThatSold()
    const wish = world.canteen.wish(pupil, { till })
    const { till: _till, ...body } = wish
    const before = await ask(till)('POST /api/purchases', { body })
    expect(before.status).toBe(200)
    await closeAt(till)
    expect((await ask(till)('POST /api/purchases', { body })).body).toEqual(before.body)
  })

  test('is shown again as it was made, to its own till and to the office, whatever has changed since', async () => {
    const { till } = await tillThatSold()
    const { body: made } = await closeAt(till)
    await world.made.house.database.query(sql`update till set name = 'Kassa som fikk nytt navn' where id = ${till.tillId}`)
    expect((await ask(till)('GET /api/till/z-reports/:number', { params: { number: 1 } })).body).toEqual(made)
    const other = await world.canteen.makeTill()
    expect((await ask(other)('GET /api/till/z-reports/:number', { params: { number: 1 } })).status).toBe(404)
    const params = { schoolId: till.schoolId, registerId: till.registerId, number: 1 }
    const office = await officeOf('office')
    expect((await office('GET /api/office/schools/:schoolId/z-reports/:registerId/:number', { params })).body).toEqual(made)
    expect((await office('GET /api/office/schools/:schoolId/z-reports/:registerId/:number', { params: { ...params, number: 2 } })).status).toBe(404)
  })

  test('begins where the one before it ended, and the grand total goes on', async () => {
    const { till, pupil } = await tillThatSold(2)
    await closeAt(till)
    world.made.clock.set('2026-11-04T10:00:00Z')
    await world.sell(pupil, { till })
    expect((await closeAt(till)).body).toMatchObject({ number: 2, totalCashSalesOre: 3500, grandTotalSalesOre: 10_500, journal: { first: 3, last: 3 } })
    expect((await world.reportsOf(till)).map(({ after, last }) => [after, last])).toEqual([
      [0, 2],
      [2, 3],
    ])
  })
})

describe('a day that nobody closed', () => {
  test('gets its Z report before the first sale of another day', async () => {
    const { till, pupil } = await tillThatSold(2)
    world.made.clock.set('2026-11-05T07:00:00Z')
    await world.sell(pupil, { till })
    expect(await world.reportsOf(till)).toEqual([{ number: 1, day: '2026-11-03', after: 0, last: 2, salesOre: 7000, madeBy: 'house' }])
    expect(await world.eventsOf(till)).toEqual(['day_opened', 'z_report', 'day_opened'])
    expect(await world.discrepancies()).toEqual([])
  })

  test('keeps none that was refused from being sold, and opens nothing by itself', async () => {
    const { till } = await tillThatSold()
    const poor = await world.canteen.makePupil({ balanceOre: 0 })
    world.made.clock.set('2026-11-04T07:00:00Z')
    await expect(world.sell(poor, { till })).rejects.toThrow('balance_too_low')
    expect(await world.reportsOf(till)).toEqual([])
  })

  test('closes itself at ten to midnight, on the day itself', async () => {
    const { till, pupil } = await tillThatSold()
    const reports = () => world.reportsOf(till)
    world.made.clock.set('2026-11-03T22:49:59Z')
    await closeDueDays(world.made.house)
    expect(await reports()).toEqual([])
    await world.sell(pupil, { till })
    world.made.clock.set('2026-11-03T22:51:00Z')
    await closeDueDays(world.made.house)
    expect(await reports()).toEqual([])
    world.made.clock.set('2026-11-03T22:55:00Z')
    expect(await closeDueDays(world.made.house)).toBeGreaterThan(0)
    expect(await reports()).toMatchObject([{ day: '2026-11-03', madeBy: 'house', salesOre: 7000 }])
    expect(await closeDueDays(world.made.house)).toBe(0)
  })

  test('is closed from the office when the till cannot, by those who run the canteen', async () => {
    const { till } = await tillThatSold()
    const params = { schoolId: till.schoolId, tillId: till.tillId }
    const [canteen, office] = [await officeOf('canteen'), await officeOf('office')]
    const route = 'POST /api/office/schools/:schoolId/tills/:tillId/z-reports'
    expect((await office(route, { params })).status).toBe(403)
    expect((await canteen(route, { params })).body).toMatchObject({ madeBy: 'office', number: 1 })
  })
})

async function officeOf(role: 'office' | 'canteen'): Promise<Asker> {
  const school = await firstRow<{ operatorId: string }>(
    world.made.house.database,
    sql`select operator_id as "operatorId" from school where id = ${world.canteen.schoolId}`,
  )
  return asked.staff({ role, operatorId: school?.operatorId ?? '', schoolId: world.canteen.schoolId })
}

describe('the office', () => {
  test('sees the reports of all tills by day, and what is open', async () => {
    const [{ till: closed }, { till: open }] = [await tillThatSold(2), await tillThatSold(3)]
    await closeAt(closed)
    const office = await officeOf('office')
    const route = 'GET /api/office/schools/:schoolId/z-reports'
    const params = { schoolId: world.canteen.schoolId }
    const { body } = await office(route, { params, query: { from: '2026-11-03', until: '2026-11-03' } })
    expect(body.reports.find(({ registerId }) => registerId === closed.registerId)).toMatchObject({
      day: '2026-11-03',
      number: 1,
      salesOre: 7000,
      saleCount: 2,
    })
    expect(body.open.find(({ registerId }) => registerId === open.registerId)).toMatchObject({ openDay: '2026-11-03', saleCount: 3, soldOre: 10_500 })
    expect((await office(route, { params, query: { from: '2026-11-09', until: '2026-11-09' } })).body.reports).toEqual([])
    expect((await office(route, { params })).body).toMatchObject({ from: '2026-10-04', until: '2026-11-03' })
    const wrong: Record<string, string>[] = [{ until: '2026-02-30' }, { from: '2026-11-04', until: '2026-11-03' }]
    for (const query of wrong) expect((await office(route, { params, query })).body.code).toBe('not_well_formed')
  })
})

describe('the journal', () => {
  test('has what the till tells once, however often it is told, with a new version of it as an update', async () => {
    const till = await world.canteen.makeTill()
    const id = world.made.house.newId()
    const started = (eventId: string, version: string) =>
      ask(till)('POST /api/till/events', { body: { events: [{ id: eventId, kind: 'till_started', version }] } })
    expect((await started(id, 'main-1.js')).body).toEqual({ done: true })
    await started(id, 'main-1.js')
    await started(world.made.house.newId(), 'main-1.js')
    await started(world.made.house.newId(), 'main-2.js')
    const told = [
      { id: world.made.house.newId(), kind: 'sale_aborted', amountOre: 4300 },
      { id: world.made.house.newId(), kind: 'line_corrected', amountOre: 800 },
    ] as const
    await ask(till)('POST /api/till/events', { body: { events: [...told, told[0]] } })
    expect(await world.eventsOf(till)).toEqual(['till_started', 'till_started', 'till_updated', 'till_started', 'sale_aborted', 'line_corrected'])
    expect((await ask(till)('POST /api/till/x-reports')).body).toMatchObject({
      aborted: { count: 1, amountOre: 4300 },
      lineCorrections: { count: 1, amountOre: 800 },
    })
  })

  test('takes nothing that a till does not tell of itself', async () => {
    const till = await world.canteen.makeTill()
    for (const event of [{ kind: 'z_report' }, { kind: 'sale_aborted', amountOre: 0 }, { kind: 'sale_aborted', amountOre: -5 }]) {
      const { status } = await ask(till)('POST /api/till/events', { body: { events: [{ id: world.made.house.newId(), ...event }] } })
      expect(status).toBe(400)
    }
    expect(await world.eventsOf(till)).toEqual([])
  })

  test('has when prices were changed, on every till of the school, and not which or to what', async () => {
    const [one, other] = [await world.canteen.makeTill(), await world.canteen.makeTill()]
    const { schoolId, apple } = world.canteen
    await changeProduct(world.made.house, { schoolId, productId: apple.productId, change: { priceOre: 900 } })
    await changeProduct(world.made.house, { schoolId, productId: apple.productId, change: { position: 7 } })
    for (const till of [one, other]) expect(await world.eventsOf(till)).toEqual(['prices_changed'])
    await changeProduct(world.made.house, { schoolId, productId: apple.productId, change: { priceOre: apple.priceOre } })
  })

  test('has a receipt, and one copy of it, and no third', async () => {
    const { till, pupil } = await tillThatSold()
    const { purchaseId } = await world.sell(pupil, { till })
    const print = (id: string, of = purchaseId) => ask(till)('POST /api/till/purchases/:purchaseId/prints', { params: { purchaseId: of }, body: { id } })
    const [first, second, third] = [world.made.house.newId(), world.made.house.newId(), world.made.house.newId()]
    expect((await print(first)).body).toEqual({ isCopy: false })
    expect((await print(first)).body).toEqual({ isCopy: false })
    expect((await print(second)).body).toEqual({ isCopy: true })
    expect(await print(third)).toMatchObject({ status: 409, body: { code: 'receipt_copied_before' } })
    expect((await print(second)).body).toEqual({ isCopy: true })
    expect((await print(third, world.made.house.newId())).status).toBe(404)
    const { body } = await closeAt(till)
    expect(body).toMatchObject({ receiptsPrinted: 1, copies: { count: 1, amountOre: 3500 } satisfies DayReport['copies'] })
  })

  test('has who became the till and when it ceased to be it', async () => {
    const { till } = await tillThatSold()
    await ask(till)('DELETE /api/till')
    expect((await world.eventsOf(till)).at(-1)).toBe('till_signed_out')
  })

  test('lets nothing be changed or taken away', async () => {
    const { till } = await tillThatSold()
    await closeAt(till)
    const { database } = world.made.house
    for (const table of ['journal_event', 'z_report']) {
      await expect(database.query({ text: `update ${table} set number = number + 1` })).rejects.toThrow()
      await expect(database.query({ text: `delete from ${table}` })).rejects.toThrow()
    }
    const gone = await rows(database, sql`select number from z_report where register_id = ${till.registerId}`)
    expect(gone).toHaveLength(1)
  })

  test('refuses by itself a report that begins elsewhere than the last one ended, or resets the grand total', async () => {
    const { till } = await tillThatSold(2)
    await closeAt(till)
    const { database } = world.made.house
    const insert = (after: number, afterTotalOre: number) =>
      database.query(sql`
        insert into z_report (school_id, register_id, number, day, previous_number, after_journal_number, last_journal_number, after_grand_total_ore,
          grand_total_ore, sale_count, sales_ore, made_at, made_by, event_number)
        values (${till.schoolId}, ${till.registerId}, 2, '2026-11-04', 1, ${after}, 3, ${afterTotalOre}, ${afterTotalOre + 100}, 1, 100, now(), 'till', 1)`)
    await expect(insert(1, 7000)).rejects.toThrow('z_report_begins_where_the_last_ended')
    await expect(insert(2, 0)).rejects.toThrow('z_report_begins_where_the_last_ended')
    expect(await world.discrepancies()).toEqual([])
  })
})
