import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { titleOf } from './title.ts'
import { type Category, countCatalogueChange, insertCategory } from './store.ts'

export type CategoryWish = Omit<Category, 'categoryId'>

/** Makes a category. @throws Refused not_found, name_taken */
export async function makeCategory(tx: Queryable, house: House, { schoolId, ...wish }: CategoryWish & { schoolId: number }): Promise<Category> {
  const category = { categoryId: house.newId(), ...wish, name: titleOf(wish.name) }
  if (!(await countCatalogueChange(tx, schoolId))) throw new Refused('not_found')
  if (!(await insertCategory(tx, schoolId, category))) throw new Refused('name_taken')
  await announceChange(tx, house, { schoolId, kind: 'catalogue', subjectId: null })
  return category
}
