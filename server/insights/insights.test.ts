// What a family sees of what was bought, over HTTP, from real sales, returns and programmes.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FoodGroup } from '../../contract/food-groups.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { Asker } from '../../test/asking.ts'
import type { TestPupil, TestProduct } from '../../test/canteen.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'
import { makePayer } from '../../test/topups.ts'

let world: MealWorld
let apple: TestProduct
let bun: TestProduct

let canteenStaff: Asker

const setGroup = ({ productId }: TestProduct, foodGroup: FoodGroup | null, ask = canteenStaff) =>
  ask('PUT /api/office/schools/:schoolId/products/:productId/food-group', { params: { schoolId: world.canteen.schoolId, productId }, body: { foodGroup } })

beforeAll(async () => {
  world = await openMealWorld()
  const { schoolId } = world.canteen
  const school = await firstRow<{ operatorId: string }>(world.made.house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  canteenStaff = await world.asked.staff({ schoolId, operatorId: school?.operatorId as string, role: 'canteen' })
  const { makeProduct } = world.canteen
  apple = await makeProduct({ name: 'Grønt eple', priceOre: 800 })
  bun = await makeProduct({ name: 'Bolle', priceOre: 2_400 })
  expect((await setGroup(apple, 'fruit')).body).toEqual({ foodGroup: 'fruit' })
  await setGroup(bun, 'sweets')
  await setGroup(world.lunch, 'other')
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(() => world.close())

async function follower({ schoolId, pupilId }: TestPupil) {
  const personId = await makePayer(world.made.house)
  await world.made.house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${personId}, ${world.made.clock.now()})`)
  return world.asked.person(personId)
}

async function spending(pupil: TestPupil, query: { span?: 'week' | 'month'; day?: string } = {}) {
  const ask = await follower(pupil)
  return ask('GET /api/wallets/:schoolId/:walletId/spending', { params: pupil, query: { span: 'week', ...query } })
}

const buy = (pupil: TestPupil, ...lines: Parameters<MealWorld['basket']>) => world.sell(pupil, world.basket(...lines))

describe('what was bought with a card', () => {
  test('is told by item and by food group, and what nobody has said of by itself', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    await buy(pupil, [apple, 2], [bun, 1])
    await buy(pupil, [apple, 1], [world.snack, 1])
    const { status, body } = await spending(pupil)
    expect(status).toBe(200)
    expect(body).toMatchObject({ firstDay: '2026-11-02', lastDay: '2026-11-08', spentOre: 6_800, pieces: 5, paidBySchoolOre: 0, isNewest: true })
    expect(body.groups).toEqual([
      { group: 'fruit', pieces: 3, spentOre: 2_400 },
      { group: 'sweets', pieces: 1, spentOre: 2_400 },
      { group: null, pieces: 1, spentOre: 2_000 },
    ])
    expect(body.items.map(({ name, pieces, spentOre }) => [name, pieces, spentOre])).toEqual([
      ['Grønt eple', 3, 2_400],
      ['Bolle', 1, 2_400],
      ['Sjokolade', 1, 2_000],
    ])
    expect(body.share).toEqual({ goodPieces: 3, sweetPieces: 1, knownPieces: 4 })
    expect(body.cheer).toBe('much_good')
  })

  test('and came back, counts as if it had not been bought, also when it comes back in another week', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    const { purchaseId } = await buy(pupil, [apple, 3], [bun, 1])
    world.made.clock.set('2026-11-09T10:30:00.000Z')
    const takeBack = world.asked.till(world.canteen.till.token)
    const lines = [
      { place: 0, quantity: 2 },
      { place: 1, quantity: 1 },
    ]
    const back = { id: world.made.house.newId(), purchaseId, lines, totalOre: 4_000, reason: 'wrong_product', note: null }
    expect((await takeBack('POST /api/till/returns', { body: back })).status).toBe(200)
    const { body } = await spending(pupil)
    expect(body).toMatchObject({ firstDay: '2026-11-09', spentOre: 0, pieces: 0, items: [] })
    expect(body.periods.at(-2)).toMatchObject({ firstDay: '2026-11-02', spentOre: 800, pieces: 1, goodPieces: 1, sweetPieces: 0 })
    expect((await spending(pupil, { day: '2026-11-03' })).body).toMatchObject({ spentOre: 800, isNewest: false, groups: [{ group: 'fruit', pieces: 1 }] })
  })

  test('at one minute to midnight in Oslo is of that day, and at midnight of the next week', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    for (const at of ['2026-11-01T22:59:00.000Z', '2026-11-01T23:00:00.000Z']) {
      world.made.clock.set(at)
      await buy(pupil, [apple, 1])
    }
    world.made.clock.set(LUNCH)
    const { body } = await spending(pupil)
    expect(body.periods.slice(-2).map(({ spentOre }) => spentOre)).toEqual([800, 800])
    expect((await spending(pupil, { span: 'month' })).body).toMatchObject({ firstDay: '2026-11-01', lastDay: '2026-11-30', spentOre: 1_600 })
  })

  test('shows what a programme of the school paid of it, less what came back to it', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    await world.support({}, pupil)
    const { purchaseId } = await buy(pupil, [world.lunch, 1], [apple, 1])
    expect((await spending(pupil)).body).toMatchObject({ spentOre: 4_800, paidBySchoolOre: 3_000 })
    const back = { id: world.made.house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 4_000, reason: 'wrong_product', note: null }
    await world.asked.till(world.canteen.till.token)('POST /api/till/returns', { body: back })
    expect((await spending(pupil)).body).toMatchObject({ spentOre: 800, paidBySchoolOre: 0 })
  })

  test('is of nothing when nothing was bought, and a day to come is today', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    const { body } = await spending(pupil, { day: '2031-01-01' })
    expect(body).toMatchObject({ firstDay: '2026-11-02', spentOre: 0, groups: [], items: [], cheer: null, isNewest: true })
    expect(body.periods).toHaveLength(8)
  })

  test('of a day that is not there is refused by name', async () => {
    const pupil = await world.canteen.makePupil()
    expect((await spending(pupil, { day: '2026-02-30' })).body.code).toBe('period_not_valid')
  })

  test('is shown to nobody who does not follow the wallet, and not to the school', async () => {
    const [pupil, other] = [await world.canteen.makePupil(), await world.canteen.makePupil()]
    const route = 'GET /api/wallets/:schoolId/:walletId/spending'
    for (const ask of [await follower(other), world.office, canteenStaff])
      expect((await ask(route, { params: pupil, query: { span: 'week' } })).body.code).toBe('not_found')
  })
})

describe('the food group of a product', () => {
  test('is unknown until somebody says it, and can be unsaid', async () => {
    const product = await world.canteen.makeProduct()
    const read = async () =>
      (await world.office('GET /api/office/schools/:schoolId/products/:productId/food-group', { params: { schoolId: world.canteen.schoolId, ...product } }))
        .body
    expect(await read()).toEqual({ foodGroup: null })
    await setGroup(product, 'water')
    expect(await read()).toEqual({ foodGroup: 'water' })
    await setGroup(product, null)
    expect(await read()).toEqual({ foodGroup: null })
  })

  test('put right is right for what was bought before as well', async () => {
    const product = await world.canteen.makeProduct({ name: 'Juice', priceOre: 1_900 })
    const pupil = await world.canteen.makePupil({ balanceOre: 50_000 })
    await setGroup(product, 'fruit')
    await buy(pupil, [product, 1])
    await setGroup(product, 'sweet_drinks')
    expect((await spending(pupil)).body.groups).toEqual([{ group: 'sweet_drinks', pieces: 1, spentOre: 1_900 }])
  })

  test('is said by the canteen and not by the office, and of the school’s own products alone', async () => {
    expect((await setGroup(apple, 'water', world.office)).body.code).toBe('not_allowed')
    expect((await setGroup({ productId: world.made.house.newId(), priceOre: 1 }, 'water')).body.code).toBe('not_found')
  })
})
