// What a canteen sells: categories and products, and the number that grows when they change.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type Category = RouteReply<'POST /api/office/schools/:schoolId/categories'>
export type Product = RouteReply<'POST /api/office/schools/:schoolId/products'>
export type ProductForSale = RouteReply<'GET /api/till'>['products'][number]

/**
 * Counts a change of the menu. It also locks the school's row until the transaction ends, so that one
 * change is made at a time and what is then read of the menu stands still.
 * @returns false when there is no such school
 */
export async function countCatalogueChange(tx: Queryable, schoolId: number): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      update school
      set catalogue_version = catalogue_version + 1
      where id = ${schoolId}`,
  )
  return count === 1
}

export async function catalogueVersionOf(db: Queryable, schoolId: number): Promise<number> {
  const row = await firstRow<{ version: number }>(
    db,
    sql`
      select catalogue_version as version
      from school
      where id = ${schoolId}`,
  )
  return row?.version ?? 0
}

export function categoriesOf(db: Queryable, schoolId: number): Promise<Category[]> {
  return rows(
    db,
    sql`
      select id as "categoryId", name, colour, position
      from category
      where school_id = ${schoolId}
      order by position, name collate nb, id`,
  )
}

export function productsOf(db: Queryable, schoolId: number): Promise<Product[]> {
  return rows(
    db,
    sql`
      ${selectProducts(schoolId)}
      where product.school_id = ${schoolId}
      order by category.position, category.name collate nb, product.position, product.name collate nb, product.id`,
  )
}

export function productOf(db: Queryable, { schoolId, productId }: { schoolId: number; productId: string }): Promise<Product | null> {
  return firstRow(
    db,
    sql`
      ${selectProducts(schoolId)}
      where product.school_id = ${schoolId}
      and product.id = ${productId}`,
  )
}

const selectProducts = (schoolId: number) => sql`
  select product.id as "productId", product.category_id as "categoryId", product.name, product.price_ore as "priceOre",
    product.vat_code as "vatCode", product.picture, product.position, product.article_group as "articleGroup",
    product.is_active as "isActive",
    case when product.open_least_ore is not null then json_build_object('leastOre', product.open_least_ore, 'mostOre', product.open_most_ore) end as "openPrice",
    json_build_object('contains', product.contains, 'traces', product.traces, 'isDeclared', product.declared_at is not null,
      'ageLimit', product.age_limit, 'ageReason', product.age_reason) as stops
  from product
  join category on category.school_id = ${schoolId} and category.id = product.category_id`

export async function hasCategory(db: Queryable, { schoolId, categoryId }: { schoolId: number; categoryId: string }): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      select 1
      from category
      where school_id = ${schoolId}
      and id = ${categoryId}`,
  )
  return found !== null
}

type CategoryKey = { schoolId: number; categoryId: string }

export async function categoryOf(db: Queryable, { schoolId, categoryId }: CategoryKey): Promise<Category | null> {
  return firstRow(
    db,
    sql`
      select id as "categoryId", name, colour, position
      from category
      where school_id = ${schoolId}
      and id = ${categoryId}`,
  )
}

/** True when another category of the school has the name. */
export async function isCategoryNameTaken(db: Queryable, { schoolId, categoryId, name }: CategoryKey & { name: string }): Promise<boolean> {
  const other = await firstRow(
    db,
    sql`
      select 1
      from category
      where school_id = ${schoolId}
      and name = ${name}
      and id <> ${categoryId}`,
  )
  return other !== null
}

/** True when any product is in the category, on sale or not. */
export async function hasProducts(db: Queryable, { schoolId, categoryId }: CategoryKey): Promise<boolean> {
  const product = await firstRow(
    db,
    sql`
      select 1
      from product
      where school_id = ${schoolId}
      and category_id = ${categoryId}
      limit 1`,
  )
  return product !== null
}

export async function updateCategory(tx: Queryable, schoolId: number, { categoryId, name, colour, position }: Category): Promise<void> {
  await tx.query(sql`
    update category
    set name = ${name}, colour = ${colour}, position = ${position}
    where school_id = ${schoolId}
    and id = ${categoryId}`)
}

export async function deleteCategory(tx: Queryable, { schoolId, categoryId }: CategoryKey): Promise<void> {
  await tx.query(sql`
    delete from category
    where school_id = ${schoolId}
    and id = ${categoryId}`)
}

/** Inserts a category and answers false when the school has one of that name. */
export async function insertCategory(tx: Queryable, schoolId: number, category: Category): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into category (school_id, id, name, colour, position)
      values (${schoolId}, ${category.categoryId}, ${category.name}, ${category.colour}, ${category.position})
      on conflict do nothing`,
  )
  return count === 1
}

/** Inserts a product and answers false when the school has one of that name. */
export async function insertProduct(tx: Queryable, { schoolId, product, madeAt }: { schoolId: number; product: Product; madeAt: Date }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into product (school_id, id, category_id, name, price_ore, vat_code, article_group, picture, position, is_active, open_least_ore, open_most_ore, made_at)
      values (${schoolId}, ${product.productId}, ${product.categoryId}, ${product.name}, ${product.priceOre}, ${product.vatCode},
        ${product.articleGroup}, ${product.picture}, ${product.position}, ${product.isActive},
        ${product.openPrice?.leastOre ?? null}, ${product.openPrice?.mostOre ?? null}, ${madeAt})
      on conflict do nothing`,
  )
  return count === 1
}

/** True when another product of the school has the name. */
export async function isProductNameTaken(
  tx: Queryable,
  { schoolId, productId, name }: { schoolId: number; productId: string; name: string },
): Promise<boolean> {
  const other = await firstRow(
    tx,
    sql`
      select 1
      from product
      where school_id = ${schoolId}
      and name = ${name}
      and id <> ${productId}`,
  )
  return other !== null
}

export async function updateProduct(tx: Queryable, schoolId: number, product: Product): Promise<void> {
  await tx.query(sql`
    update product
    set category_id = ${product.categoryId}, name = ${product.name}, price_ore = ${product.priceOre}, vat_code = ${product.vatCode},
      article_group = ${product.articleGroup}, picture = ${product.picture}, position = ${product.position}, is_active = ${product.isActive},
      open_least_ore = ${product.openPrice?.leastOre ?? null}, open_most_ore = ${product.openPrice?.mostOre ?? null}
    where school_id = ${schoolId}
    and id = ${product.productId}`)
}
