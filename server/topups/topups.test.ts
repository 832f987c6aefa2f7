import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { topupAmountsOre } from '../../rules/topup-amounts.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { makePayer, makeScriptedProvider, type ScriptedProvider } from '../../test/topups.ts'
import { answerProblems } from '../http/problems.ts'
import { currentSigner } from '../journal/index.ts'
import { messagesTo } from '../messages/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { makeTopup, type TopupWish } from './make-topup.ts'
import { referenceOf } from './payment-reference.ts'
import { creditTopup, makeTopupWatcher, registerPaymentCallback, topupRoutes, type TopupWatcher } from './index.ts'
import { readOneTopup, topupsInFlight } from './read-topup.ts'
import { settleTopup } from './settle-topup.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

let made: TestHouse
let canteen: Canteen
let provider: ScriptedProvider
let watcher: TopupWatcher
let app: FastifyInstance
let payer: string

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
})
beforeEach(async () => {
  // What earlier tests left open is not asked about here.
  await made.house.database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
  made.clock.set(LUNCH)
  provider = makeScriptedProvider()
  watcher = makeTopupWatcher(made.house, provider)
  payer = await makePayer(made.house)
  app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } }) as unknown as FastifyInstance
  answerProblems(app, made.house.log)
  registerPaymentCallback(app, made.house, provider)
  return () => app.close()
})
afterAll(async () => {
  const { discrepancies } = await verifyDatabase(made.house.database, made.house.keys)
  await made.close()
  expect(discrepancies).toEqual([])
})

const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre
const wishFor = (pupil: TestPupil, wish: Partial<TopupWish> = {}): TopupWish => ({
  schoolId: pupil.schoolId,
  walletId: pupil.walletId,
  topupId: made.house.newId(),
  payerPersonId: payer,
  amountOre: 20_000,
  ...wish,
})
const make = (wish: TopupWish) => makeTopup(made.house, provider, wish)
const refusalOf = async (wish: TopupWish): Promise<RefusalCode | null> => make(wish).then(() => null, (error: { code: RefusalCode }) => error.code)
const stateOf = async (wish: TopupWish) => (await readOneTopup(made.house, wish)).state
const transfersOf = ({ schoolId, topupId }: TopupWish) => rows(made.house.database, sql`select amount_ore as "amountOre", kind from transfer where school_id = ${schoolId} and event_id = ${topupId}`)
const say = (wish: TopupWish, word: 'approved' | 'declined' | 'abandoned') => provider.words.set(referenceOf(wish), word)
const callBack = (reference: string) => app.inject({ method: 'POST', url: '/api/payments/scripted/callback', payload: { reference } })

/** A pupil with a top-up that waits for its payer. */
async function pending(facts: { balanceOre?: number; amountOre?: number } = {}): Promise<{ pupil: TestPupil; wish: TopupWish }> {
  const pupil = await canteen.makePupil({ balanceOre: facts.balanceOre ?? 1000 })
  const wish = wishFor(pupil, { amountOre: facts.amountOre ?? 20_000 })
  await make(wish)
  return { pupil, wish }
}

