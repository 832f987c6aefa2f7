import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { topupAmountsOre } from '../../rules/topup-amounts.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { makePayer } from '../../test/topups.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { referenceOf } from './payment-reference.ts'
import { topupsInFlight } from './read-topup.ts'
import { topupRoutes } from './routes.ts'
import type { TopupWish } from './what-fits.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

describe('the wish to pay in', () => {
  test('is stored and answers where to pay; nothing is on the wallet yet', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 1000 })
    const wish = world.wishFor(pupil)
    expect(await world.make(wish)).toEqual({
      topupId: wish.topupId,
      amountOre: 20_000,
      state: 'pending',
      createdAt: LUNCH,
      creditedAt: null,
      provider: 'swedbank-pay',
      reversedOre: 0,
      gift: null,
      payAt: `https://pay.example/${pupil.schoolId}-${wish.topupId}`,
    })
    expect(await world.balance(pupil)).toBe(1000)
  })

  test('is stored before the provider hears of it', async () => {
    const wish = world.wishFor(await world.canteen.makePupil())
    let seen: string | null = null
    world.provider.at = async (step) => {
      if (step === 'before make') seen = await world.stateOf(wish)
    }
    await world.make(wish)
    expect(seen).toBe('created')
  })

  test('sent again gets the first answer, and the provider hears of it once', async () => {
    const wish = world.wishFor(await world.canteen.makePupil({ balanceOre: 0 }))
    const first = await world.make(wish)
    world.clock.pass(60 * SECOND)
    expect(await world.make(wish)).toEqual(first)
    expect(world.provider.made).toBe(1)
  })

  test('sent again after it was credited says so', async () => {
    const { wish } = await world.pending()
    await world.credit(wish)
    expect(await world.make(wish)).toMatchObject({ state: 'credited', payAt: null })
    expect(await world.transfersOf(wish)).toHaveLength(1)
  })

  test('with an id that stands for something else is refused by name', async () => {
    const { pupil, wish } = await world.pending()
    expect(await world.refusalOf({ ...wish, amountOre: 30_000 })).toBe('same_id_other_content')
    expect(await world.refusalOf({ ...wish, walletId: (await world.canteen.makePupil()).walletId })).toBe('same_id_other_content')
    expect(await world.refusalOf({ ...wish, giver: undefined, payerPersonId: await makePayer(world.house) })).toBe('same_id_other_content')
    const purchase = world.canteen.wish(pupil, { lines: [{ productId: world.canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 })
    await makePurchases(world.house, await currentSigner(world.house.database, world.house.keys), [purchase])
    expect(await world.refusalOf(world.wishFor(pupil, { topupId: purchase.id }))).toBe('same_id_other_content')
  })

  test('may be for the amounts on the buttons, and for no other', async () => {
    for (const amountOre of topupAmountsOre)
      expect(await world.refusalOf(world.wishFor(await world.canteen.makePupil({ balanceOre: 0 }), { amountOre }))).toBeNull()
    for (const amountOre of [1900, 4001, 100_100])
      expect(await world.refusalOf(world.wishFor(await world.canteen.makePupil({ balanceOre: 0 }), { amountOre }))).toBe('amount_not_offered')
  })

  test('may fill the wallet to the school’s limit, and not one øre more', async () => {
    expect(await world.refusalOf(world.wishFor(await world.canteen.makePupil({ balanceOre: 100_000 })))).toBeNull()
    const fuller = world.wishFor(await world.canteen.makePupil({ balanceOre: 100_001 }))
    await expect(world.make(fuller)).rejects.toMatchObject({ code: 'balance_would_be_too_high', facts: { maximumBalanceOre: 120_000 } })
    // A refused wish leaves nothing behind: the same id is free for an amount that fits.
    expect(await world.refusalOf({ ...fuller, amountOre: 10_000 })).toBeNull()
  })

  test('counts what is being paid in already, until that comes to nothing', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 60_000 })
    const first = world.wishFor(pupil, { amountOre: 40_000 })
    await world.make(first)
    expect(await world.refusalOf(world.wishFor(pupil, { amountOre: 30_000 }))).toBe('balance_would_be_too_high')
    expect(await world.refusalOf(world.wishFor(pupil, { amountOre: 20_000 }))).toBeNull()
    world.say(first, 'declined')
    await world.callBack(referenceOf(first))
    await eventually(async () => expect(await world.stateOf(first)).toBe('declined'))
    expect(await world.refusalOf(world.wishFor(pupil, { amountOre: 40_000 }))).toBeNull()
  })

  test('for a pupil who has left is not taken; on the last day it is', async () => {
    expect(await world.refusalOf(world.wishFor(await world.canteen.makePupil({ enrolledUntil: '2026-11-03' })))).toBeNull()
    expect(await world.refusalOf(world.wishFor(await world.canteen.makePupil({ enrolledUntil: '2026-11-02' })))).toBe('topup_not_possible_now')
  })

  test('is not taken where no payment provider is set up', async () => {
    const post = topupRoutes(world.house, { ...world.provider.payments, find: () => null })['POST /api/wallets/:schoolId/:walletId/topups']
    await expect(post?.({ body: { provider: 'swedbank-pay' } } as Parameters<typeof post>[0])).rejects.toMatchObject({ code: 'topup_not_possible_now' })
  })
})

describe('a provider that is down', () => {
  test('makes the wish wait; the same wish goes on when the provider is back', async () => {
    const wish = world.wishFor(await world.canteen.makePupil({ balanceOre: 0 }))
    world.provider.isDown = true
    expect(await world.refusalOf(wish)).toBe('payment_provider_down')
    expect(await world.stateOf(wish)).toBe('created')
    world.provider.isDown = false
    expect(await world.make(wish)).toMatchObject({ state: 'pending' })
  })

  test('does not use up the wallet’s room for long: after five minutes only what can still be paid counts', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    world.provider.isDown = true
    const waiting = [world.wishFor(pupil, { amountOre: 50_000 }), world.wishFor(pupil, { amountOre: 50_000 })]
    for (const wish of waiting) await world.refusalOf(wish)
    world.provider.isDown = false
    expect(await world.refusalOf(world.wishFor(pupil, { amountOre: 30_000 }))).toBe('balance_would_be_too_high')
    world.clock.pass(300 * SECOND)
    expect(await topupsInFlight(world.house, pupil)).toEqual([])
    expect(await world.refusalOf(world.wishFor(pupil, { amountOre: 30_000 }))).toBeNull()
    // And an old wish that is tried again must fit as a new one must.
    expect(await world.refusalOf(waiting[0] as TopupWish)).toBeNull()
    expect(await world.refusalOf(waiting[1] as TopupWish)).toBe('balance_would_be_too_high')
  })

  test('is asked again later, and the money comes then', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    world.provider.isDown = true
    world.clock.pass(5 * SECOND)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('pending')
    world.provider.isDown = false
    world.clock.pass(5 * SECOND)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(21_000)
  })

  test('for more than a day does not lose a payment: without its word nothing is given up', async () => {
    const { pupil, wish } = await world.pending()
    world.say(wish, 'authorised')
    world.provider.isDown = true
    world.clock.pass(30 * HOUR)
    await world.watcher.look()
    expect(await world.stateOf(wish)).toBe('pending')
    world.provider.isDown = false
    world.clock.pass(2 * HOUR)
    await world.watcher.look()
    expect(await world.balance(pupil)).toBe(21_000)
  })
})
