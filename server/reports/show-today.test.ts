import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { fill } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { issueCard } from '../cards/index.ts'
import { makeCategory, makeProduct } from '../menu/index.ts'
import { enrolPupil } from '../pupils/index.ts'
import { enrolTill, makeTill } from '../tills/index.ts'
import { everySlot, itemText } from './show-today.ts'

let made: TestHouse
let asked: AskableApp

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

type Wish = { product?: 'soup' | 'milk'; quantity?: number; pupil?: 0 | 1; till?: 0 | 1 }
type SellingSchool = {
  operator: TestOperator
  office: Asker
  sellAt: (instant: string, wish?: Wish) => Promise<void>
  todayAt: (instant: string) => Promise<TodayShown>
}
type TodayShown = Awaited<ReturnType<typeof askToday>>

const askToday = async (office: Asker, schoolId: number) => (await office('GET /api/office/schools/:schoolId/today', { params: { schoolId } })).body

// A school with two tills, two products and two pupils with plenty of money, from a day on.
async function openSchool(firstDay: string): Promise<SellingSchool> {
  const { house, clock } = made
  clock.set(firstDay)
  const operator = await makeOperatorWithTwoSchools(house)
  const { schoolId } = operator
  const parts = await transaction(house.database, async (tx) => {
    const { categoryId } = await makeCategory(tx, house, { schoolId, name: 'Mat', colour: 'leaf', position: 1 })
    const wish = { schoolId, categoryId, vatCode: '6' as const, articleGroup: '04006' as const, picture: null, position: 1 }
    const products = {
      soup: await makeProduct(tx, house, { ...wish, name: 'Suppe', priceOre: 4500 }),
      milk: await makeProduct(tx, house, { ...wish, name: 'Melk', priceOre: 1500 }),
    }
    const tokens: string[] = []
    for (const name of ['Kasse 1', 'Kasse 2']) tokens.push(await enrolTill(tx, house, { schoolId, tillId: await makeTill(tx, house, { schoolId, name }) }))
    const codes: string[] = []
    for (const firstName of ['Nora', 'Jakob']) {
      const { walletId } = await enrolPupil(tx, house, {
        schoolId,
        firstName,
        lastName: 'Prøve',
        className: '8A',
        email: null,
        enrolledFrom: '2020-01-01',
        enrolledUntil: null,
      })
      await fill(tx, house, { schoolId, walletId, amountOre: 500_000 })
      codes.push(printedCode((await issueCard(tx, house, { schoolId, walletId, kind: 'printed' })).credentialId))
    }
    return { products, tokens, codes }
  })
  const sellAt: SellingSchool['sellAt'] = async (instant, { product = 'soup', quantity = 1, pupil = 0, till = 0 } = {}) => {
    clock.set(instant)
    const { productId, priceOre } = parts.products[product]
    const body = {
      id: house.newId(),
      code: parts.codes[pupil] as string,
      lines: [{ productId, quantity, unitPriceOre: priceOre }],
      totalOre: quantity * priceOre,
    }
    expect((await asked.till(parts.tokens[till] as string)('POST /api/purchases', { body })).status).toBe(200)
  }
  const office = await asked.staff({ role: 'office', operatorId: operator.operatorId, schoolId })
  const todayAt: SellingSchool['todayAt'] = (instant) => {
    clock.set(instant)
    return askToday(office, schoolId)
  }
  return { operator, office, sellAt, todayAt }
}

