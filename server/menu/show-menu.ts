import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { catalogueVersionOf, categoriesOf, type Category, type ProductForSale, productsOf } from './store.ts'

/** The whole menu, also what is not sold now. */
export async function wholeMenu(db: Queryable, schoolId: number): Promise<RouteReply<'GET /api/office/schools/:schoolId/menu'>> {
  const [categories, products] = [await categoriesOf(db, schoolId), await productsOf(db, schoolId)]
  return { categories, products }
}

/**
 * What a till shows. The version is read first: should the menu change in between, the till has the
 * older number and asks again; the other way round it would never notice.
 */
export async function menuForSale(db: Queryable, schoolId: number): Promise<{ categories: Category[]; products: ProductForSale[]; catalogueVersion: number }> {
  const catalogueVersion = await catalogueVersionOf(db, schoolId)
  const { categories, products } = await wholeMenu(db, schoolId)
  const forSale = products
    .filter((product) => product.isActive)
    .map(({ productId, categoryId, name, priceOre, vatCode, picture, position, openPrice, stops }) => ({
      productId,
      categoryId,
      name,
      priceOre,
      vatCode,
      picture,
      position,
      openPrice,
      stops,
    }))
  return { categories, products: forSale, catalogueVersion }
}
