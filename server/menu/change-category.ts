import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { type Category, categoryOf, countCatalogueChange, deleteCategory, hasProducts, isCategoryNameTaken, updateCategory } from './store.ts'
import { titleOf } from './title.ts'

type CategoryKey = { schoolId: number; categoryId: string }
export type CategoryChange = Partial<Omit<Category, 'categoryId'>>

/** Changes a category's name, colour or place. @throws Refused not_found, name_taken */
export function changeCategory(house: House, { change, ...key }: CategoryKey & { change: CategoryChange }): Promise<Category> {
  const { schoolId } = key
  return transaction(house.database, async (tx) => {
    await countCatalogueChange(tx, schoolId)
    const before = await categoryOf(tx, key)
    if (!before) throw new Refused('not_found')
    const after = { ...before, ...change, name: titleOf(change.name ?? before.name) }
    if (await isCategoryNameTaken(tx, { ...key, name: after.name })) throw new Refused('name_taken')
    await updateCategory(tx, schoolId, after)
    await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
    return after
  })
}

/** Takes away a category that no product is in, on sale or not. @throws Refused not_found, category_not_empty */
export function removeCategory(house: House, key: CategoryKey): Promise<void> {
  const { schoolId } = key
  return transaction(house.database, async (tx) => {
    await countCatalogueChange(tx, schoolId)
    if (!(await categoryOf(tx, key))) throw new Refused('not_found')
    if (await hasProducts(tx, key)) throw new Refused('category_not_empty')
    await deleteCategory(tx, key)
    await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
  })
}