describe('today', () => {
  let school: SellingSchool

  beforeAll(async () => {
    school = await openSchool('2026-10-27T07:00:00.000Z')
    // Tuesday a week before: two before noon, one after.
    await school.sellAt('2026-10-27T10:35:00.000Z', { quantity: 2 })
    await school.sellAt('2026-10-27T10:59:59.999Z')
    await school.sellAt('2026-10-27T11:00:00.000Z', { product: 'milk' })
    // Monday: neither today nor a week ago.
    await school.sellAt('2026-11-02T11:00:00.000Z')
    // Tuesday: three, with a quiet half hour in between.
    await school.sellAt('2026-11-03T09:40:00.000Z', { product: 'milk', quantity: 3 })
    await school.sellAt('2026-11-03T10:31:00.000Z', { pupil: 1 })
    await school.sellAt('2026-11-03T10:59:00.000Z', { till: 1, product: 'milk' })
  })

  test('sums what was sold, by how many pupils, and compares with the same time last week', async () => {
    const today = await school.todayAt('2026-11-03T11:00:00.000Z')
    expect(today).toMatchObject({
      localDate: '2026-11-03',
      soldOre: 4500 + 4500 + 1500,
      purchaseCount: 3,
      pupilCount: 2,
      soldSameTimeLastWeekOre: 13_500,
      purchaseCountSameTimeLastWeek: 2,
    })
    const momentLater = await school.todayAt('2026-11-03T11:00:01.000Z')
    expect(momentLater).toMatchObject({ soldSameTimeLastWeekOre: 15_000, purchaseCountSameTimeLastWeek: 3 })
  })

  test('has every half hour from the first sale to the last, on the clock in Oslo', async () => {
    const { slots, slotsLastWeek } = await school.todayAt('2026-11-03T11:00:00.000Z')
    expect(slots).toEqual([
      { startsAt: '2026-11-03T09:30:00.000Z', localTime: '10:30', count: 1, amountOre: 4500 },
      { startsAt: '2026-11-03T10:00:00.000Z', localTime: '11:00', count: 0, amountOre: 0 },
      { startsAt: '2026-11-03T10:30:00.000Z', localTime: '11:30', count: 2, amountOre: 6000 },
    ])
    expect(slotsLastWeek.map(({ localTime, count, amountOre }) => [localTime, count, amountOre])).toEqual([
      ['11:30', 2, 13_500],
      ['12:00', 1, 1500],
    ])
  })

  test('lists products by how many were sold, and tills with what each sold', async () => {
    const { products, tills } = await school.todayAt('2026-11-03T11:00:00.000Z')
    expect(products.map(({ name, quantity, amountOre }) => [name, quantity, amountOre])).toEqual([
      ['Melk', 4, 6000],
      ['Suppe', 1, 4500],
    ])
    expect(tills.map(({ name, salesToday, soldTodayOre, lastSaleAt }) => [name, salesToday, soldTodayOre, lastSaleAt])).toEqual([
      ['Kasse 1', 2, 9000, '2026-11-03T10:31:00.000Z'],
      ['Kasse 2', 1, 1500, '2026-11-03T10:59:00.000Z'],
    ])
  })

  test('shows the latest purchases, newest first, without who bought', async () => {
    const { latest } = await school.todayAt('2026-11-03T11:00:00.000Z')
    expect(latest.map(({ soldAt, tillName, receiptNumber, amountOre, items }) => [soldAt, tillName, receiptNumber, amountOre, items])).toEqual([
      ['2026-11-03T10:59:00.000Z', 'Kasse 2', 1, 1500, 'Melk'],
      ['2026-11-03T10:31:00.000Z', 'Kasse 1', 6, 4500, 'Suppe'],
      ['2026-11-03T09:40:00.000Z', 'Kasse 1', 5, 4500, '3 × Melk'],
    ])
    expect(JSON.stringify(latest)).not.toContain('Nora')
  })

  test('counts purchases a minute over the last five minutes', async () => {
    expect((await school.todayAt('2026-11-03T10:59:30.000Z')).purchasesPerMinute).toBe(0.2)
    expect((await school.todayAt('2026-11-03T11:04:30.000Z')).purchasesPerMinute).toBe(0)
  })

  test('tells what is owed to the pupils, and what was topped up today', async () => {
    const sold = 9000 + 4500 + 1500 + 4500 + 4500 + 4500 + 1500
    expect(await school.todayAt('2026-11-03T11:00:00.000Z')).toMatchObject({ prepaidOre: 1_000_000 - sold, topupsTodayOre: 0 })
    expect(await school.todayAt('2026-10-27T20:00:00.000Z')).toMatchObject({ topupsTodayOre: 1_000_000 })
  })

  test('is empty before the first sale, and every list is there', async () => {
    const early = await school.todayAt('2026-11-05T06:00:00.000Z')
    expect(early).toMatchObject({ soldOre: 0, purchaseCount: 0, pupilCount: 0, slots: [], slotsLastWeek: [], products: [], latest: [], purchasesPerMinute: 0 })
    expect(early.tills).toHaveLength(2)
  })

  test('is a school’s own: another school of the same operator sees nothing of it', async () => {
    const { operator } = school
    made.clock.set('2026-11-03T11:00:00.000Z')
    const stranger = await asked.staff({ role: 'administrator', operatorId: operator.operatorId, schoolId: operator.otherSchoolId })
    expect(await stranger('GET /api/office/schools/:schoolId/today', { params: operator })).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await askToday(stranger, operator.otherSchoolId)).toMatchObject({
      soldOre: 0,
      tills: [],
      products: [],
      latest: [],
      prepaidOre: 0,
      topupsTodayOre: 0,
    })
  })
})

