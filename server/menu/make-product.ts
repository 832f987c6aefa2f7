import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { isOpenPriceRight } from '../../rules/open-price.ts'
import type { House } from '../house.ts'
import { recordOn } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { titleOf } from './title.ts'
import { countCatalogueChange, hasCategory, insertProduct, type Product } from './store.ts'

export type ProductWish = Omit<Product, 'productId' | 'isActive' | 'stops' | 'openPrice'> & { openPrice?: Product['openPrice'] | undefined }

/** Of what is new nobody has said what it holds. */
const NOBODY_HAS_SAID: Product['stops'] = { contains: [], traces: [], isDeclared: false, ageLimit: null, ageReason: null }

/** Makes a product, on sale at once. @throws Refused not_found (school or category), name_taken, not_well_formed */
export async function makeProduct(tx: Queryable, house: House, { schoolId, ...wish }: ProductWish & { schoolId: number }): Promise<Product> {
  const openPrice = wish.openPrice ?? null
  if (!isOpenPriceRight({ priceOre: wish.priceOre, openPrice })) throw new Refused('not_well_formed')
  const product = { productId: house.newId(), ...wish, name: titleOf(wish.name), openPrice, isActive: true, stops: NOBODY_HAS_SAID }
  if (!(await countCatalogueChange(tx, schoolId))) throw new Refused('not_found')
  if (!(await hasCategory(tx, { schoolId, categoryId: product.categoryId }))) throw new Refused('not_found')
  if (!(await insertProduct(tx, { schoolId, product, madeAt: house.clock.now() }))) throw new Refused('name_taken')
  await recordOn(tx, house, { schoolId }, { kind: 'prices_changed', subjectId: product.productId })
  await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
  return product
}
