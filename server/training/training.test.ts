import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import type { TestPupil, TestTill } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { closeDay, closeDueDays } from '../day-reports/index.ts'

let world: DayWorld
let asked: AskableApp

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})

const newId = () => world.made.house.newId()
const ask = (till: TestTill) => asked.till(till.token)
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre
const train = async (till: TestTill, isOn = true) => (await ask(till)('POST /api/till/training', { body: { isOn } })).body
const practise = (till: TestTill, { code = null, id = newId(), priceOre = 3500 }: { code?: string | null; id?: string; priceOre?: number } = {}) => {
  const lines = [{ productId: world.canteen.baguette.productId, quantity: 1, unitPriceOre: priceOre }]
  return ask(till)('POST /api/till/training-sales', { body: { id, code, lines, totalOre: priceOre } })
}

describe('a till that practises', () => {
  test('says so in its journal when it begins and ends, once each, and its own till knows', async () => {
    const till = await world.canteen.makeTill()
    expect(await train(till)).toEqual({ trainingDay: '2026-11-03' })
    expect(await train(till)).toEqual({ trainingDay: '2026-11-03' })
    expect((await ask(till)('GET /api/till')).body.trainingDay).toBe('2026-11-03')
    expect(await train(till, false)).toEqual({ trainingDay: null })
    expect(await train(till, false)).toEqual({ trainingDay: null })
    expect((await ask(till)('GET /api/till')).body.trainingDay).toBeNull()
    expect(await world.eventsOf(till)).toEqual(['training_on', 'training_off'])
  })

  test('sells with a series of its own in the same chain, and nobody pays', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil({ balanceOre: 10_000 })]
    await world.sell(pupil, { till })
    await train(till)
    const { body } = await practise(till, { code: pupil.code })
    expect(body).toMatchObject({ firstName: 'Nora', totalOre: 3500, balanceOre: 3000, trainingNumber: 1, journalNumber: 2 })
    await train(till, false)
    await world.sell(pupil, { till })
    expect(await balance(pupil)).toBe(3000)
    const sale = await firstRow(
      world.made.house.database,
      sql`select journal_number as "journalNumber", receipt_number as "receiptNumber" from purchase where register_id = ${till.registerId} order by journal_number desc limit 1`,
    )
    expect(sale).toEqual({ journalNumber: 3, receiptNumber: 2 })
    expect(await world.discrepancies()).toEqual([])
  })

  test('is told no for what a sale is refused for, and leaves a phone’s code as good as it was', async () => {
    const [till, poor, rich] = [await world.canteen.makeTill(), await world.canteen.makePupil({ balanceOre: 100 }), await world.canteen.makePupil()]
    await train(till)
    expect((await practise(till, { code: poor.code })).body.code).toBe('balance_too_low')
    expect((await practise(till, { code: 'ET ANNET KORT' })).body.code).toBe('card_not_paired')
    expect((await practise(till, { priceOre: 3600 })).body.code).toBe('price_changed')
    const code = rich.phoneCodeAt(world.made.clock.now().getTime())
    expect((await practise(till, { code })).status).toBe(200)
    expect((await practise(till, { code })).status).toBe(200)
    await train(till, false)
    await world.sell(rich, { till, code })
    expect(await balance(rich)).toBe(16_500)
  })

  test('needs nobody’s card, and asked for again with the same id it is the same sale', async () => {
    const till = await world.canteen.makeTill()
    await train(till)
    const id = newId()
    const first = await practise(till, { id })
    expect(first.body).toMatchObject({ firstName: null, trainingNumber: 1, balanceOre: 0 })
    expect(await practise(till, { id })).toEqual(first)
    const pupil = await world.canteen.makePupil()
    expect((await practise(till, { id, code: pupil.code })).body.code).toBe('same_id_other_content')
    const { body } = await ask(till)('GET /api/till/training-sales')
    expect(body.trainingSales).toMatchObject([{ trainingSaleId: id, trainingNumber: 1, totalOre: 3500 }])
  })

  test('practises nothing when it is not on, on another day, or for a device that is not it', async () => {
    const till = await world.canteen.makeTill()
    expect((await practise(till)).body.code).toBe('training_is_over')
    await train(till)
    world.made.clock.set('2026-11-04T08:00:00Z')
    expect((await practise(till)).body.code).toBe('training_is_over')
    expect(await train(till)).toEqual({ trainingDay: '2026-11-04' })
    expect((await practise(till)).status).toBe(200)
    await world.made.house.database.query(sql`update till set token_hash = null where id = ${till.tillId}`)
    expect((await practise(till)).body.code).toBe('till_closed')
    expect(await world.eventsOf(till)).toEqual(['training_on', 'training_off', 'training_on', 'day_opened'])
  })

  test('has what was practised in its reports by itself, and ends with the day', async () => {
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    await world.sell(pupil, { till })
    await train(till)
    await practise(till)
    await practise(till)
    const report = await closeDay(world.made.house, { ...till, madeBy: 'till' })
    expect(report).toMatchObject({
      training: { count: 2, amountOre: 7000 },
      saleCount: 1,
      totalCashSalesOre: 3500,
      payments: [{ count: 1, amountOre: 3500 }],
      articleGroups: [{ quantity: 1, amountOre: 3500 }],
      journal: { first: 1, last: 3 },
      grandTotalSalesOre: 3500,
    })
    expect(await world.eventsOf(till)).toEqual(['day_opened', 'training_on', 'training_off', 'z_report'])
    expect((await ask(till)('POST /api/till/training', { body: { isOn: true } })).body.code).toBe('day_is_over')
    expect(await world.discrepancies()).toEqual([])
  })

  test('that nobody ends ends by itself shortly before midnight, whether anything was practised or not', async () => {
    const [idle, busy] = [await world.canteen.makeTill(), await world.canteen.makeTill()]
    await train(idle)
    await train(busy)
    await practise(busy)
    world.made.clock.set('2026-11-03T22:49:59Z')
    await closeDueDays(world.made.house)
    expect(await world.eventsOf(idle)).toEqual(['training_on'])
    world.made.clock.set('2026-11-03T22:55:00Z')
    await closeDueDays(world.made.house)
    expect(await world.eventsOf(idle)).toEqual(['training_on', 'training_off'])
    expect(await world.eventsOf(busy)).toEqual(['training_on', 'day_opened', 'training_off', 'z_report'])
    expect(await world.reportsOf(idle)).toEqual([])
    expect(await world.discrepancies()).toEqual([])
  })

  test('has a receipt that is printed once', async () => {
    const till = await world.canteen.makeTill()
    await train(till)
    const { body: made } = await practise(till)
    const params = { trainingSaleId: made.trainingSaleId }
    const { body: receipt } = await ask(till)('GET /api/till/training-sales/:trainingSaleId/receipt', { params })
    expect(receipt).toMatchObject({ trainingNumber: 1, localDate: '2026-11-03', lines: [{ name: 'Baguett' }], totalOre: 3500 })
    const print = (id: string) => ask(till)('POST /api/till/training-sales/:trainingSaleId/prints', { params, body: { id } })
    const id = newId()
    expect((await print(id)).body).toEqual({ isCopy: false })
    expect((await print(id)).body).toEqual({ isCopy: false })
    expect((await print(newId())).body.code).toBe('training_receipt_printed')
    const other = await world.canteen.makeTill()
    expect((await ask(other)('GET /api/till/training-sales/:trainingSaleId/receipt', { params })).status).toBe(404)
    expect(await world.discrepancies()).toEqual([])
  })
})