describe('at midnight', () => {
  let school: SellingSchool
  beforeAll(async () => {
    school = await openSchool('2026-11-09T08:00:00.000Z')
    await school.sellAt('2026-11-09T22:59:59.999Z')
    await school.sellAt('2026-11-09T23:00:00.000Z', { product: 'milk' })
  })

  test('in Oslo a new day begins, and the sale a moment before is yesterday’s', async () => {
    expect(await school.todayAt('2026-11-09T22:59:59.999Z')).toMatchObject({ localDate: '2026-11-09', soldOre: 4500 })
    expect(await school.todayAt('2026-11-09T23:00:00.000Z')).toMatchObject({ localDate: '2026-11-10', soldOre: 1500, slots: [{ localTime: '00:00' }] })
  })

  test('the last five minutes do not reach back into yesterday', async () => {
    expect((await school.todayAt('2026-11-09T23:01:00.000Z')).purchasesPerMinute).toBe(0.2)
  })
})

describe('when the clocks are changed', () => {
  test('in autumn, noon is compared with noon a week before, not with an hour beside it', async () => {
    const school = await openSchool('2026-10-20T07:00:00.000Z')
    // Tuesday 20 October is summer time: 11:59 and 12:00 in Oslo.
    await school.sellAt('2026-10-20T09:59:00.000Z')
    await school.sellAt('2026-10-20T10:00:00.000Z')
    await school.sellAt('2026-10-27T10:30:00.000Z')
    const today = await school.todayAt('2026-10-27T11:00:00.000Z')
    expect(today).toMatchObject({ localDate: '2026-10-27', purchaseCount: 1, purchaseCountSameTimeLastWeek: 1 })
    expect(today.slotsLastWeek.map(({ localTime }) => localTime)).toEqual(['11:30', '12:00'])
  })

  test('in spring likewise', async () => {
    const school = await openSchool('2026-03-24T07:00:00.000Z')
    await school.sellAt('2026-03-24T10:59:00.000Z')
    await school.sellAt('2026-03-24T11:00:00.000Z')
    expect(await school.todayAt('2026-03-31T10:00:00.000Z')).toMatchObject({ localDate: '2026-03-31', purchaseCountSameTimeLastWeek: 1 })
  })

  test('the day of 25 hours holds both its hours between two and three', async () => {
    const school = await openSchool('2026-10-24T20:00:00.000Z')
    for (const instant of ['2026-10-24T22:00:00.000Z', '2026-10-25T00:10:00.000Z', '2026-10-25T01:10:00.000Z', '2026-10-25T22:59:00.000Z'])
      await school.sellAt(instant)
    const { slots, purchaseCount } = await school.todayAt('2026-10-25T22:59:30.000Z')
    expect(purchaseCount).toBe(4)
    expect(slots).toHaveLength(50)
    expect(slots.filter(({ localTime, count }) => localTime === '02:00' && count === 1)).toHaveLength(2)
  })

  test('the day of 23 hours has no sales between two and three, and loses none', async () => {
    const school = await openSchool('2026-03-28T20:00:00.000Z')
    for (const instant of ['2026-03-28T23:00:00.000Z', '2026-03-29T00:59:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-29T21:59:00.000Z'])
      await school.sellAt(instant)
    const { slots, purchaseCount } = await school.todayAt('2026-03-29T21:59:30.000Z')
    expect(purchaseCount).toBe(4)
    expect(slots).toHaveLength(46)
    expect(slots.map(({ localTime }) => localTime)).not.toContain('02:30')
  })
})

test('slots without a sale are filled in, and no sale is no slot', () => {
  expect(everySlot([])).toEqual([])
  const start = Date.parse('2026-11-03T10:00:00.000Z')
  expect(
    everySlot([
      { startsAtMs: start, count: 1, amountOre: 1 },
      { startsAtMs: start + 7_200_000, count: 2, amountOre: 2 },
    ]).map(({ count }) => count),
  ).toEqual([1, 0, 0, 0, 2])
})

test('a purchase of many things is told in a few words', () => {
  const line = (name: string, quantity = 1) => ({ name, quantity })
  expect(itemText([line('Suppe')])).toBe('Suppe')
  expect(itemText([line('Suppe'), line('Melk', 2), line('Eple')])).toBe('Suppe, 2 × Melk, Eple')
  expect(itemText([line('Suppe'), line('Melk', 2), line('Eple'), line('Bolle'), line('Saft')])).toBe('Suppe, 2 × Melk, Eple + 2')
})
