import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { makePurchases } from '../purchases/index.ts'
import { closeDay } from './index.ts'

let world: DayWorld
beforeAll(async () => {
  world = await openDayWorld()
})
afterAll(() => world.made.close())

test.each(['before', 'after'] as const)('a process that dies %s any step of closing a day has one report or none, and the next try has one', async (moment) => {
  const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
  let deaths = 0
  for (let atStatement = 1; ; atStatement += 1) {
    const till = await world.canteen.makeTill()
    const key = { schoolId: till.schoolId, tillId: till.tillId, madeBy: 'till' as const }
    await world.sell(pupil, { till })
    const database = dyingDatabase(world.made.house.database, { atStatement, moment })
    await closeDay({ ...world.made.house, database }, key).catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error
      deaths += 1
    })
    const report = await closeDay(world.made.house, key)
    expect(report).toMatchObject({ number: 1, saleCount: 1 })
    expect(await world.reportsOf(till)).toHaveLength(1)
    if (!database.isDead()) break
  }
  expect(deaths).toBeGreaterThan(8)
  expect(await world.discrepancies()).toEqual([])
})

test('a process that dies at any step of the first sale of a new day has closed the day before and sold, or neither', async () => {
  let deaths = 0
  for (let atStatement = 1; ; atStatement += 1) {
    world.made.clock.set('2026-11-03T10:30:00Z')
    const [till, pupil] = [await world.canteen.makeTill(), await world.canteen.makePupil()]
    await world.sell(pupil, { till })
    world.made.clock.set('2026-11-04T10:30:00Z')
    const wish = world.canteen.wish(pupil, { till })
    const database = dyingDatabase(world.made.house.database, { atStatement, moment: atStatement % 2 === 0 ? 'after' : 'before' })
    await makePurchases({ ...world.made.house, database }, world.signer, [wish]).catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error
      deaths += 1
    })
    const [outcome] = await makePurchases(world.made.house, world.signer, [wish])
    expect(outcome).toMatchObject({ answer: { receiptNumber: 2 } })
    expect(await world.reportsOf(till)).toMatchObject([{ day: '2026-11-03', after: 0, last: 1 }])
    if (!database.isDead()) break
  }
  expect(deaths).toBeGreaterThan(12)
  expect(await world.discrepancies()).toEqual([])
})
