// A process may die between any two statements of an automatic top-up, and at any step of talking to the provider. The
// next one goes on from what is stored: the wallet gets its money once, or the card's owner keeps it.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { arranged, type Arranged, automaticTopupsOf, eat, endAllArrangements, lookOnce } from '../../test/arrangements.ts'
import { dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import type { House } from '../house.ts'
import { makeTopupWatcher, referenceOf } from '../topups/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { makeArrangementWatcher } from './watch-arrangements.ts'

const SECOND = 1_000
const DAY = 24 * 3_600 * SECOND

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(async () => {
  await world.startAnew()
  await endAllArrangements(world.house)
})
afterAll(() => world.close())

/** A wallet below its threshold. */
async function due(): Promise<Arranged> {
  await endAllArrangements(world.house)
  const made = await arranged(world)
  await eat(world.house, world.canteen, { pupil: made.pupil, apples: 21 })
  return made
}

/** What a process does until it dies; its jobs catch what their work throws, and the dead one does nothing more. */
async function live(house: House): Promise<void> {
  const survive = (error: unknown) => {
    if (!(error instanceof ProcessDied)) throw error
  }
  await makeArrangementWatcher(house, world.provider.payments).look().catch(survive)
  await makeTopupWatcher(house, world.provider.payments).look().catch(survive)
}

/** Another process goes on, for two days. */
async function goOn(): Promise<void> {
  for (const passMs of [31 * SECOND, 31 * SECOND, 300 * SECOND, DAY, 31 * SECOND, DAY]) {
    world.clock.pass(passMs)
    await lookOnce(world)
  }
}

async function expectMoneyOnce(made: Arranged): Promise<void> {
  const topups = await automaticTopupsOf(world.house, made)
  const credited = topups.filter(({ state }) => state === 'credited')
  expect(credited).toHaveLength(1)
  expect(await world.balance(made.pupil)).toBe(24_200)
  // What the provider took of this card is what has come, to the øre; what it only reserved is never taken.
  const taken = topups.map(({ topupId }) => world.provider.paymentOf(referenceOf({ ...made.pupil, topupId })).capturedOre)
  expect(taken.reduce((sum, ore) => sum + ore, 0)).toBe(20_000)
}

describe('a process that dies', () => {
  test.each(['before', 'after'] as const)('just %s any of its statements charges nobody twice, and the money comes', async (moment) => {
    let deaths = 0
    for (let atStatement = moment === 'before' ? 1 : 2; ; atStatement += 2) {
      const made = await due()
      const database = dyingDatabase(world.house.database, { atStatement, moment })
      await live({ ...world.house, database })
      if (database.isDead()) deaths += 1
      await goOn()
      await expectMoneyOnce(made)
      if (!database.isDead()) break
    }
    // Every statement from the glance to the receipt had its turn, before or after.
    expect(deaths).toBeGreaterThan(15)
    expect((await verifyDatabase(world.house.database, world.house.keys)).discrepancies).toEqual([])
  })

  test.each(['before charge', 'after charge', 'before capture', 'after capture'] as const)('at the step "%s" does no harm', async (deadly) => {
    const made = await due()
    let isDead = false
    world.provider.at = (step) => {
      if (isDead || step !== deadly) return
      isDead = true
      throw new ProcessDied()
    }
    await live(world.house)
    expect(isDead).toBe(true)
    await goOn()
    await expectMoneyOnce(made)
  })
})
