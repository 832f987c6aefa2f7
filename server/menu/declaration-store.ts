// What is known of what a product holds, and everything that was ever said of it.

import type { DeclaredAllergen } from '../../contract/allergens.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type ProductKey = { schoolId: number; productId: string }
export type Contents = { contains: DeclaredAllergen[]; traces: DeclaredAllergen[]; ingredients: string }
export type AgeLimit = { ageLimit: number | null; ageReason: string | null }
export type Declared = Contents & AgeLimit & { declaredAt: Date | null }

export function declarationOf(db: Queryable, { schoolId, productId }: ProductKey): Promise<Declared | null> {
  return firstRow(
    db,
    sql`
      select contains, traces, ingredients, age_limit as "ageLimit", age_reason as "ageReason", declared_at as "declaredAt"
      from product
      where school_id = ${schoolId}
      and id = ${productId}`,
  )
}

export async function writeDeclaration(tx: Queryable, { schoolId, productId }: ProductKey, { now, ...to }: Declared & { now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update product
      set contains = ${to.contains}, traces = ${to.traces}, ingredients = ${to.ingredients}, age_limit = ${to.ageLimit}, age_reason = ${to.ageReason},
        declared_at = ${to.declaredAt}, stops_changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${productId}`,
  )
}

export type DeclarationEvent = { eventId: string; what: 'confirmed' | 'recipe_changed' | 'age_limit'; byPersonId: string; now: Date }

export async function insertDeclarationEvent(tx: Queryable, { schoolId, productId }: ProductKey, said: DeclarationEvent & Declared): Promise<void> {
  await run(
    tx,
    sql`
      insert into product_declaration (school_id, id, product_id, what, contains, traces, ingredients, age_limit, age_reason, by_person_id, made_at)
      values (${schoolId}, ${said.eventId}, ${productId}, ${said.what}, ${said.contains}, ${said.traces}, ${said.ingredients}, ${said.ageLimit},
        ${said.ageReason}, ${said.byPersonId}, ${said.now})`,
  )
}

const MOST_SHOWN = 30

type Shown = RouteReply<'GET /api/office/schools/:schoolId/products/:productId/declaration'>['history'][number]

/** What was said of a product, the newest first. */
export async function declarationHistory(db: Queryable, { schoolId, productId }: ProductKey): Promise<Shown[]> {
  const found = await rows<Omit<Shown, 'madeAt'> & { madeAt: Date }>(
    db,
    sql`
      select product_declaration.id as "eventId", product_declaration.what, product_declaration.made_at as "madeAt",
        person.first_name || ' ' || person.last_name as "byName", product_declaration.contains, product_declaration.traces,
        product_declaration.ingredients, product_declaration.age_limit as "ageLimit", product_declaration.age_reason as "ageReason"
      from product_declaration
      join person on person.id = product_declaration.by_person_id
      where product_declaration.school_id = ${schoolId}
      and product_declaration.product_id = ${productId}
      order by product_declaration.made_at desc, product_declaration.id desc
      limit ${MOST_SHOWN}`,
  )
  return found.map(({ madeAt, ...event }) => ({ ...event, madeAt: madeAt.toISOString() }))
}
