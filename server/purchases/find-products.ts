// What does a school sell, at which price? A school's catalogue has a version that grows with every change and is
// read with the register under lock, so that products may be remembered as long as the version is the same.

import type { Queryable } from '../../database/connect.ts'
import { type ProductRow, productsOfSchools } from './store.ts'

/** A school with the version of its catalogue now, and the products that are asked for. */
export type WantedProducts = { schoolId: number; catalogueVersion: number; productIds: Iterable<string> }

/** Products by id, for each school. */
export type ProductsBySchool = Map<number, Map<string, ProductRow>>

/** The products of schools, at once when all are remembered, otherwise after asking. */
export type FindProducts = (db: Queryable, wanted: WantedProducts[]) => ProductsBySchool | Promise<ProductsBySchool>

/** Asks every time. */
export async function askForProducts(db: Queryable, wanted: WantedProducts[]): Promise<ProductsBySchool> {
  const bySchool: ProductsBySchool = new Map(wanted.map(({ schoolId }) => [schoolId, new Map()]))
  const rows = await productsOfSchools(db, [...bySchool.keys()])
  for (const row of rows) bySchool.get(row.schoolId)?.set(row.productId, row)
  return bySchool
}

// Some 300 bytes each.
const MOST_REMEMBERED = 200_000

/** Asks about a school when its catalogue has another version than the remembered one, or does not hold what is asked for. */
export function rememberProducts(): FindProducts {
  const remembered = new Map<number, { version: number; products: Map<string, ProductRow> }>()
  let count = 0

  const isKnown = ({ schoolId, catalogueVersion, productIds }: WantedProducts): boolean => {
    const known = remembered.get(schoolId)
    if (known?.version !== catalogueVersion) return false
    for (const productId of productIds) if (!known.products.has(productId)) return false
    return true
  }

  const learn = async (db: Queryable, wanted: WantedProducts[], strange: WantedProducts[]): Promise<ProductsBySchool> => {
    // The version was read first: what is read now is that version's or newer, and then asked about again.
    const learnt = await askForProducts(db, strange)
    const found: ProductsBySchool = new Map(wanted.map(({ schoolId }) => [schoolId, learnt.get(schoolId) ?? remembered.get(schoolId)?.products ?? new Map()]))
    for (const { schoolId, catalogueVersion } of strange) {
      const products = learnt.get(schoolId) ?? new Map<string, ProductRow>()
      count += products.size - (remembered.get(schoolId)?.products.size ?? 0)
      remembered.set(schoolId, { version: catalogueVersion, products })
    }
    if (count > MOST_REMEMBERED) {
      remembered.clear()
      count = 0
    }
    return found
  }

  return (db, wanted) => {
    const strange = wanted.filter((each) => !isKnown(each))
    if (strange.length > 0) return learn(db, wanted, strange)
    return new Map(wanted.map(({ schoolId }) => [schoolId, remembered.get(schoolId)?.products ?? new Map()]))
  }
}
