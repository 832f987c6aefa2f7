import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { referenceOf } from './payment-reference.ts'
import { readOneTopup } from './read-topup.ts'
import { settleTopup } from './settle-topup.ts'
import type { TopupWish } from './what-fits.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

describe('the money', () => {
  test('is on the wallet as soon as the provider has called and been asked', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    const answer = await world.callBack(referenceOf(wish))
    expect(answer.statusCode).toBe(200)
    await eventually(async () => expect(await world.balance(pupil)).toBe(21_000))
    expect(await world.transfersOf(wish)).toEqual([{ amountOre: 20_000, kind: 'topup' }])
  })

  test('is credited once though the provider calls twenty times at once and goes on calling', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    await Promise.all(Array.from({ length: 20 }, () => world.callBack(referenceOf(wish))))
    await eventually(async () => expect(await world.stateOf(wish)).toBe('credited'))
    for (let count = 0; count < 3; count += 1) {
      world.clock.pass(10 * SECOND)
      await world.callBack(referenceOf(wish))
      await world.watcher.look()
    }
    expect(await world.balance(pupil)).toBe(21_000)
    expect(await world.transfersOf(wish)).toHaveLength(1)
  })

  test('is credited once though twenty credit it at once', async () => {
    const { pupil, wish } = await world.pending()
    await Promise.all(Array.from({ length: 20 }, () => world.credit(wish)))
    expect(await world.transfersOf(wish)).toHaveLength(1)
    expect(await world.balance(pupil)).toBe(21_000)
  })

  test('comes without a callback, because the house asks by itself', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    world.clock.pass(5 * SECOND - 1)
    expect(await world.watcher.look()).toBe(0)
    world.clock.pass(1)
    expect(await world.watcher.look()).toBe(1)
    expect(await world.balance(pupil)).toBe(21_000)
  })

  test('comes within seconds when the payer is back and looks, though the next question was hours away', async () => {
    const { pupil, wish } = await world.pending()
    world.clock.pass(2 * HOUR)
    await world.watcher.look()
    world.say(wish, 'authorised')
    world.clock.pass(4 * SECOND)
    expect(await world.watcher.look()).toBe(0)
    await readOneTopup(world.house, wish)
    expect(await world.watcher.look()).toBe(1)
    expect(await world.balance(pupil)).toBe(21_000)
  })

  test('does not come because somebody looks, returns, or calls: only by the provider’s word', async () => {
    const { pupil, wish } = await world.pending()
    for (let count = 0; count < 5; count += 1) {
      await readOneTopup(world.house, wish)
      await world.callBack(referenceOf(wish))
      world.clock.pass(2 * SECOND)
      await world.watcher.look()
    }
    expect(world.provider.reads).toBeGreaterThan(0)
    expect(await world.balance(pupil)).toBe(1000)
    expect(await world.stateOf(wish)).toBe('pending')
  })

  test('that comes after the wait was given up is credited all the same: it was taken from the payer', async () => {
    const { pupil, wish } = await world.pending()
    world.clock.pass(24 * HOUR)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('expired')
    world.say(wish, 'authorised')
    world.clock.pass(SECOND)
    await world.callBack(referenceOf(wish))
    await eventually(async () => expect(await world.balance(pupil)).toBe(21_000))
  })

  test('that comes after the bank first said no is credited: the payer used another card', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'declined')
    await world.callBack(referenceOf(wish))
    await eventually(async () => expect(await world.stateOf(wish)).toBe('declined'))
    world.say(wish, 'authorised')
    world.clock.pass(SECOND)
    await world.callBack(referenceOf(wish))
    await eventually(async () => expect(await world.balance(pupil)).toBe(21_000))
  })

  test('that is credited is not touched by a no that comes late', async () => {
    const { pupil, wish } = await world.pending()
    let isFirst = true
    world.provider.at = async (step) => {
      // Between the provider's answer and our use of it, the money came another way.
      if (step === 'before read' && isFirst) {
        isFirst = false
        await world.credit(wish)
      }
    }
    world.say(wish, 'declined')
    world.clock.pass(5 * SECOND)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('credited')
    expect(await world.balance(pupil)).toBe(21_000)
  })

  test('above the limit is credited too, when the wallet was filled meanwhile', async () => {
    const { pupil, wish } = await world.pending({ balanceOre: 100_000 })
    await world.house.database.query(sql`update school set maximum_balance_ore = 50000 where id = ${world.canteen.schoolId}`)
    await world.credit(wish)
    await world.house.database.query(sql`update school set maximum_balance_ore = 120000 where id = ${world.canteen.schoolId}`)
    expect(await world.balance(pupil)).toBe(120_000)
  })
})

describe('waiting for the provider', () => {
  const nextQuestion = async (wish: TopupWish) =>
    (
      await firstRow<{ at: Date | null }>(
        world.house.database,
        sql`select ask_again_at as at from topup where school_id = ${wish.schoolId} and id = ${wish.topupId}`,
      )
    )?.at?.getTime() ?? null

  test('is done ever more seldom: after 5, 10, 20, 40 seconds', async () => {
    const { wish } = await world.pending()
    const asked: number[] = []
    for (let count = 0; count < 5; count += 1) {
      world.clock.set(new Date((await nextQuestion(wish)) as number).toISOString())
      asked.push((world.clock.now().getTime() - Date.parse(LUNCH)) / SECOND)
      await world.watcher.look()
    }
    expect(asked).toEqual([5, 10, 20, 40, 80])
  })

  test('ends after a day when the provider still calls it open, and not before', async () => {
    const { wish } = await world.pending()
    world.clock.pass(24 * HOUR - 1)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('pending')
    world.clock.pass(2 * HOUR)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('expired')
    expect(await nextQuestion(wish)).toBeNull()
  })

  test('ends after a day for a wish that the provider never heard of', async () => {
    const wish = world.wishFor(await world.canteen.makePupil())
    world.provider.isDown = true
    await world.refusalOf(wish)
    await world.house.database.query(sql`update topup set provider = 'swedbank-pay' where school_id = ${wish.schoolId} and id = ${wish.topupId}`)
    world.clock.pass(24 * HOUR)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('expired')
    expect(world.provider.reads).toBe(0)
  })

  test('leaves the other top-ups alone when one of them cannot be settled', async () => {
    const [broken, good] = [await world.pending(), await world.pending()]
    for (const { wish } of [broken, good]) world.say(wish, 'authorised')
    world.provider.at = (step) => {
      if (step === 'before read' && world.provider.reads === 0) {
        world.provider.reads += 1
        throw new TypeError('a bug in the adapter')
      }
    }
    world.clock.pass(5 * SECOND)
    await world.watcher.look()
    const balances = [await world.balance(broken.pupil), await world.balance(good.pupil)].toSorted()
    expect(balances).toEqual([1000, 21_000])
    expect(world.logged).toContainEqual({ event: 'bug', facts: { place: 'topups', error: 'TypeError' } })
    world.clock.pass(30 * SECOND)
    await world.watcher.look()
    expect([await world.balance(broken.pupil), await world.balance(good.pupil)]).toEqual([21_000, 21_000])
  })

  test('loses no call that comes while the provider is being asked', async () => {
    const { pupil, wish } = await world.pending()
    world.clock.pass(5 * SECOND)
    world.provider.at = async (step) => {
      if (step !== 'after read' || world.provider.reads !== 1) return
      world.say(wish, 'authorised')
      await world.callBack(referenceOf(wish))
    }
    await settleTopup(world.house, world.provider.payments, wish)
    expect(await world.stateOf(wish)).toBe('pending')
    world.clock.pass(SECOND)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(21_000)
  })
})
