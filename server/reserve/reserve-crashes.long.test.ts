// Taking records, by processes that die before and after every single statement.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { makeReserveDevice } from '../../test/reserve-device.ts'
import { makePurchases } from '../purchases/index.ts'

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

test.each(['before', 'after'] as const)(
  'a process that dies %s any step of taking records has taken all of them or none, and the next try has them once',
  async (moment) => {
    let deaths = 0
    for (let atStatement = 1; ; atStatement += 1) {
      const { house } = world.made
      const till = await world.canteen.makeTill()
      const device = await makeReserveDevice(house, world.canteen, till)
      const pupil = await world.canteen.makePupil({ balanceOre: 5_000 })
      const lost = world.canteen.wish(pupil, { till })
      device.sell(pupil)
      device.sell(pupil, { replaces: lost.id })
      const database = dyingDatabase(house.database, { atStatement, moment })
      await device.handIn(device.made, { ...house, database }).catch((error: unknown) => {
        if (!(error instanceof ProcessDied)) throw error
        deaths += 1
      })
      const sold = await countSales(device.reserveRegisterId)
      expect([0, 2]).toContain(sold)
      const { taken, stopped } = await device.handIn()
      expect([taken.map(({ outcome }) => outcome), stopped]).toEqual([['booked', 'booked'], null])
      expect(await makePurchases(house, world.signer, [lost])).toEqual([{ refusal: { code: 'purchase_replaced' } }])
      expect((await balanceOf(house.database, pupil))?.balanceOre).toBe(-2_000)
      if (!database.isDead()) break
    }
    expect(deaths).toBeGreaterThan(20)
  },
)
