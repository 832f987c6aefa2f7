// A guardian's limits for a pupil: set and ended by the guardian, or ended by the school. They hold from the moment that they
// are stored: the server decides each sale by them, and tills fetch what they sell by alone.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { areEmpty, type SpendingTerms } from '../../rules/spending-limits.ts'
import { countAttempt, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { mealPeriodsOf } from '../meal-periods/index.ts'
import { walletOf } from '../people/index.ts'
import { type InPortal, isOfAge, showLimits, type ShownLimits } from './show-limits.ts'
import { deleteLimit, type Holder, holderOf, insertEvent, type LimitEvent, lockHolder, markPupil, menuOf, type PupilKey, writeLimit } from './store.ts'

/** @throws Refused not_found, limits_not_yours, relation_without_right, limits_without_anything, limit_hours_not_valid, too_many_attempts */
export async function setLimits(house: House, { terms, ...asked }: InPortal & { terms: SpendingTerms }): Promise<ShownLimits> {
  if (terms.hours !== null && terms.hours.from >= terms.hours.until) throw new Refused('limit_hours_not_valid')
  await countAttempt(house, limits.limitChangeOfPerson, asked.personId)
  return transaction(house.database, async (tx) => {
    const holder = await lockForGuardian(tx, house, asked)
    const wanted = await knownOnly(tx, holder, terms)
    if (areEmpty(wanted)) throw new Refused('limits_without_anything')
    const now = house.clock.now()
    await writeLimit(tx, holder, { personId: asked.personId, terms: wanted, now })
    await changed(tx, house, holder, { personId: asked.personId, what: 'set', terms: wanted, byPersonId: asked.personId })
    return showLimits(tx, house, asked)
  })
}

/** @throws Refused not_found, limits_not_yours */
export function endByGuardian(house: House, asked: InPortal): Promise<ShownLimits> {
  return transaction(house.database, async (tx) => {
    const holder = await lockForGuardian(tx, house, asked)
    const { personId } = asked
    if (await deleteLimit(tx, holder, personId)) {
      await changed(tx, house, holder, { personId, what: 'ended_by_guardian', terms: null, byPersonId: personId })
    }
    return showLimits(tx, house, asked)
  })
}

/** @throws Refused not_found */
export async function endBySchool(
  house: House,
  { personId, byPersonId, ...key }: PupilKey & { personId: string; byPersonId: string },
): Promise<{ done: true }> {
  await transaction(house.database, async (tx) => {
    const holder = await lockHolder(tx, key)
    if (!holder || !(await deleteLimit(tx, holder, personId))) throw new Refused('not_found')
    await changed(tx, house, holder, { personId, what: 'ended_by_school', terms: null, byPersonId })
  })
  return { done: true }
}

/** What is written down of a guardianship that is over. */
export async function endWithGuardianship(tx: Queryable, house: House, { personId, ...key }: PupilKey & { personId: string }): Promise<void> {
  const holder = await lockHolder(tx, key)
  if (!holder || !(await deleteLimit(tx, holder, personId))) return
  await changed(tx, house, holder, { personId, what: 'ended_with_guardianship', terms: null, byPersonId: null })
}

async function changed(tx: Queryable, house: House, key: PupilKey, event: Omit<LimitEvent, 'eventId' | 'now'>): Promise<void> {
  const now = house.clock.now()
  await insertEvent(tx, key, { ...event, eventId: house.newId(), now })
  await markPupil(tx, key, now)
  await announceChange(tx, house, { schoolId: key.schoolId, kind: 'school', subjectId: null })
}

async function lockForGuardian(tx: Queryable, house: House, asked: InPortal): Promise<Holder> {
  const found = await holderOf(tx, asked)
  const holder = found && (await lockHolder(tx, found))
  if (!holder) throw new Refused('not_found')
  const wallet = await walletOf(tx, { ...asked, now: house.clock.now() })
  if (wallet?.relation !== 'guardian' || isOfAge(house, holder)) throw new Refused('limits_not_yours')
  if (!wallet.mayLimit) throw new Refused('relation_without_right')
  return holder
}

// Of what is no more of the school's, nothing is kept; and «everything but nothing» is everything.
async function knownOnly(tx: Queryable, { schoolId }: PupilKey, terms: SpendingTerms): Promise<SpendingTerms> {
  const [periods, menu] = [await mealPeriodsOf(tx, schoolId), await menuOf(tx, schoolId)]
  const meals = new Map(terms.mostPerMeal.map((meal) => [meal.periodId, meal]))
  const mostPerMeal = periods.flatMap(({ periodId }) => meals.get(periodId) ?? [])
  const { rule } = terms.products
  const categoryIds = rule === 'all' ? [] : menu.categories.map(({ categoryId }) => categoryId).filter((id) => terms.products.categoryIds.includes(id))
  const productIds =
    rule === 'all'
      ? []
      : menu.products
          .filter(({ productId, categoryId }) => terms.products.productIds.includes(productId) && !categoryIds.includes(categoryId))
          .map(({ productId }) => productId)
  const isNothing = categoryIds.length === 0 && productIds.length === 0
  if (rule === 'only' && isNothing) throw new Refused('limits_without_anything')
  return { ...terms, mostPerMeal, products: { rule: isNothing ? 'all' : rule, categoryIds, productIds } }
}
