// Everything that moves money, at once and through the whole server: two processes on one PostgreSQL, people who do what
// tills, families and the office do, and somebody who keeps cutting connections. Whoever got no answer asks again with the
// same id, as our apps do. What is left must add up to the øre and be what was answered, and nobody may have waited in a circle.

import { closeDueDays } from '../../server/day-reports/index.ts'
import { makeRefundWatcher } from '../../server/refunds/index.ts'
import { makeTopupWatcher } from '../../server/topups/index.ts'
import { verifyDatabase } from '../../server/verify/index.ts'
import { seededRandom } from '../seeded-random.ts'
import { cutConnections } from './cut-connections.ts'
import { type Deeds, makeDeeds, type Promised } from './deeds.ts'
import { openStormWorld, type StormWorld } from './world.ts'

export type StormWish = { seed: number; people: number; days: number; deedsADay: number; cutEveryMs: number }

export type StormOutcome = {
  /** What is wrong, in words; nothing when all is well. */
  faults: string[]
  done: Deeds['done']
  /** How many connections were cut. */
  cut: number
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
const MOST_ROUNDS = 60

export async function houseStorm({ seed, people, days, deedsADay, cutEveryMs }: StormWish): Promise<StormOutcome> {
  const random = seededRandom(seed)
  const world = await openStormWorld({ families: 4, children: 3, tills: 4, cards: 40, random })
  const { clock, logged } = world.meals.made
  try {
    const deeds = makeDeeds(world, random)
    const cutter = await cutConnections(world.url, { random, everyMs: cutEveryMs })
    const faults: string[] = []
    for (let day = 0; day < days; day += 1) {
      let left = deedsADay
      const person = async () => {
        while (left-- > 0) {
          clock.pass(Math.floor(random() * 3 * SECOND))
          await deeds.doOne()
        }
      }
      const ends = await Promise.allSettled(Array.from({ length: people }, person))
      faults.push(...ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : [])))
      await deeds.closeSomeDays()
      clock.pass(DAY)
    }
    const { cut, waitedInACircle } = await cutter.stop()
    if (waitedInACircle > 0) faults.push(`the database broke ${waitedInACircle} deadlocks`)
    await settle(world)
    faults.push(...(await brokenPromises(deeds.promised)))
    faults.push(...logged.filter(({ event }) => event === 'bug').map(({ facts }) => `bug: ${JSON.stringify(facts)}`))
    const { house } = world.meals.made
    const { discrepancies } = await verifyDatabase(house.database, house.keys)
    faults.push(...discrepancies.map(({ what, where, expected, found }) => `${what}: ${where}, ${expected}, ${found}`))
    return { faults, done: deeds.done, cut }
  } finally {
    await world.close()
  }
}

/** The provider is asked, refunds are sent and days are closed until nothing is left to do. */
async function settle({ meals, payments }: StormWorld): Promise<void> {
  const { house, clock } = meals.made
  const [topups, refunds] = [makeTopupWatcher(house, payments), makeRefundWatcher(house, payments)]
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    clock.pass(2 * HOUR)
    const due = (await topups.look()) + (await refunds.look())
    if (due === 0 && round > 14) break
  }
  await closeDueDays(house)
}

/** Whatever was answered once is asked for again. */
async function brokenPromises(promised: readonly Promised[]): Promise<string[]> {
  const broken: string[] = []
  for (const { deed, again, answer, fixed } of promised) {
    const { status, body } = await again()
    const isKept = status === 200 && fixed.every((name) => JSON.stringify((body as Record<string, unknown>)[name]) === JSON.stringify(answer[name]))
    if (!isKept) broken.push(`${deed} was answered ${JSON.stringify(answer)}, and is now answered ${status} ${JSON.stringify(body)}`)
  }
  return broken
}
