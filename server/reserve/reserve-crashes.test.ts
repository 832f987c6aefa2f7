// Every record three times, in any order, through processes that die at any statement: one sale, one charge.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { type MadeRecord, makeReserveDevice } from '../../test/reserve-device.ts'

let world: DayWorld
beforeAll(async () => {
  world = await openDayWorld()
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await world.made.close()
})

const countSales = async (registerId: string) => {
  const found = await firstRow<{ count: number }>(
    world.made.house.database,
    sql`select count(*) as count from purchase where school_id = ${world.canteen.schoolId} and register_id = ${registerId}`,
  )
  return found?.count
}

// A small generator of its own, so that a seed that failed can be tried again.
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test('every record handed in three times in random order, with crashes and lost answers, is charged once', async () => {
  const seed = Number(process.env.KANTINEKORT_SEED ?? Date.now() % 1_000_000)
  const random = randomFrom(seed)
  const { house } = world.made
  const till = await world.canteen.makeTill()
  const device = await makeReserveDevice(house, world.canteen, till)
  const pupils = await Promise.all([1, 2, 3].map(() => world.canteen.makePupil({ balanceOre: 8_000 })))
  for (let sale = 0; sale < 12; sale += 1) {
    device.sell(pupils[sale % 3] as (typeof pupils)[number])
    world.made.clock.pass(20_000)
  }
  const bag = [...device.made, ...device.made, ...device.made].map((record) => ({ record, at: random() })).toSorted((one, other) => one.at - other.at)
  for (let from = 0; from < bag.length; from += 4) {
    const batch = bag.slice(from, from + 4).map(({ record }) => record) as MadeRecord[]
    const database = dyingDatabase(house.database, { atStatement: 1 + Math.floor(random() * 60), moment: random() < 0.5 ? 'before' : 'after' })
    // What the order makes a gap is refused, and stays on the device.
    await device.handIn(batch, { ...house, database }).catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error
    })
  }
  // As the device does: everything, in its order, as often as it takes.
  for (const _time of [1, 2, 3]) {
    const { taken, stopped } = await device.handIn()
    expect([taken.map(({ outcome }) => outcome), stopped], `seed ${seed}`).toEqual([device.made.map(() => 'booked'), null])
  }
  expect(await countSales(device.reserveRegisterId)).toBe(12)
  for (const pupil of pupils) expect((await balanceOf(house.database, pupil))?.balanceOre, `seed ${seed}`).toBe(8_000 - 4 * 3_500)
})