describe('the wish to pay in', () => {
  test('is stored and answers where to pay; nothing is on the wallet yet', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 1000 })
    const wish = wishFor(pupil)
    expect(await make(wish)).toEqual({
      topupId: wish.topupId,
      amountOre: 20_000,
      state: 'pending',
      createdAt: LUNCH,
      creditedAt: null,
      payAt: `https://pay.example/${pupil.schoolId}-${wish.topupId}`,
    })
    expect(await balance(pupil)).toBe(1000)
  })

  test('is stored before the provider hears of it', async () => {
    const wish = wishFor(await canteen.makePupil())
    let seen: string | null = null
    provider.at = async (step) => {
      if (step === 'before start') seen = await stateOf(wish)
    }
    await make(wish)
    expect(seen).toBe('created')
  })

  test('sent again gets the first answer, and the provider hears of it once', async () => {
    const wish = wishFor(await canteen.makePupil({ balanceOre: 0 }))
    const first = await make(wish)
    made.clock.pass(60 * SECOND)
    expect(await make(wish)).toEqual(first)
    expect(provider.starts).toBe(1)
  })

  test('sent again after it was credited says so', async () => {
    const { wish } = await pending()
    await creditTopup(made.house, wish)
    expect(await make(wish)).toMatchObject({ state: 'credited', payAt: null })
    expect(await transfersOf(wish)).toHaveLength(1)
  })

  test('with an id that stands for something else is refused by name', async () => {
    const { pupil, wish } = await pending()
    expect(await refusalOf({ ...wish, amountOre: 30_000 })).toBe('same_id_other_content')
    expect(await refusalOf({ ...wish, walletId: (await canteen.makePupil()).walletId })).toBe('same_id_other_content')
    expect(await refusalOf({ ...wish, payerPersonId: await makePayer(made.house) })).toBe('same_id_other_content')
    const purchase = canteen.wish(pupil, { lines: [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 })
    await makePurchases(made.house, await currentSigner(made.house.database, made.house.keys), [purchase])
    expect(await refusalOf(wishFor(pupil, { topupId: purchase.id }))).toBe('same_id_other_content')
  })

  test('may be for the amounts on the buttons, and for no other', async () => {
    for (const amountOre of topupAmountsOre) expect(await refusalOf(wishFor(await canteen.makePupil({ balanceOre: 0 }), { amountOre }))).toBeNull()
    for (const amountOre of [3999, 4001, 50_001]) expect(await refusalOf(wishFor(await canteen.makePupil({ balanceOre: 0 }), { amountOre }))).toBe('amount_not_offered')
  })

  test('may fill the wallet to the school’s limit, and not one øre more', async () => {
    expect(await refusalOf(wishFor(await canteen.makePupil({ balanceOre: 100_000 })))).toBeNull()
    const fuller = wishFor(await canteen.makePupil({ balanceOre: 100_001 }))
    await expect(make(fuller)).rejects.toMatchObject({ code: 'balance_would_be_too_high', facts: { maximumBalanceOre: 120_000 } })
    // A refused wish leaves nothing behind: the same id is free for an amount that fits.
    expect(await refusalOf({ ...fuller, amountOre: 10_000 })).toBeNull()
  })

  test('counts what is being paid in already, until that comes to nothing', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 60_000 })
    const first = wishFor(pupil, { amountOre: 40_000 })
    await make(first)
    expect(await refusalOf(wishFor(pupil, { amountOre: 30_000 }))).toBe('balance_would_be_too_high')
    expect(await refusalOf(wishFor(pupil, { amountOre: 20_000 }))).toBeNull()
    say(first, 'declined')
    await callBack(referenceOf(first))
    await vi.waitFor(async () => expect(await stateOf(first)).toBe('declined'))
    expect(await refusalOf(wishFor(pupil, { amountOre: 40_000 }))).toBeNull()
  })

  test('for a pupil who has left is not taken; on the last day it is', async () => {
    expect(await refusalOf(wishFor(await canteen.makePupil({ enrolledUntil: '2026-11-03' })))).toBeNull()
    expect(await refusalOf(wishFor(await canteen.makePupil({ enrolledUntil: '2026-11-02' })))).toBe('topup_not_possible_now')
  })

  test('is not taken where no payment provider is set up', async () => {
    const post = topupRoutes(made.house, null)['POST /api/wallets/:schoolId/:walletId/topups']
    await expect(post?.({} as Parameters<typeof post>[0])).rejects.toMatchObject({ code: 'topup_not_possible_now' })
  })
})

