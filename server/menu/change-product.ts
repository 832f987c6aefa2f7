import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { isOpenPriceRight, isSamePrice } from '../../rules/open-price.ts'
import type { House } from '../house.ts'
import { recordOn } from '../journal/index.ts'
import { announceChange } from '../live/index.ts'
import { titleOf } from './title.ts'
import { countCatalogueChange, hasCategory, isProductNameTaken, type Product, productOf, updateProduct } from './store.ts'

export type ProductChange = Partial<Omit<Product, 'productId' | 'stops'>>

// What the law's journal must show that it was changed, and when.
const FIXED = ['name', 'priceOre', 'vatCode', 'articleGroup'] as const

/** Changes a product, its price or whether it is sold. Sales that are made keep what they were sold as. @throws Refused not_found, name_taken, not_well_formed */
export function changeProduct(house: House, { schoolId, productId, change }: { schoolId: number; productId: string; change: ProductChange }): Promise<Product> {
  return transaction(house.database, async (tx) => {
    await countCatalogueChange(tx, schoolId)
    const before = await productOf(tx, { schoolId, productId })
    if (!before) throw new Refused('not_found')
    const after = { ...before, ...change, name: titleOf(change.name ?? before.name) }
    if (!(await hasCategory(tx, { schoolId, categoryId: after.categoryId }))) throw new Refused('not_found')
    if (await isProductNameTaken(tx, { schoolId, productId, name: after.name })) throw new Refused('name_taken')
    if (!isOpenPriceRight(after)) throw new Refused('not_well_formed')
    await updateProduct(tx, schoolId, after)
    if (FIXED.some((field) => after[field] !== before[field]) || !isSamePrice(after.openPrice, before.openPrice))
      await recordOn(tx, house, { schoolId }, { kind: 'prices_changed', subjectId: productId })
    await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
    return after
  })
}
