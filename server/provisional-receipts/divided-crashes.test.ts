import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { makePurchases } from '../purchases/index.ts'
import { serveBasket } from './serve-basket.ts'

let world: DayWorld

beforeAll(async () => {
  world = await openDayWorld()
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await world.made.close()
})

/** More statements than a sale has. */
const STATEMENTS = 30

test.each(['before', 'after'] as const)('whoever dies %s any statement of a part’s sale has sold it with what it pays, or not at all', async (moment) => {
  const { house } = world.made
  const { canteen, signer } = world
  const { productId, priceOre } = canteen.baguette
  let deaths = 0
  for (let atStatement = 1; atStatement <= STATEMENTS; atStatement += 1) {
    const { till } = canteen
    const provisionalId = house.newId()
    const line = { productId, unitPriceOre: priceOre }
    await serveBasket(house, { till, id: provisionalId, lines: [{ ...line, quantity: 2 }], totalOre: 2 * priceOre })
    const wish = canteen.wish(await canteen.makePupil(), { provisionalId, provisionalPart: [{ place: 0, quantity: 1 }] })
    const dying = { ...house, database: dyingDatabase(house.database, { atStatement, moment }) }
    await makePurchases(dying, signer, [wish]).catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error
      deaths += 1
    })

    const [outcome] = await makePurchases(house, signer, [wish])
    expect(outcome).toMatchObject({ answer: { purchaseId: wish.id, totalOre: priceOre } })
    const parts = await rows(
      house.database,
      sql`
        select quantity_before as before, quantity_after as after
        from provisional_part
        where school_id = ${canteen.schoolId}
        and provisional_id = ${provisionalId}`,
    )
    expect(parts, `died ${moment} statement ${atStatement}`).toEqual([{ before: 0, after: 1 }])
  }
  expect(deaths).toBeGreaterThan(5)
  expect(deaths).toBeLessThan(STATEMENTS)
})
