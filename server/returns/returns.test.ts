import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf, lockWallets, post } from '../../ledger/ledger.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import type { TestPupil, TestProduct, TestTill } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { closeDay } from '../day-reports/index.ts'
import { walletEntries } from '../movements/index.ts'

let world: DayWorld
let asked: AskableApp
let bread: TestProduct

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
  bread = await world.canteen.makeProduct({ name: 'Brød', priceOre: 3333, vatCode: '31' })
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})

const newId = () => world.made.house.newId()
const ask = (till: TestTill): Asker => asked.till(till.token)
const balance = async (pupil: TestPupil) => (await balanceOf(world.made.house.database, pupil))?.balanceOre

type Wish = {
  id?: string
  lines?: { place: number; quantity: number }[]
  totalOre?: number
  reason?: 'undone' | 'wrong_product' | 'wrong_pupil' | 'other'
  note?: string | null
}
const takeBack = (
  till: TestTill,
  purchaseId: string,
  { id = newId(), lines = [{ place: 0, quantity: 1 }], totalOre = 3500, reason = 'undone', note = null }: Wish = {},
) => ask(till)('POST /api/till/returns', { body: { id, purchaseId, lines, totalOre, reason, note } })

/** A till of its own with one sale: three loaves and a baguette, 13499 øre. */
async function soldAtNewTill() {
  const till = await world.canteen.makeTill()
  const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
  const { baguette } = world.canteen
  const lines = [
    { productId: bread.productId, quantity: 3, unitPriceOre: 3333 },
    { productId: baguette.productId, quantity: 1, unitPriceOre: 3500 },
  ]
  const sale = await world.sell(pupil, { till, lines, totalOre: 13_499 })
  return { till, pupil, purchaseId: sale.purchaseId }
}
const WHOLE = {
  lines: [
    { place: 0, quantity: 3 },
    { place: 1, quantity: 1 },
  ],
  totalOre: 13_499,
}