describe('a provider that is down', () => {
  test('makes the wish wait; the same wish goes on when the provider is back', async () => {
    const wish = wishFor(await canteen.makePupil({ balanceOre: 0 }))
    provider.isDown = true
    expect(await refusalOf(wish)).toBe('payment_provider_down')
    expect(await stateOf(wish)).toBe('created')
    provider.isDown = false
    expect(await make(wish)).toMatchObject({ state: 'pending' })
  })

  test('does not use up the wallet’s room for long: after five minutes only what can still be paid counts', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    provider.isDown = true
    const waiting = [wishFor(pupil, { amountOre: 50_000 }), wishFor(pupil, { amountOre: 50_000 })]
    for (const wish of waiting) await refusalOf(wish)
    provider.isDown = false
    expect(await refusalOf(wishFor(pupil, { amountOre: 30_000 }))).toBe('balance_would_be_too_high')
    made.clock.pass(300 * SECOND)
    expect(await topupsInFlight(made.house, pupil)).toEqual([])
    expect(await refusalOf(wishFor(pupil, { amountOre: 30_000 }))).toBeNull()
    // And an old wish that is tried again must fit as a new one must.
    expect(await refusalOf(waiting[0] as TopupWish)).toBeNull()
    expect(await refusalOf(waiting[1] as TopupWish)).toBe('balance_would_be_too_high')
  })

  test('is asked again later, and the money comes then', async () => {
    const { pupil, wish } = await pending()
    say(wish, 'approved')
    provider.isDown = true
    made.clock.pass(5 * SECOND)
    await watcher.look()
    expect(await stateOf(wish)).toBe('pending')
    provider.isDown = false
    made.clock.pass(5 * SECOND)
    await watcher.look()
    expect(await balance(pupil)).toBe(21_000)
  })

  test('for more than a day does not lose a payment: without its word nothing is given up', async () => {
    const { pupil, wish } = await pending()
    say(wish, 'approved')
    provider.isDown = true
    made.clock.pass(30 * HOUR)
    await watcher.look()
    expect(await stateOf(wish)).toBe('pending')
    provider.isDown = false
    made.clock.pass(2 * HOUR)
    await watcher.look()
    expect(await balance(pupil)).toBe(21_000)
  })
})

describe('the money', () => {
  test('is on the wallet as soon as the provider has called and been asked', async () => {
    const { pupil, wish } = await pending()
    say(wish, 'approved')
    const answer = await callBack(referenceOf(wish))
    expect(answer.statusCode).toBe(200)
    await vi.waitFor(async () => expect(await balance(pupil)).toBe(21_000))
    expect(await transfersOf(wish)).toEqual([{ amountOre: 20_000, kind: 'topup' }])
  })

  test('is credited once though the provider calls twenty times at once and goes on calling', async () => {
    const { pupil, wish } = await pending()
    say(wish, 'approved')
    await Promise.all(Array.from({ length: 20 }, () => callBack(referenceOf(wish))))
    await vi.waitFor(async () => expect(await stateOf(wish)).toBe('credited'))
    for (let count = 0; count < 3; count += 1) {
      made.clock.pass(10 * SECOND)
      await callBack(referenceOf(wish))
      await watcher.look()
    }
    expect(await balance(pupil)).toBe(21_000)
    expect(await transfersOf(wish)).toHaveLength(1)
  })

  test('is credited once though twenty credit it at once', async () => {
    const { pupil, wish } = await pending()
    const credited = await Promise.all(Array.from({ length: 20 }, () => creditTopup(made.house, wish)))
    expect(credited.filter(Boolean)).toHaveLength(1)
    expect(await balance(pupil)).toBe(21_000)
  })

  test('comes without a callback, because the house asks by itself', async () => {
    const { pupil, wish } = await pending()
    say(wish, 'approved')
    made.clock.pass(5 * SECOND - 1)
    expect(await watcher.look()).toBe(0)
    made.clock.pass(1)
    expect(await watcher.look()).toBe(1)
    expect(await balance(pupil)).toBe(21_000)
  })

  test('comes within seconds when the payer is back and looks, though the next question was hours away', async () => {
    const { pupil, wish } = await pending()
    made.clock.pass(2 * HOUR)
    await watcher.look()
    say(wish, 'approved')
    made.clock.pass(4 * SECOND)
    expect(await watcher.look()).toBe(0)
    await readOneTopup(made.house, wish)
    expect(await watcher.look()).toBe(1)
    expect(await balance(pupil)).toBe(21_000)
  })

  test('does not come because somebody looks, returns, or calls: only by the provider’s word', async () => {
    const { pupil, wish } = await pending()
    for (let count = 0; count < 5; count += 1) {
      await readOneTopup(made.house, wish)
      await callBack(referenceOf(wish))
      made.clock.pass(2 * SECOND)
      await watcher.look()
    }
    expect(provider.asks).toBeGreaterThan(0)
    expect(await balance(pupil)).toBe(1000)
    expect(await stateOf(wish)).toBe('pending')
  })

  test('that comes after the wait was given up is credited all the same: it was taken from the payer', async () => {
    const { pupil, wish } = await pending()
    made.clock.pass(24 * HOUR)
    await watcher.look()
    expect(await stateOf(wish)).toBe('expired')
    say(wish, 'approved')
    made.clock.pass(SECOND)
    await callBack(referenceOf(wish))
    await vi.waitFor(async () => expect(await balance(pupil)).toBe(21_000))
  })

  test('that comes after the bank first said no is credited: the payer used another card', async () => {
    const { pupil, wish } = await pending()
    say(wish, 'declined')
    await callBack(referenceOf(wish))
    await vi.waitFor(async () => expect(await stateOf(wish)).toBe('declined'))
    say(wish, 'approved')
    made.clock.pass(SECOND)
    await callBack(referenceOf(wish))
    await vi.waitFor(async () => expect(await balance(pupil)).toBe(21_000))
  })

  test('that is credited is not touched by a no that comes late', async () => {
    const { pupil, wish } = await pending()
    let isFirst = true
    provider.at = async (step) => {
      // Between the provider's answer and our use of it, the money came another way.
      if (step === 'before ask' && isFirst) {
        isFirst = false
        await creditTopup(made.house, wish)
      }
    }
    say(wish, 'declined')
    made.clock.pass(5 * SECOND)
    await watcher.look()
    expect(await stateOf(wish)).toBe('credited')
    expect(await balance(pupil)).toBe(21_000)
  })

  test('above the limit is credited too, when the wallet was filled meanwhile', async () => {
    const { pupil, wish } = await pending({ balanceOre: 100_000 })
    await made.house.database.query(sql`update school set maximum_balance_ore = 50000 where id = ${canteen.schoolId}`)
    await creditTopup(made.house, wish)
    await made.house.database.query(sql`update school set maximum_balance_ore = 120000 where id = ${canteen.schoolId}`)
    expect(await balance(pupil)).toBe(120_000)
  })
})

