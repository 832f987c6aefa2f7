import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPupil } from '../../test/canteen.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'
import { limit } from '../../test/limits.ts'
import { makePurchases } from '../purchases/index.ts'
import { ownStanding } from '../../rules/relation-rights.ts'

let world: MealWorld

beforeAll(async () => {
  world = await openMealWorld()
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(() => world.close())

const pupilWith = (balanceOre: number) => world.canteen.makePupil({ balanceOre })
const buy = (pupil: TestPupil, ...lines: Parameters<MealWorld['basket']>) => world.sell(pupil, world.basket(...lines))
const eat = (pupil: TestPupil) => buy(pupil, [world.lunch, 1])
const takeBack = (purchaseId: string, lines: { place: number; quantity: number }[], totalOre: number) =>
  world.asked.till(world.canteen.till.token)('POST /api/till/returns', {
    body: { id: world.made.house.newId(), purchaseId, lines, totalOre, reason: 'wrong_product', note: null },
  })
const mealsOf = async (programmeId: string) =>
  (await world.office('GET /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils', { params: { ...world.canteen, programmeId } })).body.pupils

describe('a pupil in a programme', () => {
  test('eats for it before own money, and the till is told of own money alone', async () => {
    const pupil = await pupilWith(10_000)
    const programmeId = await world.support({}, pupil)
    const before = await world.programmesOre()
    expect(await eat(pupil)).toMatchObject({ totalOre: 4_000, balanceOre: 9_000 })
    expect(await world.programmesOre()).toBe(before - 3_000)
    expect((await mealsOf(programmeId))[0]?.leftOre).toBe(0)
    expect(await eat(pupil)).toMatchObject({ balanceOre: 5_000 })
  })

  test('has no more than is left in a batch with two meals', async () => {
    const pupil = await pupilWith(5_000)
    await world.support({}, pupil)
    const wishes = [1, 2].map(() => world.canteen.wish(pupil, world.basket([world.lunch, 1])))
    const outcomes = await makePurchases(world.made.house, world.signer, wishes)
    expect(outcomes).toMatchObject([{ answer: { balanceOre: 4_000 } }, { answer: { balanceOre: 0 } }])
  })

  test('takes along what was not eaten for, up to the bound', async () => {
    const pupil = await pupilWith(0)
    const programmeId = await world.support({ carryMostOre: 2_000 }, pupil)
    world.made.clock.pass(2 * 24 * 3_600_000)
    expect((await mealsOf(programmeId))[0]?.leftOre).toBe(5_000)
    await eat(pupil)
    expect((await mealsOf(programmeId))[0]?.leftOre).toBe(1_000)
  })

  test('buys a snack with own money, unless the programme is for all of the menu', async () => {
    const [one, other] = [await pupilWith(10_000), await pupilWith(10_000)]
    await world.support({}, one)
    await world.support({ isForMealsOnly: false }, other)
    expect(await buy(one, [world.snack, 1])).toMatchObject({ balanceOre: 8_000 })
    expect(await buy(other, [world.snack, 1])).toMatchObject({ balanceOre: 10_000 })
  })

  test('has the rest of a meal advanced when there is nothing else', async () => {
    const pupil = await pupilWith(0)
    await world.support({}, pupil)
    await eat(pupil)
    expect(await world.outstanding(pupil)).toBe(1_000)
  })

  test('is in one at a time, and free for another when it is over', async () => {
    const pupil = await pupilWith(0)
    const { schoolId } = world.canteen
    await world.support({ endsOn: '2026-11-03' }, pupil)
    const second = await world.support({})
    const add = () =>
      world.office('POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils', {
        params: { schoolId, programmeId: second },
        body: { pupilIds: [pupil.pupilId], className: null },
      })
    expect((await add()).body).toEqual({ addedCount: 0, elsewhereCount: 1 })
    world.made.clock.pass(24 * 3_600_000)
    expect((await add()).body).toEqual({ addedCount: 1, elsewhereCount: 0 })
    expect((await add()).body).toEqual({ addedCount: 0, elsewhereCount: 0 })
    await world.office('DELETE /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils/:pupilId', {
      params: { schoolId, programmeId: second, pupilId: pupil.pupilId },
    })
    expect(await mealsOf(second)).toEqual([])
  })

  test('comes in with the whole class', async () => {
    const programmeId = await world.support({ name: '9C' })
    await pupilWith(0)
    const { body } = await world.office('POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils', {
      params: { ...world.canteen, programmeId },
      body: { pupilIds: [], className: '8a' },
    })
    expect(body.addedCount).toBeGreaterThan(0)
    expect(await mealsOf(programmeId)).toHaveLength(body.addedCount)
  })

  test('sees what is left and what was covered, and so does the family', async () => {
    const pupil = await pupilWith(0)
    await world.support({}, pupil)
    await eat(pupil)
    const { house } = world.made
    const { showMealsOfWallet } = await import('./show-wallet-meals.ts')
    expect(await showMealsOfWallet(house, { ...pupil, standing: ownStanding })).toMatchObject({
      outstandingOre: 1_000,
      programme: { name: 'Gratis lunsj', leftOre: 0, period: 'day' },
      covered: expect.arrayContaining([
        expect.objectContaining({ kind: 'subsidy', amountOre: 3_000 }),
        expect.objectContaining({ kind: 'advance', amountOre: 1_000 }),
      ]),
    })
  })
})

test('what a programme pays does not count against a guardian’s limit, and own money does, to the øre', async () => {
  const pupil = await pupilWith(10_000)
  await world.support({}, pupil)
  await limit(world.made.house, pupil, { mostPerDayOre: 3_000 })
  // 30 kr by the programme, 10 kr own: 20 kr are left of the limit.
  const { purchaseId } = await eat(pupil)
  expect(await buy(pupil, [world.snack, 1])).toMatchObject({ balanceOre: 7_000 })
  await expect(buy(pupil, [world.canteen.apple, 1])).rejects.toThrow('limit_amount')
  await takeBack(purchaseId, [{ place: 0, quantity: 1 }], 4_000)
  expect(await buy(pupil, [world.canteen.apple, 1])).toMatchObject({ balanceOre: 7_200 })
})

describe('what comes back of a meal that the school covered', () => {
  test('goes to the programme, and can be eaten for again', async () => {
    const pupil = await pupilWith(10_000)
    const programmeId = await world.support({}, pupil)
    const before = await world.programmesOre()
    const { purchaseId } = await eat(pupil)
    expect((await takeBack(purchaseId, [{ place: 0, quantity: 1 }], 4_000)).body).toMatchObject({ balanceOre: 10_000 })
    expect(await world.programmesOre()).toBe(before)
    expect((await mealsOf(programmeId))[0]?.leftOre).toBe(3_000)
  })

  test('a piece at a time goes to the fund first and to the programme last', async () => {
    const pupil = await pupilWith(1_000)
    await world.support({}, pupil)
    const { purchaseId } = await buy(pupil, [world.lunch, 2])
    // 30 kr by the programme, 10 kr own, 40 kr advanced.
    expect(await world.outstanding(pupil)).toBe(4_000)
    const fund = await world.fundOre()
    expect((await takeBack(purchaseId, [{ place: 0, quantity: 1 }], 4_000)).body).toMatchObject({ balanceOre: 0 })
    expect([await world.outstanding(pupil), await world.fundOre()]).toEqual([0, fund + 4_000])
    const programmes = await world.programmesOre()
    expect((await takeBack(purchaseId, [{ place: 0, quantity: 1 }], 4_000)).body).toMatchObject({ balanceOre: 1_000 })
    expect(await world.programmesOre()).toBe(programmes + 3_000)
  })

  test('is the pupil’s own where the advance has been paid back', async () => {
    const pupil = await pupilWith(0)
    const { purchaseId } = await eat(pupil)
    const params = { schoolId: pupil.schoolId, walletId: pupil.walletId }
    await world.office('POST /api/office/schools/:schoolId/meals/outstanding/:walletId/write-off', { params, body: { amountOre: 4_000, reason: 'Avtalt' } })
    expect((await takeBack(purchaseId, [{ place: 0, quantity: 1 }], 4_000)).body).toMatchObject({ balanceOre: 4_000 })
  })
})

describe('the office', () => {
  const pay = (body: object, asker = world.office) =>
    asker('POST /api/office/schools/:schoolId/meals/payments', { params: { schoolId: world.canteen.schoolId }, body: { reason: 'Vedtatt', ...body } })

  test('never takes out more than there is, by one øre', async () => {
    const thereOre = await world.fundOre()
    expect((await world.payIn('fund', thereOre + 1, 'out')).body).toMatchObject({ code: 'meal_fund_too_small', thereOre })
    expect((await world.payIn('fund', thereOre, 'out')).status).toBe(200)
    expect(await world.fundOre()).toBe(0)
    expect((await world.payIn('fund', thereOre)).status).toBe(200)
  })

  test('enters a sum once, however often it is sent', async () => {
    const [paymentId, before] = [world.made.house.newId(), await world.fundOre()]
    const body = { paymentId, account: 'fund', direction: 'in', amountOre: 5_000 }
    expect((await pay(body)).body).toEqual((await pay(body)).body)
    expect((await pay({ ...body, amountOre: 5_001 })).body.code).toBe('same_id_other_content')
    expect(await world.fundOre()).toBe(before + 5_000)
  })

  test('needs a second person for a large sum', async () => {
    const { database } = world.made.house
    await database.query({ text: 'update operator set refund_four_eyes_above_ore = 50000' })
    const before = await world.fundOre()
    const [small, large] = [await world.payIn('fund', 50_000), await world.payIn('fund', 50_001)]
    expect([small.body.state, large.body.state]).toEqual(['booked', 'waiting'])
    expect(await world.fundOre()).toBe(before + 50_000)
    const decide = (asker: MealWorld['office'], says: 'yes' | 'no') =>
      asker('POST /api/office/schools/:schoolId/meals/payments/:paymentId/decision', { params: { ...world.canteen, ...large.body }, body: { says } })
    expect((await decide(world.office, 'yes')).body.code).toBe('meal_payment_not_by_yourself')
    expect((await decide(world.colleague, 'yes')).body).toMatchObject({ state: 'booked' })
    expect((await decide(world.colleague, 'no')).body.code).toBe('meal_payment_decided')
    expect(await world.fundOre()).toBe(before + 100_001)
    await database.query({ text: 'update operator set refund_four_eyes_above_ore = null' })
  })

  test('sees every movement with whose it was or why, a page at a time', async () => {
    const params = { schoolId: world.canteen.schoolId }
    const route = 'GET /api/office/schools/:schoolId/meals/movements'
    const { body } = await world.office(route, { params, query: { account: 'fund' } })
    const kinds = new Set(body.movements.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['contribution', 'withdrawal', 'advance', 'given_back']))
    expect(body.movements.find(({ kind }) => kind === 'advance')).toMatchObject({ pupil: 'Nora Prøve', reason: null })
    expect(body.movements.find(({ kind }) => kind === 'contribution')).toMatchObject({ pupil: null, reason: 'Vedtatt i budsjettet', by: 'Ansatt Prøve' })
    const before = body.movements[0]?.eventId as string
    const next = await world.office(route, { params, query: { account: 'fund', before } })
    expect(next.body.movements[0]?.eventId).toBe(body.movements[1]?.eventId)
  })

  test('of another school is shown nothing of it', async () => {
    const params = { schoolId: world.canteen.schoolId + 1 }
    expect((await world.office('GET /api/office/schools/:schoolId/meals', { params })).status).toBe(403)
  })
})

test('afterwards the books are whole', async () => {
  expect(await world.discrepancies()).toEqual([])
})
