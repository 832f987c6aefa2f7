// Races need several connections, so they run on a PostgreSQL server; without one they are skipped, and the end of
// the run says so.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serverUrl } from '../../test/house-for-test.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { moveToSibling, type MoveWish } from './move-to-sibling.ts'

describe.skipIf(!serverUrl())('many at once', () => {
  let world: RefundWorld
  beforeAll(async () => {
    world = await openRefundWorld({ on: 'server' })
  })
  beforeEach(() => world.startAnew())
  // Closing proves the books.
  afterAll(() => world?.close())

  const times = <Result>(count: number, work: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'taken',
      (error: { code?: string }) => error.code ?? String(error),
    )

  async function siblings() {
    const [one, other] = [await world.canteen.makePupil({ balanceOre: 0 }), await world.canteen.makePupil({ balanceOre: 0 })]
    const { personId } = await world.makePerson()
    for (const pupil of [one, other]) {
      await world.follow(pupil, personId)
      await world.payIn(pupil, personId, 20_000)
    }
    const move = (from: typeof one, to: typeof one, amountOre: number, transferId = world.house.newId()) => {
      const wish: MoveWish = { schoolId: one.schoolId, transferId, fromWalletId: from.walletId, toWalletId: to.walletId, personId, amountOre }
      return codeOf(moveToSibling(world.house, world.provider.payments, wish))
    }
    return { one, other, personId, move }
  }

  test('each way at the same time nobody waits in a circle, and no øre is made or lost', async () => {
    const { one, other, move } = await siblings()
    const answers = await times(20, (index) => (index % 2 === 0 ? move(one, other, 1_100) : move(other, one, 900)))
    expect(answers).toEqual(Array(20).fill('taken'))
    expect([await world.balance(one), await world.balance(other)]).toEqual([18_000, 22_000])
  })

  test('twenty wishes for a fifth of what is there: five are taken, and never a sixth', async () => {
    const { one, other, move } = await siblings()
    const answers = await times(20, () => move(one, other, 4_000))
    expect(answers.toSorted()).toEqual([...Array(15).fill('more_than_own_share'), ...Array(5).fill('taken')])
    expect([await world.balance(one), await world.balance(other)]).toEqual([0, 40_000])
  })

  test('twenty times the same wish is one', async () => {
    const { one, other, move } = await siblings()
    const transferId = world.house.newId()
    expect(await times(20, () => move(one, other, 15_000, transferId))).toEqual(Array(20).fill('taken'))
    expect([await world.balance(one), await world.balance(other)]).toEqual([5_000, 35_000])
  })

  test('purchases, refunds and moves together never take more than there is', async () => {
    const { one, other, personId, move } = await siblings()
    const signer = await currentSigner(world.house.database, world.house.keys)
    const [bought, moved, refunded] = await Promise.all([
      times(6, () => makePurchases(world.house, signer, [world.canteen.wish(one)]).then(([outcome]) => (outcome && 'answer' in outcome ? 3_500 : 0))),
      times(8, () => move(one, other, 2_000).then((code) => (code === 'taken' ? 2_000 : 0))),
      times(8, () =>
        codeOf(world.ask(one, { amountOre: 1_500, payerPersonId: personId, askedByPersonId: personId })).then((code) => (code === 'taken' ? 1_500 : 0)),
      ),
    ])
    const sum = (amounts: number[]) => amounts.reduce((all, amountOre) => all + amountOre, 0)
    expect(await world.balance(one)).toBe(20_000 - sum(bought) - sum(moved) - sum(refunded))
    expect(await world.balance(one)).toBeGreaterThanOrEqual(0)
    expect(await world.balance(other)).toBe(20_000 + sum(moved))
  })
})
