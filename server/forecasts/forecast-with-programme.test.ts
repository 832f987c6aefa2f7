import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../rules/norwegian-time.ts'
import { isSchoolDay, usualWeekdays } from '../../rules/school-calendar.ts'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'
import { forecastWallets } from './index.ts'

let world: MealWorld

beforeAll(async () => {
  world = await openMealWorld()
})
afterAll(() => world.close())

const weekdays = { openWeekdays: usualWeekdays, periods: [] }

test('what a programme of the school pays is not taken for the pupil’s own spending', async () => {
  const { made, canteen } = world
  const pupil = await canteen.makePupil({ balanceOre: 15_000 })
  await world.support({ carryMostOre: 0 }, pupil)
  // Each lunch is 40 kroner, of which the programme pays 30.
  for (let day = '2026-11-04'; day < '2026-11-21'; day = addDays(day, 1)) {
    if (!isSchoolDay(weekdays, day)) continue
    made.clock.set(`${day}T10:30:00.000Z`)
    await world.sell(pupil, world.basket([world.lunch, 1]))
  }
  made.clock.set('2026-11-20T18:00:00.000Z')
  const found = await forecastWallets(made.house.database, made.house, { schoolId: canteen.schoolId, walletIds: [pupil.walletId], calendar: weekdays })
  // Twenty kroner are left after thirteen lunches: two more with the programme, and none without it.
  expect(found.get(pupil.walletId)).toEqual({ kind: 'lasts_until', lastDay: '2026-11-24', failsOn: '2026-11-25', shortOre: 1000 })
})
