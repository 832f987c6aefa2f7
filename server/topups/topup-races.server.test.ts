// Races need several connections, so they run on a PostgreSQL server; without one they are skipped,
// and the end of the run says so.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, serverUrl, type TestHouse } from '../../test/house-for-test.ts'
import { makePayer, makeScriptedProvider, type ScriptedProvider, takenPayment } from '../../test/topups.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchaseQueue } from '../purchases/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { learnOfPayment } from './learn-of-payment.ts'
import { makeTopup } from './make-topup.ts'
import { referenceOf } from './payment-reference.ts'
import { settleTopup } from './settle-topup.ts'
import { askSooner } from './store.ts'
import { makeTopupWatcher } from './watch-topups.ts'
import type { TopupWish } from './what-fits.ts'

describe.skipIf(!serverUrl())('many at once', () => {
  let made: TestHouse
  let canteen: Canteen
  let provider: ScriptedProvider
  let payer: string

  beforeAll(async () => {
    made = await houseForTest({ on: 'server' })
    canteen = await makeCanteen(made.house)
    payer = await makePayer(made.house)
  })
  beforeEach(async () => {
    // What earlier tests left open is not asked about here.
    await made.house.database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
    provider = makeScriptedProvider()
  })
  afterAll(() => made.close())

  const times = <Result>(count: number, work: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre
  const wishFor = ({ schoolId, walletId }: TestPupil, amountOre: number): TopupWish => ({
    schoolId,
    walletId,
    topupId: made.house.newId(),
    payerPersonId: payer,
    amountOre,
  })
  const make = (wish: TopupWish) => makeTopup(made.house, provider, wish)
  const codeOf = (wish: TopupWish) =>
    make(wish).then(
      () => 'taken',
      (error: { code: string }) => error.code,
    )

  test('twenty with one id are one top-up, and all get the same answer', async () => {
    const wish = wishFor(await canteen.makePupil({ balanceOre: 0 }), 20_000)
    const answers = await times(20, () => make(wish))
    expect(new Set(answers.map((answer) => JSON.stringify({ ...answer, createdAt: '' }))).size).toBe(1)
    expect(
      await rows(made.house.database, sql`select id from topup where school_id = ${wish.schoolId} and wallet_id = ${wish.walletId} and state = 'pending'`),
    ).toHaveLength(1)
  })

  test('with one id for two wallets are one top-up of one of them', async () => {
    const [one, other] = [wishFor(await canteen.makePupil({ balanceOre: 0 }), 20_000), wishFor(await canteen.makePupil({ balanceOre: 0 }), 20_000)]
    const answers = await times(10, (index) => codeOf(index % 2 ? one : { ...other, topupId: one.topupId }))
    expect(answers.toSorted()).toEqual([...Array(5).fill('same_id_other_content'), ...Array(5).fill('taken')])
  })

  test('ten wishes for 500 kr on one wallet: two fit under 1200 kr, eight are refused', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const answers = await times(10, () => codeOf(wishFor(pupil, 50_000)))
    expect(answers.toSorted()).toEqual([...Array(8).fill('balance_would_be_too_high'), 'taken', 'taken'])
  })

  test('twenty calls, four watching processes and twenty credits bring the money once', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 1000 })
    const wish = wishFor(pupil, 20_000)
    await make(wish)
    provider.words.set(referenceOf(wish), 'authorised')
    made.clock.pass(6_000)
    await Promise.all([
      times(20, async () => {
        await askSooner(made.house.database, { ...wish, now: made.clock.now(), restMs: 0 })
        await settleTopup(made.house, provider.payments, wish)
      }),
      times(4, () => makeTopupWatcher(made.house, provider.payments).look()),
      times(20, () => learnOfPayment(made.house, wish, { seen: takenPayment(20_000), claimedUntil: null })),
    ])
    expect(await balance(pupil)).toBe(21_000)
    expect(await rows(made.house.database, sql`select part from transfer where school_id = ${wish.schoolId} and event_id = ${wish.topupId}`)).toHaveLength(1)
  })

  test('of four processes that watch fifty top-ups each asks about its share, and no top-up is asked about twice', async () => {
    const wishes = await times(50, async () => wishFor(await canteen.makePupil({ balanceOre: 0 }), 4000))
    for (const wish of wishes) {
      await make(wish)
      provider.words.set(referenceOf(wish), 'authorised')
    }
    made.clock.pass(6_000)
    await times(4, () => makeTopupWatcher(made.house, provider.payments).look())
    expect(provider.reads).toBe(50)
    const credited = await rows(
      made.house.database,
      sql`select id from topup where school_id = ${canteen.schoolId} and state = 'credited' and id = any (${wishes.map(({ topupId }) => topupId)}::uuid[])`,
    )
    expect(credited).toHaveLength(50)
  })

  test('buying and paying in on the same wallets never wait for each other in a circle', async () => {
    const pupils = await times(5, () => canteen.makePupil({ balanceOre: 50_000 }))
    const queue = makePurchaseQueue(made.house, await currentSigner(made.house.database, made.house.keys))
    await Promise.all([
      times(100, (index) =>
        queue.submit(
          canteen.wish(pupils[index % 5] as TestPupil, { lines: [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 }),
        ),
      ),
      times(25, async (index) => {
        const wish = wishFor(pupils[index % 5] as TestPupil, 10_000)
        await make(wish)
        const credit = () => learnOfPayment(made.house, wish, { seen: takenPayment(10_000), claimedUntil: null })
        await Promise.all([credit(), make(wish), credit()])
      }),
    ])
    for (const pupil of pupils) expect(await balance(pupil)).toBe(50_000 - 20 * 800 + 5 * 10_000)
  })

  test('leave books that add up', async () => {
    const { discrepancies } = await verifyDatabase(made.house.database, made.house.keys)
    expect(discrepancies).toEqual([])
  })
})
