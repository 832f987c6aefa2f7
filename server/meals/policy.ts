// What a school decides about advances. A change is a row of its own, so that each advance can be held against what was
// decided when it was given.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql, transaction } from '../../database/transaction.ts'
import type { AdvancePolicy } from '../../rules/meal-advance.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { countCatalogueChange } from '../menu/index.ts'
import { type MealsOfSchool, showMeals } from './show-meals.ts'

type By = { schoolId: number; personId: string }

/** @throws Refused not_found, not_well_formed when more a day than in all is asked for */
export function decidePolicy(house: House, { schoolId, personId, ...policy }: By & AdvancePolicy): Promise<MealsOfSchool> {
  if (policy.mostADayOre > policy.mostOutstandingOre) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/mostADayOre' } })
  return transaction(house.database, async (tx) => {
    // The school's row is locked by it, so that two decisions get two numbers.
    const found = await run(tx, sql`update school set advances_meals = ${policy.isOn} where id = ${schoolId}`)
    if (found !== 1) throw new Refused('not_found')
    await insertPolicy(tx, { schoolId, personId, policy, now: house.clock.now() })
    house.log('meal policy decided', { schoolId, isOn: policy.isOn })
    return showMeals(tx, { schoolId, personId })
  })
}

async function insertPolicy(tx: Queryable, { schoolId, personId, policy, now }: By & { policy: AdvancePolicy; now: Date }): Promise<void> {
  const last = await firstRow<{ number: number }>(tx, sql`select coalesce(max(number), 0) as number from meal_policy where school_id = ${schoolId}`)
  await tx.query(sql`
    insert into meal_policy (school_id, number, is_on, most_outstanding_ore, most_a_day_ore, most_meals, made_by_person_id, made_at)
    values (${schoolId}, ${(last?.number ?? 0) + 1}, ${policy.isOn}, ${policy.mostOutstandingOre}, ${policy.mostADayOre}, ${policy.mostMeals}, ${personId}, ${now})`)
}

/** Says which products are meals. The catalogue has a new version by it, since tills and purchases remember products. @throws Refused not_found */
export function chooseMeals(house: House, { schoolId, personId, productIds }: By & { productIds: readonly string[] }): Promise<MealsOfSchool> {
  return transaction(house.database, async (tx) => {
    if (!(await countCatalogueChange(tx, schoolId))) throw new Refused('not_found')
    await run(
      tx,
      sql`
        update product
        set is_meal = id = any (${productIds}::uuid[])
        where school_id = ${schoolId}
        and is_meal <> (id = any (${productIds}::uuid[]))`,
    )
    await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
    return showMeals(tx, { schoolId, personId })
  })
}
