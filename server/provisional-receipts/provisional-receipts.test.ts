import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import type { TestTill } from '../../test/canteen.ts'
import { cashiersAt, makeCashiers } from '../../test/cashiers.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { closeDay, closeDueDays, makeXReport } from '../day-reports/index.ts'

let world: DayWorld
let asked: AskableApp

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const newId = () => world.made.house.newId()
const ask = (till: TestTill) => asked.till(till.token)

type Wish = { id?: string; quantity?: number; priceOre?: number; totalOre?: number; replaces?: string }
const linesOf = ({ quantity = 2, priceOre = 3500 }: Wish = {}) => [{ productId: world.canteen.baguette.productId, quantity, unitPriceOre: priceOre }]
function serve(till: TestTill, wish: Wish = {}) {
  const { id = newId(), quantity = 2, priceOre = 3500, totalOre = quantity * priceOre, replaces } = wish
  const body = { id, lines: linesOf(wish), totalOre, ...(replaces !== undefined && { replaces }) }
  return ask(till)('POST /api/till/provisional-receipts', { body })
}
const pay = async (till: TestTill, provisionalId: string, id = newId()) => {
  const { code } = await world.canteen.makePupil({ balanceOre: 20_000 })
  const body = { id, code, lines: linesOf(), totalOre: 7000, provisionalId }
  return { ...(await ask(till)('POST /api/purchases', { body })), again: () => ask(till)('POST /api/purchases', { body }) }
}

