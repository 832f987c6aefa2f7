// Guardians' limits with real wallets, real sales and the real batch.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { readListedCard } from '../../rules/reserve-list.ts'
import type { SpendingTerms } from '../../rules/spending-limits.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import type { TestPupil, TestProduct } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { limit } from '../../test/limits.ts'
import { lettersTo } from '../../test/people.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { born, makeGuardianOf, makeReader, type TestGuardian } from '../../test/stops.ts'
import type { House } from '../house.ts'
import { forgetOldLimits, setSweetnessIn } from '../limits/index.ts'
import { writeChoice } from '../messages/index.ts'
import { setMealPeriods } from '../meal-periods/index.ts'
import { knowHashes, makeShowList } from '../reserve/index.ts'
import { makePurchases } from './make-purchases.ts'

let world: DayWorld
let house: House
let asked: AskableApp
let bun: TestProduct
const LUNCH_DAY = '2026-11-04T10:30:00Z'
beforeAll(async () => {
  world = await openDayWorld()
  house = world.made.house
  asked = await askableApp(house)
  bun = await world.canteen.makeProduct({ name: 'Bolle', priceOre: 2_500 })
})
beforeEach(() => {
  const now = house.clock.now()
  world.made.clock.set(now < new Date(LUNCH_DAY) ? LUNCH_DAY : new Date(now.getTime() + 60_000).toISOString())
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const wishOf = (pupil: TestPupil, products: readonly TestProduct[]) =>
  world.canteen.wish(pupil, {
    lines: products.map(({ productId, priceOre }) => ({ productId, quantity: 1, unitPriceOre: priceOre })),
    totalOre: products.reduce((sum, { priceOre }) => sum + priceOre, 0),
  })
async function buy(pupil: TestPupil, ...products: TestProduct[]) {
  const [outcome] = await makePurchases(house, world.signer, [wishOf(pupil, products.length === 0 ? [world.canteen.baguette] : products)])
  return outcome as NonNullable<typeof outcome>
}
const pupil = (facts: Parameters<DayWorld['canteen']['makePupil']>[0] = {}) => world.canteen.makePupil({ balanceOre: 100_000, ...facts })
const limited = async (terms: Partial<SpendingTerms>) => {
  const made = await pupil()
  return { pupil: made, guardian: await limit(house, made, terms) }
}
const over = (overOre: number) => ({ refusal: { code: 'limit_amount', facts: { overOre } } })
const show = 'GET /api/wallets/:schoolId/:walletId/limits'
const seenBy = async (asker: Promise<Asker>, of: TestPupil) => (await (await asker)(show, { params: of })).body

test('a till that is alone is told of no more than the limits leave, and of nothing less of those without', async () => {
  const { pupil: nora, guardian } = await limited({ mostPerDayOre: 7_000 })
  const free = await pupil()
  const { schoolId, tillId } = world.canteen.till
  const hashes = knowHashes(house)
  const allowance = async ({ cardId }: TestPupil) => {
    const { cards } = await makeShowList(house, hashes)({ schoolId, tillId }, null)
    return (cards ?? []).map(readListedCard).find((card) => card?.hash === hashes.hashOf(schoolId, cardId))?.allowanceOre
  }
  const usual = await allowance(free)
  expect([usual, await allowance(nora)]).toEqual([usual, 7_000])
  expect(usual).toBeGreaterThan(7_000)
  await buy(nora)
  // In whole tenners, rounded down.
  expect(await allowance(nora)).toBe(3_000)
  await buy(nora)
  expect(await allowance(nora)).toBe(0)
  await limit(house, nora, { mostPerDayOre: 9_000 }, guardian)
  expect(await allowance(nora)).toBe(2_000)
})

describe('a day’s limit', () => {
  test('lets exactly as much be spent as is set, and not one øre more; what comes back may be spent again', async () => {
    const { pupil: nora } = await limited({ mostPerDayOre: 7_000 })
    const first = await buy(nora)
    expect(first).toHaveProperty('answer')
    expect(await buy(nora, world.canteen.baguette, world.canteen.apple)).toEqual(over(800))
    expect(await buy(nora)).toHaveProperty('answer')
    expect(await buy(nora, world.canteen.apple)).toEqual(over(800))
    expect((await balanceOf(house.database, nora))?.balanceOre).toBe(93_000)
    const purchaseId = 'answer' in first ? first.answer.purchaseId : ''
    const back = await asked.till(world.canteen.till.token)('POST /api/till/returns', {
      body: { id: house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 3_500, reason: 'undone', note: null },
    })
    expect(back.body).not.toHaveProperty('code')
    expect(await buy(nora)).toHaveProperty('answer')
    expect(await buy(nora, world.canteen.apple)).toEqual(over(800))
  })

  test('is one øre too little for what costs one øre more', async () => {
    const { pupil: nora } = await limited({ mostPerDayOre: 3_499 })
    expect(await buy(nora)).toEqual(over(1))
  })

  test('counts two sales of one batch, and two at two tills at once, as one after the other', async () => {
    const { pupil: nora } = await limited({ mostPerDayOre: 3_500 })
    const [one, other] = await makePurchases(house, world.signer, [wishOf(nora, [world.canteen.baguette]), wishOf(nora, [world.canteen.baguette])])
    expect([one, other]).toMatchObject([{ answer: { totalOre: 3_500 } }, over(3_500)])
    const { pupil: ola } = await limited({ mostPerDayOre: 3_500 })
    const otherTill = await world.canteen.makeTill()
    const outcomes = await Promise.all(
      [world.canteen.till, otherTill].map((till) => makePurchases(house, world.signer, [{ ...wishOf(ola, [world.canteen.baguette]), till }])),
    )
    expect(outcomes.flat().filter((outcome) => 'answer' in outcome)).toHaveLength(1)
    expect(outcomes.flat().filter((outcome) => 'refusal' in outcome)).toEqual([over(3_500)])
  })

  test('begins anew at midnight in Oslo, on the nights too when the clock is changed', async () => {
    for (const [before, after] of [
      ['2026-11-10T22:59:59Z', '2026-11-10T23:00:00Z'],
      ['2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z'],
      ['2027-10-31T22:59:59Z', '2027-10-31T23:00:00Z'],
    ] as const) {
      world.made.clock.set(before)
      const { pupil: nora } = await limited({ mostPerDayOre: 3_500 })
      expect(await buy(nora)).toHaveProperty('answer')
      expect(await buy(nora)).toEqual(over(3_500))
      world.made.clock.set(after)
      expect(await buy(nora)).toHaveProperty('answer')
    }
  })
})

test('a week’s limit runs from Monday to Sunday, over a new year too', async () => {
  world.made.clock.set('2027-12-31T11:00:00Z')
  const { pupil: nora } = await limited({ mostPerWeekOre: 7_000 })
  expect(await buy(nora)).toHaveProperty('answer')
  world.made.clock.set('2028-01-02T22:59:00Z')
  expect(await buy(nora)).toHaveProperty('answer')
  expect(await buy(nora, world.canteen.apple)).toEqual(over(800))
  world.made.clock.set('2028-01-02T23:00:00Z')
  expect(await buy(nora)).toHaveProperty('answer')
})

describe('the school’s hours', () => {
  test('hold each its own limit, and what is spent in one is not spent in another', async () => {
    world.made.clock.set('2028-02-01T08:59:00Z')
    const { schoolId } = world.canteen
    const [breakfast, lunch] = await setMealPeriods(house, {
      schoolId,
      periods: [
        { periodId: null, name: 'Lunsj', from: '10:00', until: '12:30' },
        { periodId: null, name: 'Frokost', from: '08:00', until: '10:00' },
      ],
    })
    const { pupil: nora, guardian } = await limited({
      mostPerMeal: [
        { periodId: breakfast?.periodId ?? '', mostOre: 3_500 },
        { periodId: lunch?.periodId ?? '', mostOre: 4_300 },
      ],
    })
    expect(await buy(nora)).toHaveProperty('answer')
    expect(await buy(nora, world.canteen.apple)).toEqual(over(800))
    world.made.clock.set('2028-02-01T09:00:00Z')
    expect(await buy(nora, world.canteen.baguette, world.canteen.apple)).toHaveProperty('answer')
    expect(await buy(nora, world.canteen.apple)).toEqual(over(800))
    expect((await seenBy(asked.person(guardian.personId), nora)).spent).toEqual({
      dayOre: 7_800,
      weekOre: 7_800,
      meals: [
        { periodId: breakfast?.periodId, spentOre: 3_500 },
        { periodId: lunch?.periodId, spentOre: 4_300 },
      ],
    })
    // Hours that the school has taken away limit nothing.
    await setMealPeriods(house, { schoolId, periods: [] })
    expect(await buy(nora)).toHaveProperty('answer')
  })

  test('of the card are kept to the minute', async () => {
    world.made.clock.set('2028-02-02T11:59:59Z')
    const { pupil: nora } = await limited({ hours: { from: '10:00', until: '13:00' } })
    expect(await buy(nora)).toHaveProperty('answer')
    world.made.clock.set('2028-02-02T12:00:00Z')
    expect(await buy(nora)).toEqual({ refusal: { code: 'limit_hours', facts: { from: '10:00', until: '13:00' } } })
  })
})

describe('products', () => {
  test('are blocked one by one or by category, and the rest of the basket can be bought', async () => {
    const { pupil: nora } = await limited({ products: { rule: 'but', categoryIds: [], productIds: [bun.productId] } })
    expect(await buy(nora, bun, world.canteen.apple)).toEqual({
      refusal: { code: 'limit_products', facts: { productIds: [bun.productId], products: ['Bolle'] } },
    })
    expect(await buy(nora, world.canteen.apple)).toHaveProperty('answer')
  })

  test('with sugar are stopped from when somebody has said so, and not before', async () => {
    const juice = await world.canteen.makeProduct({ name: 'Saft', priceOre: 1_500 })
    const { pupil: nora } = await limited({ noSugarOrEnergy: true })
    expect(await buy(nora, juice)).toHaveProperty('answer')
    const { schoolId } = world.canteen
    await transaction(house.database, (tx) => setSweetnessIn(tx, house, { schoolId, productId: juice.productId, isEnergyDrink: null, hasAddedSugar: true }))
    expect(await buy(nora, juice)).toMatchObject({ refusal: { code: 'limit_products', facts: { products: ['Saft'] } } })
    await transaction(house.database, (tx) => setSweetnessIn(tx, house, { schoolId, productId: juice.productId, isEnergyDrink: false, hasAddedSugar: false }))
    expect(await buy(nora, juice)).toHaveProperty('answer')
  })
})

describe('whose they are', () => {
  test('the strictest of both guardians applies, and each ends their own alone', async () => {
    const { pupil: nora, guardian: kari } = await limited({ mostPerDayOre: 5_000 })
    const per = await makeGuardianOf(house, nora, 'Per')
    await limit(house, nora, { mostPerDayOre: 1_000 }, per)
    expect(await buy(nora)).toEqual(over(2_500))
    const [asKari, asPer] = [await asked.person(kari.personId), await asked.person(per.personId)]
    expect((await asKari(show, { params: nora })).body.limits).toMatchObject([
      { isYours: true, firstName: null, terms: { mostPerDayOre: 5_000 } },
      { isYours: false, firstName: 'Per', terms: { mostPerDayOre: 1_000 } },
    ])
    expect((await asKari('DELETE /api/wallets/:schoolId/:walletId/limits', { params: nora })).body.limits).toMatchObject([{ firstName: 'Per' }])
    expect(await buy(nora)).toEqual(over(2_500))
    const ended = await asPer('DELETE /api/wallets/:schoolId/:walletId/limits', { params: nora })
    expect(ended.body.limits).toEqual([])
    expect(ended.body.history.map(({ what, firstName }) => [what, firstName])).toEqual([
      ['ended_by_guardian', null],
      ['ended_by_guardian', 'Kari'],
      ['set', null],
      ['set', 'Kari'],
    ])
    expect(await buy(nora)).toHaveProperty('answer')
    const [mark] = await rows<{ hasLimits: boolean }>(
      house.database,
      sql`select has_limits as "hasLimits" from pupil where school_id = ${nora.schoolId} and id = ${nora.pupilId}`,
    )
    expect(mark).toEqual({ hasLimits: false })
  })

  test('they end with the guardianship, at once, and housekeeping says so', async () => {
    const { pupil: nora, guardian } = await limited({ mostPerDayOre: 1_000 })
    const other = await makeGuardianOf(house, nora, 'Per')
    expect(await buy(nora)).toEqual(over(2_500))
    await house.database.query(sql`
      update guardianship set ends_at = ${house.clock.now()}
      where school_id = ${nora.schoolId} and pupil_id = ${nora.pupilId} and person_id = ${guardian.personId}`)
    expect(await buy(nora)).toHaveProperty('answer')
    await forgetOldLimits(house)
    const { history, limits } = await seenBy(asked.person(other.personId), nora)
    expect([limits, history.map(({ what }) => what)]).toEqual([[], ['ended_with_guardianship', 'set']])
  })

  test('they end on the day that the pupil is 18, and nobody sets new ones', async () => {
    const { pupil: nora, guardian } = await limited({ mostPerDayOre: 1_000 })
    await born(house, nora, '2010-02-03')
    world.made.clock.set('2028-02-02T22:59:00Z')
    expect(await buy(nora)).toEqual(over(2_500))
    world.made.clock.set('2028-02-02T23:00:00Z')
    expect(await buy(nora)).toHaveProperty('answer')
    const asker = await asked.person(guardian.personId)
    const { body, status } = await asker('PUT /api/wallets/:schoolId/:walletId/limits', {
      params: nora,
      body: {
        mostPerDayOre: 100,
        mostPerWeekOre: null,
        mostPerMeal: [],
        hours: null,
        products: { rule: 'all', categoryIds: [], productIds: [] },
        noSugarOrEnergy: false,
      },
    })
    expect([status, body.code]).toEqual([403, 'limits_not_yours'])
  })

  test('the school ends one guardian’s, and a stranger sees nothing', async () => {
    const { pupil: nora, guardian } = await limited({ mostPerDayOre: 1_000 })
    const [{ operatorId } = { operatorId: '' }] = await rows<{ operatorId: string }>(
      house.database,
      sql`select operator_id as "operatorId" from school where id = ${nora.schoolId}`,
    )
    const office = await asked.staff({ role: 'office', operatorId, schoolId: nora.schoolId })
    const canteen = await asked.staff({ role: 'canteen', operatorId, schoolId: nora.schoolId })
    const params = { ...nora, personId: guardian.personId }
    const end = 'DELETE /api/office/schools/:schoolId/pupils/:pupilId/limits/:personId'
    expect((await canteen(end, { params })).status).toBe(403)
    expect((await seenBy(asked.person((await makeReader(house)).personId), nora)).code).toBe('not_found')
    expect((await office(end, { params })).body).toEqual({ done: true })
    expect((await office(end, { params })).body.code).toBe('not_found')
    expect(await buy(nora)).toHaveProperty('answer')
    expect((await office('GET /api/office/schools/:schoolId/pupils/:pupilId/limits', { params: nora })).body).toMatchObject({
      limits: [],
      history: [{ what: 'ended_by_school', firstName: 'Kari' }, { what: 'set' }],
    })
  })
})

describe('a purchase that was stopped', () => {
  test('is seen by the family with why, once for each, and is forgotten after two weeks', async () => {
    const { pupil: nora, guardian } = await limited({ mostPerDayOre: 1_000, products: { rule: 'but', categoryIds: [], productIds: [bun.productId] } })
    const wish = wishOf(nora, [bun])
    for (const _again of [1, 2]) await makePurchases(house, world.signer, [wish])
    await buy(nora)
    const { stopped } = await seenBy(asked.person(guardian.personId), nora)
    expect(stopped).toMatchObject([
      { why: 'limit_amount', totalOre: 3_500, products: [{ name: 'Baguett' }] },
      { why: 'limit_products', totalOre: 2_500, products: [{ productId: bun.productId, name: 'Bolle' }] },
    ])
    world.made.clock.pass(14 * 24 * 3_600_000 + 60_000)
    await forgetOldLimits(house)
    expect((await seenBy(asked.person(guardian.personId), nora)).stopped).toEqual([])
  })

  test('is told to the guardian whose limit it was, who has chosen so: once for each, and three a day', async () => {
    const { pupil: nora, guardian } = await limited({ products: { rule: 'but', categoryIds: [], productIds: [bun.productId] } })
    const [silent, now] = [await makeGuardianOf(house, nora, 'Ola'), house.clock.now()]
    await buy(nora, bun)
    expect(await lettersTo(house, guardian.email)).toEqual([])
    for (const { personId } of [guardian, silent]) await writeChoice(house.database, { personId, event: 'purchase_stopped', channels: ['email'], now })
    const wish = wishOf(nora, [bun])
    for (const _again of [1, 2]) await makePurchases(house, world.signer, [wish])
    expect(await lettersTo(house, guardian.email)).toMatchObject([{ body: expect.stringContaining('Bolle') }])
    for (let tries = 0; tries < 3; tries += 1) await buy(nora, bun)
    expect(await lettersTo(house, guardian.email)).toHaveLength(2)
    expect(await lettersTo(house, silent.email)).toEqual([])
  })

  test('is kept so many times a day and no more', async () => {
    const { pupil: nora, guardian } = await limited({ mostPerDayOre: 100 })
    for (let count = 0; count < 32; count += 1) await buy(nora)
    const [kept] = await rows<{ count: number }>(
      house.database,
      sql`select count(*) as count from stopped_purchase where school_id = ${nora.schoolId} and pupil_id = ${nora.pupilId}`,
    )
    expect(kept?.count).toBe(30)
    expect((await seenBy(asked.person(guardian.personId), nora)).stopped).toHaveLength(30)
  })
})

test('a till that was alone passes a limit without knowing it: it is booked, noted, and told to the family', async () => {
  const device = await makeReserveDevice(house, world.canteen)
  const { pupil: nora, guardian } = await limited({ mostPerDayOre: 3_500 })
  world.made.clock.pass(60_000)
  device.sell(nora)
  world.made.clock.pass(60_000)
  device.sell(nora)
  const { taken } = await device.handIn()
  expect(taken.map(({ outcome, notes }) => [outcome, notes])).toEqual([
    ['booked', []],
    ['booked', ['over_limit']],
  ])
  expect((await lettersTo(house, guardian.email))[0]?.body).toContain('grense som foresatte har satt')
  expect(await buy(nora, world.canteen.apple)).toEqual(over(800))
})

describe('what the pupil asks for once', () => {
  const ask = 'POST /api/wallets/:schoolId/:walletId/limit-asks'
  async function asking(terms: Partial<SpendingTerms>) {
    const { pupil: nora, guardian } = await limited(terms)
    const { personId } = await makeReader(house, 'Nora')
    await house.database.query(sql`update pupil set person_id = ${personId} where school_id = ${nora.schoolId} and id = ${nora.pupilId}`)
    return { nora, guardian, child: await asked.person(personId) }
  }
  const linkTo = async ({ email }: TestGuardian) => /\/leave#token=([\w-]+)/.exec((await lettersTo(house, email))[0]?.body ?? '')?.[1] ?? ''
  const nobody = () => asked.nobody()

  test('is let by the link in the letter, for one purchase of so much, on that day', async () => {
    const { nora, guardian, child } = await asking({ mostPerDayOre: 1_000 })
    const body = { askId: house.newId(), amountOre: 4_300, productIds: [] }
    expect((await child(ask, { params: nora, body })).body).toMatchObject({
      asksLeft: 4,
      asks: [{ amountOre: 4_300, answers: [{ isYes: null }], isUsed: false }],
    })
    const token = await linkTo(guardian)
    expect((await nobody()('POST /api/limit-asks/look', { body: { token } })).body).toMatchObject({ firstName: 'Nora', amountOre: 4_300, isYes: null })
    // Looking, as a mail filter does, lets nothing go.
    expect(await buy(nora)).toEqual(over(2_500))
    expect((await nobody()('POST /api/limit-asks/answer', { body: { token, isYes: true } })).body).toMatchObject({ isYes: true })
    expect((await nobody()('POST /api/limit-asks/answer', { body: { token, isYes: false } })).body.code).toBe('ask_not_open')
    expect(await buy(nora, world.canteen.baguette, bun)).toEqual(over(5_000))
    expect(await buy(nora, world.canteen.baguette, world.canteen.apple)).toHaveProperty('answer')
    expect(await buy(nora)).toEqual(over(3_500))
    expect((await child(show, { params: nora })).body.asks).toMatchObject([{ isUsed: true, answers: [{ isYes: true }] }])
  })

  test('lets one purchase go and not two of the same batch, and nothing the day after', async () => {
    const { nora, guardian, child } = await asking({ products: { rule: 'but', categoryIds: [], productIds: [bun.productId] } })
    const say = async () => {
      const askId = house.newId()
      await child(ask, { params: nora, body: { askId, amountOre: 2_500, productIds: [bun.productId] } })
      await (
        await asked.person(guardian.personId)
      )('POST /api/wallets/:schoolId/:walletId/limit-asks/:askId/answer', { params: { ...nora, askId }, body: { isYes: true } })
    }
    await say()
    const outcomes = await makePurchases(house, world.signer, [wishOf(nora, [bun]), wishOf(nora, [bun])])
    expect(outcomes).toMatchObject([{ answer: { totalOre: 2_500 } }, { refusal: { code: 'limit_products' } }])
    await say()
    world.made.clock.pass(24 * 3_600_000)
    expect(await buy(nora, bun)).toMatchObject({ refusal: { code: 'limit_products' } })
    expect((await nobody()('POST /api/limit-asks/answer', { body: { token: await linkTo(guardian), isYes: true } })).body.code).toBe('ask_not_open')
  })

  test('is refused without limits, to guardians, and more than five times a day; a no lets nothing go', async () => {
    const { nora, guardian, child } = await asking({ mostPerDayOre: 1_000 })
    const body = () => ({ askId: house.newId(), amountOre: 3_500, productIds: [] })
    const asGuardian = await asked.person(guardian.personId)
    expect((await asGuardian(ask, { params: nora, body: body() })).body.code).toBe('limits_not_yours')
    const first = body()
    for (const wish of [first, first, body(), body(), body(), body()]) expect((await child(ask, { params: nora, body: wish })).status).toBe(200)
    expect((await child(ask, { params: nora, body: body() })).body).toMatchObject({ code: 'asks_used_up', most: 5 })
    const answer = 'POST /api/wallets/:schoolId/:walletId/limit-asks/:askId/answer'
    expect((await child(answer, { params: { ...nora, ...first }, body: { isYes: true } })).body.code).toBe('limits_not_yours')
    expect((await asGuardian(answer, { params: { ...nora, ...first }, body: { isYes: false } })).status).toBe(200)
    expect(await buy(nora)).toEqual(over(2_500))
    expect(await lettersTo(house, guardian.email)).toHaveLength(5)
    await asGuardian('DELETE /api/wallets/:schoolId/:walletId/limits', { params: nora })
    expect((await child(ask, { params: nora, body: body() })).body.code).toBe('nothing_to_ask')
  })
})