describe('a return', () => {
  test('of a whole sale gives the money back as a new entry, and leaves the sale as it was', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    const before = await firstRow(world.made.house.database, sql`select lines, total_ore, signature from purchase where id = ${purchaseId}`)
    const { status, body } = await takeBack(till, purchaseId, WHOLE)
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ purchaseId, firstName: 'Nora', balanceOre: 50_000, totalOre: 13_499, returnReceiptNumber: 1, journalNumber: 2 }),
    ])
    expect(await balance(pupil)).toBe(50_000)
    expect(await firstRow(world.made.house.database, sql`select lines, total_ore, signature from purchase where id = ${purchaseId}`)).toEqual(before)
    const moved = await rows(
      world.made.house.database,
      sql`select kind, amount_ore as "amountOre", undoes_event_id as "undoes" from transfer where event_id = ${body.returnId} order by part`,
    )
    expect(moved).toEqual([
      { kind: 'return', amountOre: 9999, undoes: purchaseId },
      { kind: 'return', amountOre: 3500, undoes: purchaseId },
    ])
    expect(await world.discrepancies()).toEqual([])
  })

  test('asked for again with the same id gets the first answer, and gives the money once', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    const id = newId()
    const wish = { id, lines: [{ place: 0, quantity: 1 }], totalOre: 3333 }
    const first = await takeBack(till, purchaseId, wish)
    expect(await takeBack(till, purchaseId, wish)).toEqual(first)
    expect((await takeBack(till, purchaseId, { ...wish, lines: [{ place: 0, quantity: 2 }], totalOre: 6666 })).body.code).toBe('same_id_other_content')
    expect((await takeBack(till, purchaseId, { ...WHOLE, id: purchaseId })).body.code).toBe('same_id_other_content')
    expect(await balance(pupil)).toBe(50_000 - 13_499 + 3333)
  })

  test('goes piece by piece to the last one, and no further', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    for (let piece = 0; piece < 3; piece += 1) expect((await takeBack(till, purchaseId, { totalOre: 3333 })).status).toBe(200)
    expect((await takeBack(till, purchaseId, { totalOre: 3333 })).body).toMatchObject({ code: 'return_more_than_left', name: 'Brød', leftQuantity: 0 })
    expect((await takeBack(till, purchaseId, WHOLE)).body.code).toBe('return_more_than_left')
    const { body } = await ask(till)('GET /api/till/purchases/:purchaseId/returns', { params: { purchaseId } })
    expect(body.lines.map(({ quantity, returnedQuantity }) => [quantity, returnedQuantity])).toEqual([
      [3, 3],
      [1, 0],
    ])
    expect(body.returns.map(({ returnReceiptNumber, totalOre }) => [returnReceiptNumber, totalOre])).toEqual([
      [1, 3333],
      [2, 3333],
      [3, 3333],
    ])
    expect(await balance(pupil)).toBe(50_000 - 3500)
    expect(await world.discrepancies()).toEqual([])
  })

  test('of another sum than is right, of a line that is not there, or for a reason that says nothing is refused', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    expect((await takeBack(till, purchaseId, { totalOre: 3334 })).body).toMatchObject({ code: 'total_does_not_add_up', totalOre: 3333 })
    expect((await takeBack(till, purchaseId, { lines: [{ place: 2, quantity: 1 }] })).body.code).toBe('not_well_formed')
    for (const note of [null, '  a ']) expect((await takeBack(till, purchaseId, { totalOre: 3333, reason: 'other', note })).body.code).toBe('not_well_formed')
    expect((await takeBack(till, purchaseId, { totalOre: 3333, reason: 'other', note: ' Suppen var kald ' })).status).toBe(200)
    const kept = await firstRow(world.made.house.database, sql`select reason, note from purchase_return where purchase_id = ${purchaseId}`)
    expect(kept).toEqual({ reason: 'other', note: 'Suppen var kald' })
    expect(await balance(pupil)).toBe(50_000 - 13_499 + 3333)
  })

  test('is made at the till that sold, by a device that still is it', async () => {
    const { till, purchaseId } = await soldAtNewTill()
    const other = await world.canteen.makeTill()
    expect((await takeBack(other, purchaseId, { totalOre: 3333 })).status).toBe(404)
    expect((await ask(other)('GET /api/till/purchases/:purchaseId/returns', { params: { purchaseId } })).status).toBe(404)
    await world.made.house.database.query(sql`update till set token_hash = null where id = ${till.tillId}`)
    expect((await takeBack(till, purchaseId, { totalOre: 3333 })).body.code).toBe('till_closed')
  })

  test('belongs to the day it is made on: a day before gets its report first, and one that is over takes nothing back', async () => {
    const { till, purchaseId } = await soldAtNewTill()
    world.made.clock.set('2026-11-04T08:00:00Z')
    expect((await takeBack(till, purchaseId, { totalOre: 3333 })).status).toBe(200)
    expect(await world.reportsOf(till)).toMatchObject([{ number: 1, day: '2026-11-03', last: 1, salesOre: 13_499, madeBy: 'house' }])
    expect(await world.eventsOf(till)).toEqual(['day_opened', 'z_report', 'day_opened'])
    const report = await closeDay(world.made.house, { ...till, madeBy: 'till' })
    expect(report).toMatchObject({
      day: '2026-11-04',
      saleCount: 0,
      totalCashSalesOre: -3333,
      payments: [{ count: -1, amountOre: -3333 }],
      returns: { count: 1, amountOre: 3333 },
      journal: { first: 2, last: 2 },
      grandTotalSalesOre: 13_499,
      grandTotalReturnsOre: 3333,
      grandTotalNetOre: 10_166,
    })
    expect((await takeBack(till, purchaseId, { totalOre: 3333 })).body.code).toBe('day_is_over')
    expect(await world.discrepancies()).toEqual([])
  })

  test('is counted by itself in the report of the day, and all else is told without it', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    await world.sell(pupil, { till })
    await takeBack(till, purchaseId, { lines: [{ place: 0, quantity: 2 }], totalOre: 6666 })
    const { body: day } = await ask(till)('GET /api/till/day')
    expect(day).toMatchObject({ saleCount: 2, returnCount: 1, soldOre: 13_499 + 3500 - 6666 })
    const { body: report } = await ask(till)('POST /api/till/z-reports')
    expect(report).toMatchObject({
      saleCount: 2,
      totalCashSalesOre: 10_333,
      payments: [{ count: 1, amountOre: 10_333 }],
      returns: { count: 1, amountOre: 6666 },
      articleGroups: [{ articleGroup: '04006', quantity: 3, amountOre: 10_333 }],
    })
    expect(report.vat.reduce((sum, { baseOre, vatOre }) => sum + baseOre + vatOre, 0)).toBe(10_333)
    expect((await ask(till)('GET /api/till/day')).body.reports).toMatchObject([{ saleCount: 2, salesOre: 16_999, returnCount: 1, returnsOre: 6666 }])
    expect(await world.discrepancies()).toEqual([])
  })

  test('has a receipt that names the sale, printed once and copied once', async () => {
    const { till, purchaseId } = await soldAtNewTill()
    const { body: made } = await takeBack(till, purchaseId, { lines: [{ place: 0, quantity: 2 }], totalOre: 6666 })
    const { returnId } = made
    const { body: receipt } = await ask(till)('GET /api/till/returns/:returnId/receipt', { params: { returnId } })
    expect(receipt).toMatchObject({
      returnReceiptNumber: 1,
      journalNumber: 2,
      localDate: '2026-11-03',
      sale: { receiptNumber: 1, localDate: '2026-11-03' },
      lines: [{ name: 'Brød', quantity: 2, amountOre: 6666 }],
      totalOre: 6666,
      operator: { organisationNumber: '988077917' },
    })
    expect(receipt.sale.registerId).toBe(receipt.registerId)
    const print = (id: string) => ask(till)('POST /api/till/returns/:returnId/prints', { params: { returnId }, body: { id } })
    const [first, second] = [newId(), newId()]
    expect((await print(first)).body).toEqual({ isCopy: false })
    expect((await print(second)).body).toEqual({ isCopy: true })
    expect((await print(first)).body).toEqual({ isCopy: false })
    expect((await print(newId())).body.code).toBe('receipt_copied_before')
    expect(await world.eventsOf(till)).toEqual(['day_opened', 'return_receipt_printed', 'receipt_copied'])
    const other = await world.canteen.makeTill()
    expect((await ask(other)('GET /api/till/returns/:returnId/receipt', { params: { returnId } })).status).toBe(404)
    expect((await ask(till)('POST /api/till/x-reports')).body).toMatchObject({ receiptsPrinted: 0, copies: { count: 1, amountOre: 6666 } })
    expect(await world.discrepancies()).toEqual([])
  })

  test('is a row of its own in the history of the wallet, with the receipt of the sale', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    await takeBack(till, purchaseId, { lines: [{ place: 1, quantity: 1 }], totalOre: 3500 })
    const { entries } = await walletEntries(world.made.house.database, {
      ...pupil,
      before: null,
      limit: 2,
      viewer: { side: 'own', personId: null, sees: 'items' },
    })
    expect(entries[0]).toMatchObject({
      kind: 'return',
      amountOre: 3500,
      balanceAfterOre: 50_000 - 9999,
      receiptNumber: 1,
      lines: [{ name: 'Baguett', quantity: 1 }],
    })
    expect(entries[0]?.place).toMatch(/^Kasse/)
  })

  test('is seen in the list of the till’s sales', async () => {
    const { till, purchaseId } = await soldAtNewTill()
    await takeBack(till, purchaseId, { lines: [{ place: 1, quantity: 1 }], totalOre: 3500 })
    const { body } = await ask(till)('GET /api/till/purchases')
    expect(body.purchases).toMatchObject([{ purchaseId, totalOre: 13_499, returnedOre: 3500 }])
  })

  test('raises a wallet that was taken below zero, as any money does', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    await eatOnDebt(pupil, 50_000)
    expect(await standing(pupil)).toEqual({ balanceOre: -13_499, floorOre: -13_499 })
    await takeBack(till, purchaseId, { lines: [{ place: 1, quantity: 1 }], totalOre: 3500 })
    expect(await standing(pupil)).toEqual({ balanceOre: -9999, floorOre: -9999 })
    await takeBack(till, purchaseId, { lines: [{ place: 0, quantity: 3 }], totalOre: 9999 })
    expect(await standing(pupil)).toEqual({ balanceOre: 0, floorOre: 0 })
  })
})

