// Who sold what has an age limit, held against the journal: afterwards it is seen that nobody too young did it alone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import type { TestProduct, TestPupil } from '../../test/canteen.ts'
import { cashiersAt, makeCashiers, type TestCashiers } from '../../test/cashiers.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { born, limitAge } from '../../test/stops.ts'

let world: DayWorld
let asked: AskableApp
let cashiers: TestCashiers
let energy: TestProduct
let pupil: TestPupil
let at: ReturnType<typeof cashiersAt>

beforeAll(async () => {
  world = await openDayWorld({ on: 'embedded' })
  asked = await askableApp(world.made.house)
  const { canteen, made } = world
  energy = await canteen.makeProduct({ name: 'Energidrikk', priceOre: 3000 })
  await limitAge(made.house, canteen.schoolId, energy, 16)
  pupil = await canteen.makePupil({ balanceOre: 500_000 })
  await born(made.house, pupil, '2000-01-01')
  cashiers = await makeCashiers(made.house, canteen.schoolId)
  at = cashiersAt(asked, cashiers, canteen.till)
  // What an age was when something was sold is known from a minute after it was set.
  made.clock.pass(120_000)
})
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})

const sellEnergy = () => world.sell(pupil, { lines: [{ productId: energy.productId, quantity: 1, unitPriceOre: energy.priceOre }], totalOre: energy.priceOre })
const isNow = (who: keyof TestCashiers, kind: string) =>
  world.made.house.database.query(sql`update cashier set kind = ${kind} where school_id = ${world.canteen.schoolId} and id = ${cashiers[who]}`)
const found = async () => (await world.discrepancies()).map((text) => text.split(':')[0])

test('what was sold under an adult’s eyes is as it should be, also on a day that nobody ended', async () => {
  await at.supervise('ola')
  await at.signIn('emma')
  await sellEnergy()
  await at.signIn('kari')
  await sellEnergy()
  expect(await found()).toEqual([])
  await isNow('kari', 'young')
  expect(await found()).toEqual([])
  await isNow('kari', 'adult')
})

test('a sale of what has an age limit by somebody under 18 is found when no adult was there, and no other is', async () => {
  await at.withdraw()
  await at.signIn('kari')
  await world.sell(pupil)
  await sellEnergy()
  await isNow('kari', 'young')
  expect(await found()).toEqual(['somebody too young sold what has an age limit'])
  await isNow('kari', 'adult')
  expect(await found()).toEqual([])
})

test('a pupil who sold when no adult was there is found, whatever was sold', async () => {
  await isNow('kari', 'pupil')
  expect(await found()).toEqual(['a pupil sold without an adult', 'a pupil sold without an adult'])
  await isNow('kari', 'adult')
})

test('supervision of the day before counts for nothing', async () => {
  await at.supervise('ola')
  world.made.clock.pass(24 * 3_600_000)
  // Nobody ended it, and today somebody signs in by themselves.
  await at.signIn('kari')
  await sellEnergy()
  await isNow('kari', 'young')
  expect(await found()).toEqual(['somebody too young sold what has an age limit', 'somebody too young sold what has an age limit'])
  await isNow('kari', 'adult')
})
