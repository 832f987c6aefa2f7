import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { fill, type TestPupil } from '../../test/canteen.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'
import { balanceOf, lockWallets } from '../../ledger/ledger.ts'
import { makePurchases } from '../purchases/index.ts'
import { coverIdOf, payBackAdvance } from './index.ts'

let world: MealWorld

beforeAll(async () => {
  world = await openMealWorld()
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(() => world.close())

const pupilWith = (balanceOre: number) => world.canteen.makePupil({ balanceOre })
const eat = (pupil: TestPupil) => world.sell(pupil, world.basket([world.lunch, 1]))

/** Money comes in as a top-up brings it. */
const topUp = (pupil: TestPupil, amountOre: number) =>
  transaction(world.made.house.database, async (tx) => {
    const { schoolId, walletId } = pupil
    await fill(tx, world.made.house, { schoolId, walletId, amountOre })
    const locked = await lockWallets(tx, [pupil])
    return payBackAdvance(tx, world.made.house, { schoolId, walletId, causeId: world.made.house.newId(), locked })
  })

describe('a meal that the money does not reach for', () => {
  test('is advanced by the fund in the purchase itself, and the till is told what it is always told', async () => {
    const pupil = await pupilWith(500)
    const before = await world.fundOre()
    const answer = await eat(pupil)
    expect(Object.keys(answer).toSorted()).toEqual(['balanceOre', 'firstName', 'journalNumber', 'purchaseId', 'receiptNumber', 'soldAt', 'totalOre'])
    expect(answer).toMatchObject({ totalOre: 4_000, balanceOre: 0 })
    expect(await world.balance(pupil)).toBe(0)
    expect(await world.fundOre()).toBe(before - 3_500)
    expect(await world.outstanding(pupil)).toBe(3_500)
    const moved = await rows(
      world.made.house.database,
      sql`
        select kind, amount_ore as "amountOre", debit_balance_ore as "debited", credit_balance_ore as "credited"
        from transfer
        where school_id = ${pupil.schoolId}
        and ${pupil.walletId} in (debit_account_id, credit_account_id)
        and kind <> 'topup'
        order by coalesce(credit_version, debit_version)`,
    )
    expect(moved).toEqual([
      { kind: 'meal_advance', amountOre: 3_500, debited: null, credited: 4_000 },
      { kind: 'purchase', amountOre: 4_000, debited: 0, credited: null },
    ])
  })

  test('is one meal when it is sent three times', async () => {
    const pupil = await pupilWith(0)
    const wish = world.canteen.wish(pupil, world.basket([world.lunch, 1]))
    const before = await world.fundOre()
    const { house } = world.made
    const outcomes = [...(await makePurchases(house, world.signer, [wish, wish])), ...(await makePurchases(house, world.signer, [wish]))]
    expect(new Set(outcomes.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(outcomes[0]).toMatchObject({ answer: { balanceOre: 0 } })
    expect(await world.fundOre()).toBe(before - 4_000)
    expect(
      await rows(house.database, sql`select amount_ore from transfer where school_id = ${pupil.schoolId} and event_id = ${coverIdOf(wish.id, 'advance')}`),
    ).toHaveLength(1)
  })

  test('is not advanced with a snack in the basket, and the cashier learns what to take out', async () => {
    const pupil = await pupilWith(1_000)
    const wish = world.canteen.wish(pupil, world.basket([world.lunch, 1], [world.snack, 1]))
    expect(await makePurchases(world.made.house, world.signer, [wish])).toEqual([
      { refusal: { code: 'not_enough_for_all', facts: { products: ['Sjokolade'] } } },
    ])
    await eat(pupil)
    expect(await world.outstanding(pupil)).toBe(3_000)
  })

  test('is never a snack', async () => {
    const pupil = await pupilWith(1_999)
    await expect(world.sell(pupil, world.basket([world.snack, 1]))).rejects.toThrow('balance_too_low')
  })

  test('is advanced up to the bounds of the policy, within one batch too', async () => {
    const pupil = await pupilWith(0)
    const wishes = [1, 2].map(() => world.canteen.wish(pupil, world.basket([world.lunch, 1])))
    const outcomes = await makePurchases(world.made.house, world.signer, wishes)
    // 40 kr each, and at most 50 kr a day.
    expect(outcomes.map((each) => ('refusal' in each ? each.refusal.code : 'sold'))).toEqual(['sold', 'balance_too_low'])
    world.made.clock.pass(24 * 3_600_000)
    await eat(pupil)
    world.made.clock.pass(24 * 3_600_000)
    await expect(eat(pupil)).rejects.toThrow('balance_too_low')
    expect(await world.outstanding(pupil)).toBe(8_000)
  })

  test('is not advanced where the school has not decided so', async () => {
    await world.decide({ isOn: false })
    await expect(eat(await pupilWith(3_999))).rejects.toThrow('balance_too_low')
    await world.decide({})
  })

  test('is told to the family in private, with what comes back of the next top-up', async () => {
    const pupil = await pupilWith(0)
    const { house } = world.made
    const personId = house.newId()
    const now = house.clock.now()
    await house.database.query(sql`
      insert into person (id, email, email_confirmed_at, first_name, last_name, language, made_at)
      values (${personId}, 'mor@eksempel.no', ${now}, 'Kari', 'Prøve', 'nb', ${now})`)
    await house.database.query(sql`
      insert into guardianship (school_id, pupil_id, person_id, starts_at)
      values (${pupil.schoolId}, ${pupil.pupilId}, ${personId}, ${now})`)
    await eat(pupil)
    const letters = await rows<{ subject: string }>(house.database, sql`select subject from message where recipient = 'mor@eksempel.no'`)
    expect(letters.map(({ subject }) => subject)).toEqual(['Mat til Nora i dag'])
  })
})

describe('what is outstanding', () => {
  test('is paid back of what comes in, and a rest waits for more', async () => {
    const pupil = await pupilWith(0)
    await eat(pupil)
    const before = await world.fundOre()
    expect(await topUp(pupil, 1_000)).toBe(1_000)
    expect([await world.balance(pupil), await world.outstanding(pupil)]).toEqual([0, 3_000])
    expect(await topUp(pupil, 10_000)).toBe(3_000)
    expect([await world.balance(pupil), await world.outstanding(pupil)]).toEqual([7_000, 0])
    expect(await world.fundOre()).toBe(before + 4_000)
    expect(await topUp(pupil, 5_000)).toBe(0)
  })

  test('is written off by the office with a reason, and once', async () => {
    const pupil = await pupilWith(0)
    await eat(pupil)
    const { office } = world
    const params = { schoolId: pupil.schoolId, walletId: pupil.walletId }
    const route = 'POST /api/office/schools/:schoolId/meals/outstanding/:walletId/write-off'
    const before = await world.fundOre()
    expect((await office(route, { params, body: { amountOre: 3_999, reason: 'Flyttet' } })).body).toMatchObject({
      code: 'outstanding_is_another_now',
      outstandingOre: 4_000,
    })
    const { body } = await office(route, { params, body: { amountOre: 4_000, reason: 'Flyttet til en annen skole' } })
    expect(body.pupils.map(({ walletId }) => walletId)).not.toContain(pupil.walletId)
    expect((await office(route, { params, body: { amountOre: 4_000, reason: 'Flyttet' } })).body.code).toBe('outstanding_is_another_now')
    expect(await world.fundOre()).toBe(before)
    expect(await topUp(pupil, 5_000)).toBe(0)
    expect((await balanceOf(world.made.house.database, pupil))?.balanceOre).toBe(5_000)
  })

  test('is shown to the office with whose it is, and to nobody at the counter', async () => {
    const pupil = await pupilWith(0)
    await eat(pupil)
    const params = { schoolId: pupil.schoolId }
    const { body } = await world.office('GET /api/office/schools/:schoolId/meals/outstanding', { params })
    expect(body.pupils.find(({ walletId }) => walletId === pupil.walletId)).toMatchObject({ name: 'Nora Prøve', outstandingOre: 4_000, meals: 1 })
    expect((await world.asked.till(world.canteen.till.token)('GET /api/office/schools/:schoolId/meals/outstanding', { params })).status).toBe(401)
  })
})

test('afterwards the books are whole', async () => {
  expect(await world.discrepancies()).toEqual([])
})
