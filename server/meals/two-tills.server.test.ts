// Two tills that advance at once: the fund is one row, and holds to its last øre.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'
import { makePurchases } from '../purchases/index.ts'

let world: MealWorld

beforeAll(async () => {
  world = await openMealWorld({ on: 'server' })
})
afterAll(() => world.close())

test('of many tills that advance at once none takes what another has taken, and none waits in a circle', async () => {
  const { house } = world.made
  await world.payIn('fund', 100_000, 'out')
  // For seven of the twelve.
  await world.payIn('fund', 7 * 4_000)
  const tills = await Promise.all([1, 2, 3, 4].map(() => world.canteen.makeTill()))
  const pupils = await Promise.all(Array.from({ length: 12 }, () => world.canteen.makePupil({ balanceOre: 0 })))
  // Some have a programme too, so that both rows are wanted by many.
  await world.support({ amountOre: 1_000 }, ...pupils.slice(0, 4))
  const batches = tills.map((till, index) =>
    makePurchases(
      house,
      world.signer,
      pupils.slice(index * 3, index * 3 + 3).map((pupil) => world.canteen.wish(pupil, { till, ...world.basket([world.lunch, 1]) })),
    ),
  )
  const outcomes = (await Promise.all(batches)).flat()
  const sold = outcomes.filter((each) => 'answer' in each).length
  expect([7, 8]).toContain(sold)
  expect(await world.fundOre()).toBeGreaterThanOrEqual(0)
  expect(await world.fundOre()).toBeLessThan(4_000)
  expect(await world.discrepancies()).toEqual([])
})