describe('waiting for the provider', () => {
  const nextQuestion = async (wish: TopupWish) => (await firstRow<{ at: Date | null }>(made.house.database, sql`select ask_again_at as at from topup where school_id = ${wish.schoolId} and id = ${wish.topupId}`))?.at?.getTime() ?? null

  test('is done ever more seldom: after 5, 10, 20, 40 seconds', async () => {
    const { wish } = await pending()
    const asked: number[] = []
    for (let count = 0; count < 5; count += 1) {
      made.clock.set(new Date((await nextQuestion(wish)) as number).toISOString())
      asked.push((made.clock.now().getTime() - Date.parse(LUNCH)) / SECOND)
      await watcher.look()
    }
    expect(asked).toEqual([5, 10, 20, 40, 80])
  })

  test('ends after a day when the provider still calls it open, and not before', async () => {
    const { wish } = await pending()
    made.clock.pass(24 * HOUR - 1)
    await watcher.look()
    expect(await stateOf(wish)).toBe('pending')
    made.clock.pass(2 * HOUR)
    await watcher.look()
    expect(await stateOf(wish)).toBe('expired')
    expect(await nextQuestion(wish)).toBeNull()
  })

  test('ends after a day for a wish that the provider never heard of', async () => {
    const wish = wishFor(await canteen.makePupil())
    provider.isDown = true
    await refusalOf(wish)
    await made.house.database.query(sql`update topup set provider = 'scripted' where school_id = ${wish.schoolId} and id = ${wish.topupId}`)
    made.clock.pass(24 * HOUR)
    await watcher.look()
    expect(await stateOf(wish)).toBe('expired')
    expect(provider.asks).toBe(0)
  })

  test('leaves the other top-ups alone when one of them cannot be settled', async () => {
    const [broken, good] = [await pending(), await pending()]
    for (const { wish } of [broken, good]) say(wish, 'approved')
    provider.at = (step) => {
      if (step === 'before ask' && provider.asks === 0) {
        provider.asks += 1
        throw new TypeError('a bug in the adapter')
      }
    }
    made.clock.pass(5 * SECOND)
    await watcher.look()
    const balances = [await balance(broken.pupil), await balance(good.pupil)].toSorted()
    expect(balances).toEqual([1000, 21_000])
    expect(made.logged).toContainEqual({ event: 'bug', facts: { place: 'topups', error: 'TypeError' } })
    made.clock.pass(30 * SECOND)
    await watcher.look()
    expect([await balance(broken.pupil), await balance(good.pupil)]).toEqual([21_000, 21_000])
  })

  test('loses no call that comes while the provider is being asked', async () => {
    const { pupil, wish } = await pending()
    made.clock.pass(5 * SECOND)
    provider.at = async (step) => {
      if (step !== 'after ask' || provider.asks !== 1) return
      say(wish, 'approved')
      await callBack(referenceOf(wish))
    }
    await settleTopup(made.house, provider, wish)
    expect(await stateOf(wish)).toBe('pending')
    made.clock.pass(SECOND)
    await watcher.look()
    expect(await balance(pupil)).toBe(21_000)
  })
})

