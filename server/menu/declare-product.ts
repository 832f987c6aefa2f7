// What a product holds is what somebody has confirmed, from then until the recipe is another. Each time is kept with who it
// was. Open tills learn it as they learn a new price.

import { type DeclaredAllergen, declaredAllergens } from '../../contract/allergens.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import {
  type AgeLimit,
  type Contents,
  type Declared,
  declarationHistory,
  declarationOf,
  type DeclarationEvent,
  insertDeclarationEvent,
  type ProductKey,
  writeDeclaration,
} from './declaration-store.ts'
import { countCatalogueChange } from './store.ts'

type Shown = RouteReply<'GET /api/office/schools/:schoolId/products/:productId/declaration'>

/** @throws Refused not_found */
export async function showDeclaration(db: Queryable, key: ProductKey): Promise<Shown> {
  const found = await declarationOf(db, key)
  if (!found) throw new Refused('not_found')
  return { ...found, declaredAt: found.declaredAt?.toISOString() ?? null, history: await declarationHistory(db, key) }
}

type By = { byPersonId: string }

/** @throws Refused not_found */
export function confirmContents(house: House, { byPersonId, contains, traces, ingredients, ...key }: ProductKey & Contents & By): Promise<Shown> {
  return transaction(house.database, (tx) => confirmContentsIn(tx, house, { ...key, contains, traces, ingredients, byPersonId }))
}

export function confirmContentsIn(
  tx: Queryable,
  house: House,
  { byPersonId, contains, traces, ingredients, ...key }: ProductKey & Contents & By,
): Promise<Shown> {
  return change(tx, house, key, { what: 'confirmed', byPersonId }, (before) => ({
    ...before,
    contains: inOrder(contains),
    // What it holds it does not hold traces of.
    traces: inOrder(traces).filter((allergen) => !contains.includes(allergen)),
    ingredients: ingredients.trim(),
    declaredAt: house.clock.now(),
  }))
}

// As the law lists them, whichever was ticked first.
const inOrder = (allergens: readonly DeclaredAllergen[]) => declaredAllergens.filter((allergen) => allergens.includes(allergen))

/** @throws Refused not_found */
export function recipeChanged(house: House, { byPersonId, ...key }: ProductKey & By): Promise<Shown> {
  return transaction(house.database, (tx) => change(tx, house, key, { what: 'recipe_changed', byPersonId }, (before) => ({ ...before, declaredAt: null })))
}

/** @throws Refused not_found, not_well_formed */
export function setAgeLimit(house: House, wish: ProductKey & AgeLimit & By): Promise<Shown> {
  return transaction(house.database, (tx) => setAgeLimitIn(tx, house, wish))
}

export function setAgeLimitIn(tx: Queryable, house: House, { byPersonId, ageLimit, ageReason, ...key }: ProductKey & AgeLimit & By): Promise<Shown> {
  const reason = ageReason?.trim() ?? ''
  if ((ageLimit === null) !== (reason === '')) throw new Refused('not_well_formed')
  return change(tx, house, key, { what: 'age_limit', byPersonId }, (before) => ({ ...before, ageLimit, ageReason: ageLimit === null ? null : reason }))
}

async function change(
  tx: Queryable,
  house: House,
  key: ProductKey,
  said: Pick<DeclarationEvent, 'what' | 'byPersonId'>,
  made: (before: Declared) => Declared,
): Promise<Shown> {
  const { schoolId } = key
  // The version and the school's lock: whoever sells meanwhile sells by the one or the other.
  await countCatalogueChange(tx, schoolId)
  const before = await declarationOf(tx, key)
  if (!before) throw new Refused('not_found')
  const after = made(before)
  const now = house.clock.now()
  await writeDeclaration(tx, key, { ...after, now })
  await insertDeclarationEvent(tx, key, { ...said, ...after, eventId: house.newId(), now })
  await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
  return showDeclaration(tx, key)
}