describe('how long a sale can come back', () => {
  const DAY_MS = 86_400_000
  const office = async () => {
    const { schoolId } = world.canteen
    const school = await firstRow<{ operatorId: string }>(world.made.house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
    return asked.staff({ role: 'office', operatorId: school?.operatorId ?? '', schoolId })
  }
  const params = () => ({ schoolId: world.canteen.schoolId })

  test('is thirty days unless the school says otherwise: on the last one it comes back, on the next it is told how long it was', async () => {
    const { till, pupil, purchaseId } = await soldAtNewTill()
    world.made.clock.pass(30 * DAY_MS)
    expect((await takeBack(till, purchaseId, { lines: [{ place: 1, quantity: 1 }], totalOre: 3500 })).status).toBe(200)
    world.made.clock.pass(DAY_MS)
    const late = () => takeBack(till, purchaseId, { lines: [{ place: 0, quantity: 1 }], totalOre: 3333 })
    expect(await late()).toMatchObject({ status: 409, body: { code: 'return_too_late', days: 30 } })
    expect(await balance(pupil)).toBe(50_000 - 13_499 + 3500)
    expect(await (await office())('PATCH /api/office/schools/:schoolId/return-settings', { params: params(), body: { days: 31 } })).toMatchObject({
      status: 200,
      body: { days: 31 },
    })
    expect((await late()).status).toBe(200)
  })
})

describe('a till whose day is closed', () => {
  test('says so before anybody tries to sell, until the next day', async () => {
    const { till } = await soldAtNewTill()
    const overDay = async () => (await ask(till)('GET /api/till')).body.overDay
    expect(await overDay()).toBeNull()
    await closeDay(world.made.house, { ...till, madeBy: 'till' })
    expect(await overDay()).toBe('2026-11-03')
    // A minute before midnight in Oslo, and a minute after.
    world.made.clock.set('2026-11-03T22:59:00.000Z')
    expect(await overDay()).toBe('2026-11-03')
    world.made.clock.set('2026-11-03T23:01:00.000Z')
    expect(await overDay()).toBeNull()
  })
})

const standing = ({ schoolId, walletId }: TestPupil) =>
  firstRow(
    world.made.house.database,
    sql`select balance_ore as "balanceOre", floor_ore as "floorOre" from wallet where school_id = ${schoolId} and id = ${walletId}`,
  )

/** As a till that was alone takes a wallet below zero; the sale that it was for is left out. */
async function eatOnDebt({ schoolId, walletId }: TestPupil, amountOre: number): Promise<void> {
  const { house } = world.made
  await transaction(house.database, async (tx) => {
    const { sales } = await house.chartOf(tx, schoolId)
    const wallets = await lockWallets(tx, [{ schoolId, walletId }])
    const sides = { debitAccountId: walletId, creditAccountId: sales['6'] }
    await post(
      tx,
      wallets,
      [{ schoolId, eventId: newId(), part: 1, kind: 'purchase_on_debt', ...sides, amountOre, happenedAt: house.clock.now() }],
      house.clock.now(),
    )
  })
}

describe('the database itself', () => {
  test('lets a line come back once, whatever anybody asks, and changes nothing that is written', async () => {
    const { till, purchaseId } = await soldAtNewTill()
    const { body } = await takeBack(till, purchaseId, { lines: [{ place: 0, quantity: 2 }], totalOre: 6666 })
    const { database } = world.made.house
    const insert = ({ before, after, sold = 3, goesOnFrom }: { before: number; after: number; sold?: number; goesOnFrom: number | null }) =>
      database.query(sql`
        insert into returned_line (school_id, purchase_id, place, return_id, quantity_before, quantity_after, quantity_sold, goes_on_from)
        values (${till.schoolId}, ${purchaseId}, 0, ${body.returnId}, ${before}, ${after}, ${sold}, ${goesOnFrom})`)
    await expect(insert({ before: 0, after: 1, goesOnFrom: null })).rejects.toThrow('returned_line_begins_once')
    await expect(insert({ before: 2, after: 4, goesOnFrom: 2 })).rejects.toThrow('returned_line_never_more_than_sold')
    await expect(insert({ before: 2, after: 4, sold: 9, goesOnFrom: 2 })).rejects.toThrow('returned_line_goes_on_fk')
    await expect(insert({ before: 1, after: 3, goesOnFrom: 1 })).rejects.toThrow('returned_line_goes_on_fk')
    await expect(insert({ before: 1, after: 3, goesOnFrom: null })).rejects.toThrow('returned_line_follows')
    for (const table of ['purchase_return', 'returned_line', 'training_sale']) {
      await expect(database.query({ text: `update ${table} set school_id = school_id` })).rejects.toThrow('permission denied')
      await expect(database.query({ text: `delete from ${table}` })).rejects.toThrow('permission denied')
    }
  })
})
