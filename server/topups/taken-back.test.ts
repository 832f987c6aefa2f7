// What a provider or a bank takes back without asking us, what is paid so late that it no longer fits, and captures
// that do not go through.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { makePayer } from '../../test/topups.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { currentSigner } from '../journal/index.ts'
import { messagesTo } from '../messages/index.ts'
import { ProviderTrouble } from '../payments/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { referenceOf } from './payment-reference.ts'
import { settleTopup } from './settle-topup.ts'
import { askSooner } from './store.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

async function credited({ balanceOre = 1000 } = {}) {
  const email = `${world.house.newId()}@example.no`
  const pupil = await world.canteen.makePupil({ balanceOre })
  const wish = world.wishFor(pupil, { payerPersonId: await makePayer(world.house, { email }) })
  await world.make(wish)
  world.say(wish, 'authorised')
  await settle(wish)
  expect(await world.stateOf(wish)).toBe('credited')
  return { pupil, wish, email }
}
async function settle(wish: Parameters<TopupWorld['stateOf']>[0]) {
  world.clock.pass(31 * SECOND)
  await askSooner(world.house.database, { ...wish, now: world.clock.now(), restMs: SECOND })
  await settleTopup(world.house, world.provider.payments, wish)
}
const operationsOf = ({ schoolId, topupId }: { schoolId: number; topupId: string }) =>
  rows<{ kind: string; state: string; madeBy: string }>(
    world.house.database,
    sql`select kind, state, made_by as "madeBy" from payment_operation where school_id = ${schoolId} and topup_id = ${topupId} order by made_at, kind`,
  )
const floorOf = async ({ schoolId, walletId }: { schoolId: number; walletId: string }) =>
  (await firstRow<{ floor: number }>(world.house.database, sql`select floor_ore as floor from wallet where school_id = ${schoolId} and id = ${walletId}`))
    ?.floor

describe('what is done at the provider', () => {
  test('is written down with its own key: the payment was made, and taken', async () => {
    const { wish } = await credited()
    expect(await operationsOf(wish)).toEqual([
      { kind: 'make', state: 'done', madeBy: 'us' },
      { kind: 'capture', state: 'done', madeBy: 'us' },
    ])
    expect(world.provider.captures).toBe(1)
  })

  test('is tried again under a new key when a capture is refused, and lets the money go after four', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    world.provider.refusedCaptures = 2
    await settle(wish)
    await settle(wish)
    expect(await world.balance(pupil)).toBe(21_000)
    const other = await world.pending()
    world.say(other.wish, 'authorised')
    world.provider.refusedCaptures = 99
    for (let times = 0; times < 4; times += 1) await settle(other.wish)
    expect(await world.stateOf(other.wish)).toBe('given_back')
    expect(world.provider.words.get(referenceOf(other.wish))).toBe('released')
    expect(await world.balance(other.pupil)).toBe(1000)
  })
})

describe('a capture that is refused for now', () => {
  test('is tried again a little later under a new key, and not at once', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    world.provider.refusesWith = 'refused_for_now'
    world.provider.refusedCaptures = 2
    await settle(wish)
    expect([world.provider.refusedCaptures, await world.stateOf(wish), await world.balance(pupil)]).toEqual([1, 'authorised', 1000])
    await settle(wish)
    expect([world.provider.refusedCaptures, await world.balance(pupil)]).toEqual([0, 1000])
    await settle(wish)
    expect([world.provider.captures, await world.balance(pupil)]).toEqual([1, 21_000])
  })
})

describe('money that comes late', () => {
  test('and no longer fits is let go, and the payer told', async () => {
    const email = `${world.house.newId()}@example.no`
    const pupil = await world.canteen.makePupil({ balanceOre: 90_000 })
    const wish = world.wishFor(pupil, { payerPersonId: await makePayer(world.house, { email }) })
    await world.make(wish)
    world.say(wish, 'declined')
    await settle(wish)
    const other = world.wishFor(pupil, { amountOre: 30_000 })
    await world.make(other)
    await world.credit(other)
    world.say(wish, 'authorised')
    await settle(wish)
    expect(await world.stateOf(wish)).toBe('given_back')
    expect(await world.balance(pupil)).toBe(120_000)
    expect(await messagesTo(world.house, email)).toMatchObject([{ subject: expect.stringContaining('opphevet') }])
  })

  test('for a payment that we have ended cannot come: it is ended at the provider, too', async () => {
    const { wish } = await world.pending()
    world.clock.pass(24 * HOUR)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('expired')
    expect(world.provider.words.get(referenceOf(wish))).toBe('abandoned')
  })

  test('at the very moment we want to end it is taken', async () => {
    const { pupil, wish } = await world.pending()
    // The provider refuses to end it, as somebody is paying it just now.
    world.provider.at = (step) => {
      if (step !== 'before cancel') return
      world.say(wish, 'authorised')
      throw new ProviderTrouble('not_possible_now')
    }
    world.clock.pass(24 * HOUR)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(21_000)
  })
})

describe('money taken back by the provider', () => {
  test('is drawn from the wallet once, however often it is seen, and the payer is told', async () => {
    const { pupil, wish, email } = await credited()
    world.provider.takeBack(referenceOf(wish), 'refund', 5000)
    for (let times = 0; times < 3; times += 1) await settle(wish)
    expect(await world.balance(pupil)).toBe(16_000)
    expect(await world.stateOf(wish)).toBe('credited')
    world.provider.takeBack(referenceOf(wish), 'chargeback', 15_000)
    await settle(wish)
    expect(await world.balance(pupil)).toBe(1000)
    expect(await world.stateOf(wish)).toBe('charged_back')
    expect((await messagesTo(world.house, email)).map(({ subject }) => subject)).toHaveLength(3)
  })

  test('is found without a callback within some hours', async () => {
    const { pupil, wish } = await credited()
    world.provider.takeBack(referenceOf(wish), 'chargeback', 20_000)
    world.clock.pass(HOUR)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(1000)
  })

  test('after it was spent leaves a debt: nothing can be bought for it, and the next top-up covers it first', async () => {
    const { pupil, wish, email } = await credited({ balanceOre: 0 })
    const signer = await currentSigner(world.house.database, world.house.keys)
    const buy = () => makePurchases(world.house, signer, [world.canteen.wish(pupil)])
    await buy()
    world.provider.takeBack(referenceOf(wish), 'chargeback', 20_000)
    await settle(wish)
    expect([await world.balance(pupil), await floorOf(pupil)]).toEqual([-3500, -3500])
    expect((await messagesTo(world.house, email)).find(({ subject }) => subject.includes('trukket tilbake'))?.body).toContain('35')
    expect(await buy()).toMatchObject([{ refusal: { code: 'balance_too_low', facts: { balanceOre: -3500, missingOre: 7000 } } }])
    const small = world.wishFor(pupil, { amountOre: 2000 })
    await world.make(small)
    await world.credit(small)
    expect([await world.balance(pupil), await floorOf(pupil)]).toEqual([-1500, -1500])
    const next = world.wishFor(pupil, { amountOre: 5000 })
    await world.make(next)
    await world.credit(next)
    expect([await world.balance(pupil), await floorOf(pupil)]).toEqual([3500, 0])
    expect(await buy()).toMatchObject([{ answer: { balanceOre: 0 } }])
    expect(await buy()).toMatchObject([{ refusal: { code: 'balance_too_low' } }])
  })
})
