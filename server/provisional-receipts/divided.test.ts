import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import type { TestPupil, TestTill } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makePurchases } from '../purchases/index.ts'

let world: DayWorld
let asked: AskableApp

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const newId = () => world.made.house.newId()
const ask = (till: TestTill) => asked.till(till.token)

/** So many baguettes, and so many apples. */
function goods(baguettes: number, apples: number) {
  const { baguette, apple } = world.canteen
  const lines = [
    { productId: baguette.productId, quantity: baguettes, unitPriceOre: baguette.priceOre },
    { productId: apple.productId, quantity: apples, unitPriceOre: apple.priceOre },
  ].filter(({ quantity }) => quantity > 0)
  return { lines, totalOre: baguettes * baguette.priceOre + apples * apple.priceOre }
}

/** Three baguettes and two apples are on the table. */
async function serveTable(): Promise<{ till: TestTill; provisionalId: string }> {
  const till = await world.canteen.makeTill()
  const { body } = await ask(till)('POST /api/till/provisional-receipts', { body: { id: newId(), ...goods(3, 2) } })
  return { till, provisionalId: body.provisionalId }
}

type Part = { place: number; quantity: number }[]
type Table = { till: TestTill; provisionalId: string }

async function pay({ till, provisionalId }: Table, what: ReturnType<typeof goods>, provisionalPart?: Part, by?: TestPupil) {
  const { code } = by ?? (await world.canteen.makePupil({ balanceOre: 20_000 }))
  const body = { id: newId(), code, ...what, provisionalId, ...(provisionalPart && { provisionalPart }) }
  return ask(till)('POST /api/purchases', { body })
}

const isPaid = async ({ till, provisionalId }: Table) =>
  (await ask(till)('GET /api/till/provisional-receipts/:provisionalId', { params: { provisionalId } })).body.isPaid

describe('what a table was served', () => {
  test('is paid by several, each for some of it, and is paid when the last of it is', async () => {
    const table = await serveTable()
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    expect((await pay(table, goods(2, 0), [{ place: 0, quantity: 2 }], pupil)).body).toMatchObject({ totalOre: 7000, receiptNumber: 1 })
    expect((await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(13_000)
    expect(await isPaid(table)).toBe(false)
    const second = await pay(table, goods(1, 1), [
      { place: 0, quantity: 1 },
      { place: 1, quantity: 1 },
    ])
    expect(second.body).toMatchObject({ totalOre: 4300, receiptNumber: 2 })
    expect(await isPaid(table)).toBe(false)
    // Whoever names no part pays the rest.
    expect((await pay(table, goods(0, 1))).status).toBe(200)
    expect(await isPaid(table)).toBe(true)
    expect((await pay(table, goods(0, 1))).body.code).toBe('served_and_paid')
  })

  test('is never paid twice: what is more than is left of a line is refused, and nobody is charged', async () => {
    const table = await serveTable()
    await pay(table, goods(2, 0), [{ place: 0, quantity: 2 }])
    const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
    expect((await pay(table, goods(2, 0), [{ place: 0, quantity: 2 }], pupil)).body.code).toBe('served_and_paid')
    expect((await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(20_000)
    expect((await pay(table, goods(1, 0), [{ place: 0, quantity: 1 }], pupil)).status).toBe(200)
  })

  test('has no other lines than its own, and a part is of something', async () => {
    const table = await serveTable()
    expect((await pay(table, goods(1, 0), [{ place: 2, quantity: 1 }])).body.code).toBe('not_well_formed')
    const twice = [
      { place: 0, quantity: 1 },
      { place: 0, quantity: 1 },
    ]
    expect((await pay(table, goods(2, 0), twice)).body.code).toBe('not_well_formed')
    const { code } = await world.canteen.makePupil()
    const nothing = { id: newId(), code, ...goods(1, 0), provisionalPart: [{ place: 0, quantity: 1 }] }
    expect((await ask(table.till)('POST /api/purchases', { body: nothing })).body.code).toBe('not_well_formed')
  })

  test('is as its receipt says once somebody has paid: no newer receipt takes its place', async () => {
    const table = await serveTable()
    await pay(table, goods(1, 0), [{ place: 0, quantity: 1 }])
    const body = { id: newId(), ...goods(3, 3), replaces: table.provisionalId }
    expect((await ask(table.till)('POST /api/till/provisional-receipts', { body })).body.code).toBe('served_and_paid')
  })

  test('is asked for again as the same part with the same id, and as another is refused', async () => {
    const { till, provisionalId } = await serveTable()
    const { code } = await world.canteen.makePupil({ balanceOre: 20_000 })
    const body = { id: newId(), code, ...goods(1, 0), provisionalId, provisionalPart: [{ place: 0, quantity: 1 }] }
    const sell = (changed = {}) => ask(till)('POST /api/purchases', { body: { ...body, ...changed } })
    const first = await sell()
    expect((await sell()).body).toEqual(first.body)
    expect((await sell({ provisionalPart: [{ place: 0, quantity: 2 }] })).body.code).toBe('same_id_other_content')
  })

  test('is divided rightly by those who pay in the same moment', async () => {
    const { house } = world.made
    const { till, provisionalId } = await serveTable()
    const wishes = await Promise.all(
      [2, 2, 1].map(async (quantity) =>
        world.canteen.wish(await world.canteen.makePupil({ balanceOre: 20_000 }), {
          till,
          ...goods(quantity, 0),
          provisionalId,
          provisionalPart: [{ place: 0, quantity }],
        }),
      ),
    )
    const outcomes = await makePurchases(house, world.signer, wishes)
    expect(outcomes.map((outcome) => ('answer' in outcome ? outcome.answer.totalOre : outcome.refusal.code))).toEqual([7000, 'served_and_paid', 3500])
  })
})

test('the database itself refuses what would be paid twice', async () => {
  const { database } = world.made.house
  const { till, provisionalId } = await serveTable()
  await pay({ till, provisionalId }, goods(2, 0), [{ place: 0, quantity: 2 }])
  const { schoolId } = till
  const [sale] = await rows<{ purchaseId: string }>(
    database,
    sql`select purchase_id as "purchaseId" from provisional_sale where school_id = ${schoolId} and provisional_id = ${provisionalId}`,
  )
  const write = (before: number, after: number, goesOnFrom: number | null = before) =>
    database.query(sql`
      insert into provisional_part (school_id, provisional_id, place, purchase_id, quantity_before, quantity_after, quantity_served, goes_on_from)
      values (${schoolId}, ${provisionalId}, 0, ${sale?.purchaseId}, ${before}, ${after}, 3, ${goesOnFrom})`)
  await expect(write(0, 1, null)).rejects.toThrow('provisional_part_begins_once')
  await expect(write(1, 3)).rejects.toThrow('provisional_part_goes_on_fk')
  await expect(write(2, 4)).rejects.toThrow('provisional_part_never_more_than_served')
})