describe('the callback', () => {
  test('answers the same to a reference that is unknown, of another school, or nonsense', async () => {
    const { wish } = await pending()
    const answers = await Promise.all([referenceOf(wish), referenceOf({ ...wish, topupId: made.house.newId() }), referenceOf({ ...wish, schoolId: 999_999 }), '99999999999-x', 'hei'].map(callBack))
    for (const answer of answers) expect([answer.statusCode, answer.json()]).toEqual([200, { done: true }])
  })

  test('that does not have the agreed shape is refused', async () => {
    for (const payload of [{}, { reference: 7 }, { reference: '' }, { reference: 'x'.repeat(81) }, { reference: 'x', state: 'approved' }]) {
      expect((await app.inject({ method: 'POST', url: '/api/payments/scripted/callback', payload })).statusCode).toBe(400)
    }
  })

  test('makes us ask at most once a second, however often it comes', async () => {
    const { wish } = await pending()
    for (let count = 0; count < 20; count += 1) await callBack(referenceOf(wish))
    await vi.waitFor(() => expect(provider.asks).toBe(1))
    for (let count = 0; count < 5; count += 1) await watcher.look()
    expect(provider.asks).toBe(1)
    made.clock.pass(SECOND)
    await watcher.look()
    expect(provider.asks).toBe(2)
  })

  test('that comes in a flood is told to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 201 }, () => callBack('hei')))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(200)
    expect(answers.at(-1)?.statusCode).toBe(429)
    made.clock.pass(SECOND)
    expect((await callBack('hei')).statusCode).toBe(200)
  })
})

describe('what people see', () => {
  test('top-ups in flight stand with the wallet, newest first, until they come to an end', async () => {
    const { pupil, wish } = await pending()
    made.clock.pass(SECOND)
    const second = wishFor(pupil, { amountOre: 5000 })
    await make(second)
    expect((await topupsInFlight(made.house, pupil)).map(({ topupId, payAt }) => [topupId, payAt !== null])).toEqual([
      [second.topupId, true],
      [wish.topupId, true],
    ])
    await creditTopup(made.house, wish)
    expect((await topupsInFlight(made.house, pupil)).map(({ topupId }) => topupId)).toEqual([second.topupId])
  })

  test('a top-up of another wallet is not shown', async () => {
    const { wish } = await pending()
    await expect(readOneTopup(made.house, { ...wish, walletId: (await canteen.makePupil()).walletId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(readOneTopup(made.house, { ...wish, topupId: made.house.newId() })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the payer gets one receipt, in the payer’s language, once the money is there', async () => {
    for (const [language, subject] of [['nb', 'Kvittering: 200\u00a0kr til Nora'], ['nn', 'Kvittering: 200\u00a0kr til Nora'], ['en', 'Receipt: 200\u00a0kr to Nora']] as const) {
      const email = `${language}-${made.house.newId()}@example.no`
      const wish = wishFor(await canteen.makePupil({ balanceOre: 1000 }), { payerPersonId: await makePayer(made.house, { language, email }) })
      await make(wish)
      expect(await messagesTo(made.house, email)).toEqual([])
      await Promise.all([creditTopup(made.house, wish), creditTopup(made.house, wish)])
      const letters = await messagesTo(made.house, email)
      expect(letters).toMatchObject([{ channel: 'email', subject }])
      for (const part of ['210\u00a0kr', '0\u00a0kr', '11:30', 'Testkantiner AS', '988077917', wish.topupId]) expect(letters[0]?.body).toContain(part)
    }
  })
})
