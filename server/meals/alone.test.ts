// What a till sold while it was alone: what the school covers it covers when the record is handed in, before a debt arises.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'
import { makeReserveDevice, type TestDevice } from '../../test/reserve-device.ts'
import { readListedCard } from '../../rules/reserve-list.ts'
import { knowHashes, makeShowList } from '../reserve/index.ts'

let world: MealWorld
let device: TestDevice

beforeAll(async () => {
  world = await openMealWorld()
  device = await makeReserveDevice(world.made.house, world.canteen)
})
afterAll(() => world.close())

const sellAlone = async (pupil: TestPupil, ...lines: Parameters<MealWorld['basket']>) => {
  const { lines: wanted } = world.basket(...lines)
  const { record } = device.sell(pupil, { lines: wanted as NonNullable<Parameters<TestDevice['sell']>[1]>['lines'] & object })
  await device.handIn([device.made.at(-1) as (typeof device.made)[number]])
  return firstRow<{ overdrawnOre: number }>(
    world.made.house.database,
    sql`select overdrawn_ore as "overdrawnOre" from reserve_record where school_id = ${pupil.schoolId} and id = ${record.id}`,
  )
}

test('a meal is covered by the programme and the fund, and nothing is overdrawn', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 0 })
  await world.support({}, pupil)
  expect(await sellAlone(pupil, [world.lunch, 1])).toEqual({ overdrawnOre: 0 })
  expect([await world.balance(pupil), await world.outstanding(pupil)]).toEqual([0, 1_000])
})

test('a snack is not, and what it overdrew is a debt as ever', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 500 })
  expect(await sellAlone(pupil, [world.snack, 1])).toEqual({ overdrawnOre: 1_500 })
  expect([await world.balance(pupil), await world.outstanding(pupil)]).toEqual([-1_500, 0])
})

test('the till’s list knows what a programme has left, and nothing of advances', async () => {
  const { house } = world.made
  const [supported, poor] = [await world.canteen.makePupil({ balanceOre: 500 }), await world.canteen.makePupil({ balanceOre: 500 })]
  await world.support({}, supported)
  const known = knowHashes(house)
  const { cards } = await makeShowList(house, known)(world.canteen.till, null)
  const listed = (pupil: TestPupil) => cards?.map(readListedCard).find((card) => card?.hash === known.hashOf(pupil.schoolId, pupil.cardId))?.allowanceOre
  // In whole tenners: 35 kr are 30, and 5 kr are none.
  expect([listed(supported), listed(poor)]).toEqual([3_000, 0])
})

test('afterwards the books are whole', async () => {
  expect(await world.discrepancies()).toEqual([])
})
