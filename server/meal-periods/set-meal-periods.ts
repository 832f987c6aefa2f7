import { Refused } from '../../contract/refusals.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { areInOrder } from '../../rules/spending-limits.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { deletePeriods, freeNames, lockSchool, type MealPeriod, mealPeriodsOf, writePeriod } from './store.ts'

type Wish = { schoolId: number } & RouteBody<'PUT /api/office/schools/:schoolId/meal-periods'>

/** Sets all of a school's named hours; one that is known keeps its id, and with it what families have set for it. @throws Refused not_found, name_taken, meal_periods_overlap, not_well_formed */
export function setMealPeriods(house: House, { schoolId, periods }: Wish): Promise<MealPeriod[]> {
  const wanted = periods.map((period) => ({ ...period, name: period.name.trim() }))
  if (wanted.some(({ name }) => name === '')) throw new Refused('not_well_formed')
  if (new Set(wanted.map(({ name }) => name)).size < wanted.length) throw new Refused('name_taken')
  if (!areInOrder(wanted)) throw new Refused('meal_periods_overlap')
  return transaction(house.database, async (tx) => {
    if (!(await lockSchool(tx, schoolId))) throw new Refused('not_found')
    const known = new Set((await mealPeriodsOf(tx, schoolId)).map(({ periodId }) => periodId))
    const kept = wanted.flatMap(({ periodId }) => (periodId === null ? [] : [periodId]))
    if (new Set(kept).size < kept.length || kept.some((periodId) => !known.has(periodId))) throw new Refused('not_found')
    await deletePeriods(tx, { schoolId, keep: kept })
    await freeNames(tx, schoolId)
    for (const { periodId, ...period } of wanted) await writePeriod(tx, schoolId, { ...period, periodId: periodId ?? house.newId() })
    // Tills fetch what they sell by while they are alone.
    await announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })
    return mealPeriodsOf(tx, schoolId)
  })
}
