// Gifts, meals and a bank that takes back, all at the same moment: the fund is one row, and holds to its last øre.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundWorld, openFundWorld } from '../../test/fund-gifts.ts'
import { takenPayment } from '../../test/topups.ts'
import { makePurchases } from '../purchases/index.ts'
import { learnOfPayment, referenceOf } from '../topups/index.ts'

let world: FundWorld

beforeAll(async () => {
  world = await openFundWorld({ on: 'server' })
  await world.payIn('fund', await world.fundOre(), 'out')
})
afterAll(() => world.close())

const times = <Result>(count: number, work: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)))

test('one gift that is told of by twenty at once is in the fund once', async () => {
  const gift = await world.giveBy(await world.openLink())
  world.provider.words.set(referenceOf(gift), 'authorised')
  world.made.clock.pass(10_000)
  await Promise.all([times(4, () => world.look()), times(20, () => learnOfPayment(world.made.house, gift, { seen: takenPayment(20_000), claimedUntil: null }))])
  expect(await world.fundOre()).toBe(20_000)
})

test('the link is one, however many open it at once, and none gives by it after it is closed', async () => {
  await world.closeLink()
  const tokens = await times(6, () => world.openLink())
  expect(new Set(tokens).size).toBe(1)
})

test('meals that are advanced while gifts come and are taken back never wait in a circle, and what is not there is owed', async () => {
  const token = await world.openLink()
  const gifts = await times(6, () => world.giveBy(token, { amountOre: 10_000 }))
  for (const gift of gifts.slice(0, 3)) await world.paid(gift)
  for (const gift of gifts.slice(0, 3)) world.provider.takeBack(referenceOf(gift), 'chargeback', 10_000)
  for (const gift of gifts.slice(3)) world.provider.words.set(referenceOf(gift), 'authorised')
  world.made.clock.pass(2 * 3_600_000)
  const [tills, pupils] = [await times(3, () => world.canteen.makeTill()), await times(12, () => world.canteen.makePupil({ balanceOre: 0 }))]
  await Promise.all([
    times(3, () => world.look()),
    ...tills.map((till, index) =>
      makePurchases(
        world.made.house,
        world.signer,
        pupils.slice(index * 4, index * 4 + 4).map((pupil) => world.canteen.wish(pupil, { till, ...world.basket([world.lunch, 1]) })),
      ),
    ),
  ])
  const { sums } = await world.seen()
  expect(await world.fundOre()).toBeGreaterThanOrEqual(0)
  expect(sums.paidInBySchoolOre + sums.giftsOre + sums.owedOre - sums.usedOre).toBe(await world.fundOre())
  expect(await world.discrepancies()).toEqual([])
})
