// Races need several connections, so they run on a PostgreSQL server; without one they are skipped, and the end of
// the run says so.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { balanceOf } from '../../ledger/ledger.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { serverUrl } from '../../test/house-for-test.ts'
import { closeDay, makeXReport } from '../day-reports/index.ts'
import { returnPurchase } from './return-purchase.ts'

describe.skipIf(!serverUrl())('a sale that many take back at once', () => {
  let world: DayWorld
  beforeAll(async () => {
    world = await openDayWorld({ on: 'server' })
  })
  afterAll(() => world?.made.close())

  const outcome = (asked: Promise<unknown>) =>
    asked.then(
      () => 'returned',
      (error: { code?: string }) => error.code,
    )

  test('gives its money back once, whoever is first, also asked for twice with one id', async () => {
    const { house } = world.made
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil({ balanceOre: 10_000 })]
    const { purchaseId } = await world.sell(pupil, { till })
    const ids = Array.from({ length: 8 }, () => house.newId())
    const wish = { till, purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 3500, reason: 'undone' as const, note: null }
    const outcomes = await Promise.all([...ids, ...ids].map((id) => outcome(returnPurchase(house, { ...wish, id }))))
    // The one that won, and its repeat.
    expect(outcomes.filter((each) => each === 'returned')).toHaveLength(2)
    expect(outcomes.filter((each) => each === 'return_more_than_left')).toHaveLength(14)
    expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(10_000)
    expect(await world.discrepancies()).toEqual([])
  })

  test('never waits in a circle with sales, reports and the end of the day', async () => {
    const { house } = world.made
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil({ balanceOre: 200_000 })]
    const sales = await Promise.all(Array.from({ length: 10 }, () => world.sell(pupil, { till })))
    const outcomes = await Promise.all([
      ...sales.map(({ purchaseId }) =>
        outcome(
          returnPurchase(house, { till, id: house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 3500, reason: 'undone', note: null }),
        ),
      ),
      ...Array.from({ length: 10 }, () => outcome(world.sell(pupil, { till }))),
      outcome(makeXReport(house, till)),
    ])
    expect(outcomes.every((each) => each === 'returned')).toBe(true)
    await closeDay(house, { ...till, madeBy: 'till' })
    expect(await world.reportsOf(till)).toMatchObject([{ number: 1, after: 0, last: 30, salesOre: 20 * 3500 }])
    expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(200_000 - 10 * 3500)
    expect(await world.discrepancies()).toEqual([])
  })
})