describe('what is served before it is paid', () => {
  test('has a number in a series of its own, moves no money, and is paid as anything else', async () => {
    const [till, other, pupil] = [await world.canteen.makeTill(), await world.canteen.makeTill(), await world.canteen.makePupil({ balanceOre: 20_000 })]
    const first = await serve(till)
    expect(first.body).toMatchObject({ provisionalNumber: 1, totalOre: 7000, servedAt: expect.any(String) })
    expect((await serve(till)).body.provisionalNumber).toBe(2)
    expect((await serve(other)).body.provisionalNumber).toBe(1)
    expect(await world.eventsOf(till)).toEqual(['day_opened', 'provisional_receipt_given', 'provisional_receipt_given'])
    const paid = await ask(till)('POST /api/purchases', {
      body: { id: newId(), code: pupil.code, lines: linesOf(), totalOre: 7000, provisionalId: first.body.provisionalId },
    })
    expect(paid.body).toMatchObject({ receiptNumber: 1, journalNumber: 1, balanceOre: 13_000 })
    expect((await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(13_000)
  })

  test('is asked for again with the same id and is the same, and with other goods is refused', async () => {
    const till = await world.canteen.makeTill()
    const id = newId()
    const first = await serve(till, { id })
    expect(await serve(till, { id })).toEqual(first)
    expect((await serve(till, { id, quantity: 3 })).body.code).toBe('same_id_other_content')
    expect((await serve(till, { id, replaces: newId() })).body.code).toBe('same_id_other_content')
    expect(await world.eventsOf(till)).toEqual(['day_opened', 'provisional_receipt_given'])
  })

  test('is refused for what a sale without a card would be refused for', async () => {
    const till = await world.canteen.makeTill()
    expect((await serve(till, { priceOre: 3600 })).body.code).toBe('price_changed')
    expect((await serve(till, { totalOre: 6900 })).body.code).toBe('total_does_not_add_up')
    await ask(till)('POST /api/till/training', { body: { isOn: true } })
    expect((await serve(till)).body.code).toBe('not_while_practising')
    await ask(till)('POST /api/till/training', { body: { isOn: false } })
    await world.sell(await world.canteen.makePupil(), { till })
    await closeDay(world.made.house, { ...till, madeBy: 'till' })
    expect((await serve(till)).body.code).toBe('day_is_over')
    expect(await world.eventsOf(till)).not.toContain('provisional_receipt_given')
  })

  test('is paid once, and asking again for the same sale is the same sale', async () => {
    const till = await world.canteen.makeTill()
    const { provisionalId } = (await serve(till)).body
    const paid = await pay(till, provisionalId)
    expect(paid.status).toBe(200)
    expect((await paid.again()).body).toEqual(paid.body)
    expect((await pay(till, provisionalId)).body.code).toBe('served_and_paid')
    expect((await serve(till, { replaces: provisionalId })).body.code).toBe('served_and_paid')
    expect((await pay(await world.canteen.makeTill(), provisionalId)).body.code).toBe('not_found')
    expect((await pay(till, newId())).body.code).toBe('not_found')
  })

  test('that two pay at once is paid by one', async () => {
    const till = await world.canteen.makeTill()
    const { provisionalId } = (await serve(till)).body
    const codes = (await Promise.all([pay(till, provisionalId), pay(till, provisionalId)])).map(({ status, body }) => (status === 200 ? 'paid' : body.code))
    expect(codes.toSorted()).toEqual(['paid', 'served_and_paid'])
  })

  test('of which more is ordered gets a new receipt, and the newest is what is paid', async () => {
    const till = await world.canteen.makeTill()
    const first = (await serve(till, { quantity: 1 })).body
    const second = (await serve(till, { replaces: first.provisionalId })).body
    expect((await serve(till, { replaces: first.provisionalId })).body.code).toBe('served_and_replaced')
    expect((await serve(await world.canteen.makeTill(), { replaces: second.provisionalId })).body.code).toBe('not_found')
    expect((await pay(till, first.provisionalId)).body.code).toBe('served_and_replaced')
    const { body } = await ask(till)('GET /api/till/provisional-receipts/:provisionalId', { params: { provisionalId: second.provisionalId } })
    expect(body).toMatchObject({ replacesNumber: 1, isPaid: false })
    expect((await pay(till, second.provisionalId)).status).toBe(200)
  })

  test('is counted in X and Z with number and amount, and in no total, also where nobody ever pays', async () => {
    const till = await world.canteen.makeTill()
    await serve(till)
    await serve(till, { quantity: 1 })
    expect(await makeXReport(world.made.house, till)).toMatchObject({ provisional: { count: 2, amountOre: 10_500 }, saleCount: 0, totalCashSalesOre: 0 })
    world.made.clock.set('2026-11-03T22:55:00Z')
    await closeDueDays(world.made.house)
    expect(await world.reportsOf(till)).toMatchObject([{ number: 1, salesOre: 0, madeBy: 'house' }])
    world.made.clock.set('2026-11-04T11:00:00Z')
    await serve(till, { quantity: 3 })
    expect(await closeDay(world.made.house, { ...till, madeBy: 'till' })).toMatchObject({ provisional: { count: 1, amountOre: 10_500 }, journal: null })
    expect(await world.discrepancies()).toEqual([])
  })

  test('says all that stands on it, to its own till alone, and is printed once', async () => {
    const till = await world.canteen.makeTill()
    const params = { provisionalId: (await serve(till)).body.provisionalId }
    const shown = await ask(till)('GET /api/till/provisional-receipts/:provisionalId', { params })
    expect(shown.body).toMatchObject({
      provisionalNumber: 1,
      localDate: '2026-11-03',
      operator: { organisationNumber: '988077917' },
      lines: [{ name: 'Baguett', quantity: 2, amountOre: 7000 }],
      totalOre: 7000,
      vat: [{ vatCode: '6' }],
      replacesNumber: null,
    })
    const print = (id: string, by = till) => ask(by)('POST /api/till/provisional-receipts/:provisionalId/prints', { params, body: { id } })
    const id = newId()
    expect((await print(id)).body).toEqual({ isCopy: false })
    expect((await print(id)).body).toEqual({ isCopy: false })
    expect((await print(newId())).body.code).toBe('provisional_receipt_printed')
    const other = await world.canteen.makeTill()
    expect((await print(newId(), other)).body.code).toBe('not_found')
    expect((await ask(other)('GET /api/till/provisional-receipts/:provisionalId', { params })).body.code).toBe('not_found')
  })

  test('is whoever’s who is signed in', async () => {
    const { made, canteen } = world
    const till = await canteen.makeTill()
    const cashiers = await makeCashiers(made.house, canteen.schoolId)
    expect((await serve(till)).body.code).toBe('cashier_not_signed_in')
    await cashiersAt(asked, cashiers, till).signIn('kari')
    const params = { provisionalId: (await serve(till)).body.provisionalId }
    const { body } = await ask(till)('GET /api/till/provisional-receipts/:provisionalId', { params })
    expect(body.cashier).toMatchObject({ name: expect.any(String) })
    await made.house.database.query(sql`update school set cashiers_sign_in = false where id = ${canteen.schoolId}`)
  })
})

test('nothing of it can be changed or taken away', async () => {
  const { database } = world.made.house
  await expect(database.query(sql`update provisional_receipt set total_ore = 1 where school_id = ${world.canteen.schoolId}`)).rejects.toThrow()
  await expect(database.query(sql`delete from provisional_sale where school_id = ${world.canteen.schoolId}`)).rejects.toThrow()
})
