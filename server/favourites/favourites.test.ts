import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { favouritesAt } from '../../rules/favourites.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen } from '../../test/canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { countSales } from './index.ts'

const TUESDAY_AT_LUNCH = { weekday: 2, hour: 11 }
const NEXT_DAY = '2026-11-04T05:00:00.000Z'

let made: TestHouse
let asked: AskableApp
let canteen: Canteen
let office: Asker

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
})
beforeEach(async () => {
  made.clock.set(LUNCH)
  canteen = await makeCanteen(made.house)
  const { operatorId } = (
    await rows<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  )[0] as {
    operatorId: string
  }
  office = await asked.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

async function sell(product: { productId: string; priceOre: number }, quantity: number): Promise<void> {
  const pupil = await canteen.makePupil({ balanceOre: 100_000 })
  const lines = [{ productId: product.productId, quantity, unitPriceOre: product.priceOre }]
  const wish = canteen.wish(pupil, { lines, totalOre: quantity * product.priceOre })
  expect((await makePurchases(made.house, await currentSigner(made.house.database, made.house.keys), [wish]))[0]).toHaveProperty('answer')
}
const tillsFavourites = async () => (await asked.till(canteen.till.token)('GET /api/till')).body.favourites
const counted = () =>
  rows<{ day: string; hour: number; quantity: number }>(
    made.house.database,
    sql`select to_char(day, 'YYYY-MM-DD') as day, hour, quantity from sold_hour where school_id = ${canteen.schoolId} order by day, hour, quantity`,
  )

test('a till hears in the morning what its school sold most of at each hour the days before, and nothing of today', async () => {
  await sell(canteen.apple, 3)
  await sell(canteen.baguette, 5)
  expect(await tillsFavourites()).toEqual([])
  await countSales(made.house)
  expect(await tillsFavourites()).toEqual([])
  made.clock.set(NEXT_DAY)
  await countSales(made.house)
  const favourites = await tillsFavourites()
  expect(favouritesAt(favourites, TUESDAY_AT_LUNCH)).toEqual([canteen.baguette.productId, canteen.apple.productId])
  expect(favouritesAt(favourites, { weekday: 2, hour: 10 })).toEqual([])
})

test('a day is counted once, however often anybody counts, and goes after four weeks', async () => {
  await sell(canteen.apple, 4)
  made.clock.set(NEXT_DAY)
  await Promise.all([countSales(made.house), countSales(made.house)])
  await countSales(made.house)
  expect(await counted()).toEqual([{ day: '2026-11-03', hour: 11, quantity: 4 }])
  made.clock.set('2026-11-30T23:40:00.000Z')
  await countSales(made.house)
  expect(await counted()).toHaveLength(1)
  made.clock.set('2026-12-01T23:40:00.000Z')
  await countSales(made.house)
  expect(await counted()).toEqual([])
})

test('another school’s sales say nothing here', async () => {
  await sell(canteen.apple, 9)
  const other = canteen
  canteen = await makeCanteen(made.house)
  made.clock.set(NEXT_DAY)
  await countSales(made.house)
  expect(await tillsFavourites()).toEqual([])
  canteen = other
  expect(await tillsFavourites()).not.toEqual([])
})

test('what is no longer sold is nobody’s favourite, and a school may do without any', async () => {
  await sell(canteen.apple, 9)
  await sell(canteen.baguette, 9)
  made.clock.set(NEXT_DAY)
  await countSales(made.house)
  const params = { schoolId: canteen.schoolId, productId: canteen.apple.productId }
  expect((await office('PATCH /api/office/schools/:schoolId/products/:productId', { params, body: { isActive: false } })).status).toBe(200)
  expect(favouritesAt(await tillsFavourites(), TUESDAY_AT_LUNCH)).toEqual([canteen.baguette.productId])
  const settings = 'PATCH /api/office/schools/:schoolId/counter-settings'
  expect((await office(settings, { params, body: { showsFavourites: false } })).body).toMatchObject({ showsFavourites: false })
  expect(await tillsFavourites()).toEqual([])
  expect((await office('GET /api/office/schools/:schoolId/counter-settings', { params })).body).toMatchObject({ showsFavourites: false })
})
