// What the office says that a product is. No till shows or decides by it, so none is told.

import type { FoodGroup } from '../../contract/food-groups.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

type ProductKey = { schoolId: number; productId: string }
type GroupOfProduct = { foodGroup: FoodGroup | null }

/** @throws Refused not_found */
export async function foodGroupOf(db: Queryable, { schoolId, productId }: ProductKey): Promise<GroupOfProduct> {
  const found = await firstRow<GroupOfProduct>(
    db,
    sql`
      select food_group as "foodGroup"
      from product
      where school_id = ${schoolId}
      and id = ${productId}`,
  )
  if (!found) throw new Refused('not_found')
  return found
}

/** @throws Refused not_found */
export async function setFoodGroup(db: Queryable, { schoolId, productId, foodGroup }: ProductKey & GroupOfProduct): Promise<GroupOfProduct> {
  const changed = await run(
    db,
    sql`
      update product
      set food_group = ${foodGroup}
      where school_id = ${schoolId}
      and id = ${productId}`,
  )
  if (changed === 0) throw new Refused('not_found')
  return { foodGroup }
}
