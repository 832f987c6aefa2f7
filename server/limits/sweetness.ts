// What the office says of a product for those who want no sugar and no energy drinks. Nobody's word is no word: it stops nothing.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql, transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { countCatalogueChange } from '../menu/index.ts'

type ProductKey = { schoolId: number; productId: string }
type Sweetness = RouteReply<'GET /api/office/schools/:schoolId/products/:productId/sweetness'>

/** @throws Refused not_found */
export async function showSweetness(db: Queryable, { schoolId, productId }: ProductKey): Promise<Sweetness> {
  const found = await firstRow<Sweetness>(
    db,
    sql`
      select is_energy_drink as "isEnergyDrink", has_added_sugar as "hasAddedSugar"
      from product
      where school_id = ${schoolId}
      and id = ${productId}`,
  )
  if (!found) throw new Refused('not_found')
  return found
}

/** @throws Refused not_found */
export const setSweetness = (house: House, wish: ProductKey & Sweetness): Promise<Sweetness> =>
  transaction(house.database, (tx) => setSweetnessIn(tx, house, wish))

export async function setSweetnessIn(tx: Queryable, house: House, { isEnergyDrink, hasAddedSugar, ...key }: ProductKey & Sweetness): Promise<Sweetness> {
  const { schoolId, productId } = key
  // The version and the school's lock: whoever sells meanwhile sells by the one or the other.
  await countCatalogueChange(tx, schoolId)
  const changed = await run(
    tx,
    sql`
      update product
      set is_energy_drink = ${isEnergyDrink}, has_added_sugar = ${hasAddedSugar}
      where school_id = ${schoolId}
      and id = ${productId}`,
  )
  if (changed === 0) throw new Refused('not_found')
  await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
  return showSweetness(tx, key)
}
