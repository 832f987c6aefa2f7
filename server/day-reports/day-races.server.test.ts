// Races need several connections, so they run on a PostgreSQL server; without one they are skipped, and the end of
// the run says so.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH, serverUrl } from '../../test/house-for-test.ts'
import { changeProduct } from '../menu/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { closeDay, closeDueDays, makeXReport } from './index.ts'

describe.skipIf(!serverUrl())('a day that is closed while it sells', () => {
  let world: DayWorld
  let pupils: TestPupil[]
  beforeAll(async () => {
    world = await openDayWorld({ on: 'server' })
    pupils = await Promise.all(Array.from({ length: 40 }, () => world.canteen.makePupil({ balanceOre: 200_000 })))
  })
  beforeEach(() => world.made.clock.set(LUNCH))
  afterAll(() => world?.made.close())

  const outcomeOf = (pupil: TestPupil, till: Parameters<DayWorld['sell']>[1]) =>
    world.sell(pupil, till).then(
      () => 'sold',
      (error: Error) => error.message,
    )

  test('has every sale in its report or none of it: forty pupils and three who close at once', async () => {
    const till = await world.canteen.makeTill()
    const key = { schoolId: till.schoolId, tillId: till.tillId, madeBy: 'till' as const }
    await world.sell(pupils[0] as TestPupil, { till })
    const sales = pupils.map((pupil) => outcomeOf(pupil, { till }))
    const reports = await Promise.all([
      closeDay(world.made.house, key),
      makeXReport(world.made.house, key),
      closeDay(world.made.house, key),
      closeDay(world.made.house, key),
    ])
    const outcomes = await Promise.all(sales)
    const sold = outcomes.filter((outcome) => outcome === 'sold').length
    expect(outcomes.filter((outcome) => outcome !== 'sold' && outcome !== 'day_is_over')).toEqual([])
    const made = await world.reportsOf(till)
    expect(made).toMatchObject([{ number: 1, after: 0, last: sold + 1, salesOre: (sold + 1) * 3_500 }])
    expect(reports.filter(({ kind }) => kind === 'z').map((report) => JSON.stringify(report))).toEqual(Array(3).fill(JSON.stringify(reports[0])))
    expect(await world.discrepancies()).toEqual([])
  })

  test('gets one report when forty sell first on another day, with the house closing beside them', async () => {
    const tills = await Promise.all([world.canteen.makeTill(), world.canteen.makeTill(), world.canteen.makeTill()])
    for (const till of tills) await world.sell(pupils[0] as TestPupil, { till })
    world.made.clock.set('2026-11-04T06:00:00Z')
    await Promise.all([
      ...pupils.map((pupil, index) => outcomeOf(pupil, { till: tills[index % 3] as (typeof tills)[number] })),
      closeDueDays(world.made.house),
      closeDueDays(world.made.house),
    ])
    for (const till of tills) expect(await world.reportsOf(till)).toMatchObject([{ number: 1, day: '2026-11-03', last: 1 }])
    expect(await world.discrepancies()).toEqual([])
  })

  test('never waits in a circle: batches over many tills, new prices and closings together', async () => {
    const tills = await Promise.all(Array.from({ length: 6 }, () => world.canteen.makeTill()))
    const { schoolId, apple } = world.canteen
    const batches = Array.from({ length: 12 }, (_, round) =>
      makePurchases(
        world.made.house,
        world.signer,
        pupils.slice(0, 12).map((pupil, index) => world.canteen.wish(pupil, { till: tills[(index + round) % 6] as (typeof tills)[number] })),
      ),
    )
    await Promise.all([
      ...batches,
      ...[810, 820, 830].map((priceOre) => changeProduct(world.made.house, { schoolId, productId: apple.productId, change: { priceOre } })),
      ...tills.map((till) => closeDay(world.made.house, { schoolId, tillId: till.tillId, madeBy: 'till' }).catch((error: { code?: string }) => error.code)),
    ])
    expect(await world.discrepancies()).toEqual([])
  })
})
