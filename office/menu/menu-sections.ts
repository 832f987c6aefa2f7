// The menu as it is shown: categories in their order, each with its products in theirs, narrowed to what is asked for.
import type { Category, Menu, Product } from './menu.ts'
import type { Shown } from './menu-search.ts'

export type MenuSection = { category: Category; products: Product[] }

export function menuSections(menu: Menu, { search = '', shown = 'all' }: { search?: string; shown?: Shown }): MenuSection[] {
  const wanted = search.trim().toLocaleLowerCase('nb')
  const isNarrowed = wanted !== '' || shown !== 'all'
  return menu.categories
    .toSorted(inOrder)
    .map((category) => ({ category, products: productsOf(menu, category.categoryId).filter((product) => fits(product, { wanted, shown })) }))
    .filter(({ products }) => !isNarrowed || products.length > 0)
}

/** The products of a category in the order of the till. */
export function productsOf(menu: Menu, categoryId: string): Product[] {
  return menu.products.filter((product) => product.categoryId === categoryId).toSorted(inOrder)
}

/** What must be changed so that a product changes places with its neighbour. Positions may be equal from before: then all are counted anew. */
export function movedPositions(menu: Menu, { product, by }: { product: Product; by: -1 | 1 }): { productId: string; position: number }[] {
  const row = productsOf(menu, product.categoryId)
  const from = row.findIndex(({ productId }) => productId === product.productId)
  return moved(row, { from, by }).map(({ thing, position }) => ({ productId: thing.productId, position }))
}

/** The same for a category among the others. */
export function movedCategories(menu: Menu, { category, by }: { category: Category; by: -1 | 1 }): { categoryId: string; position: number }[] {
  const row = menu.categories.toSorted(inOrder)
  const from = row.findIndex(({ categoryId }) => categoryId === category.categoryId)
  return moved(row, { from, by }).map(({ thing, position }) => ({ categoryId: thing.categoryId, position }))
}

/** The things in a row whose positions are others once one has changed places with its neighbour. */
function moved<Thing extends { position: number }>(row: readonly Thing[], { from, by }: { from: number; by: -1 | 1 }): { thing: Thing; position: number }[] {
  const [thing, neighbour] = [row[from], row[from + by]]
  if (thing === undefined || neighbour === undefined) return []
  return row
    .with(from, neighbour)
    .with(from + by, thing)
    .map((other, index) => ({ thing: other, position: (index + 1) * 10 }))
    .filter(({ thing: other, position }) => other.position !== position)
}

/** The place after the last one in a row of things with a position. */
export function nextPosition(row: readonly { position: number }[]): number {
  return Math.min(10_000, Math.max(0, ...row.map(({ position }) => position)) + 10)
}

function fits({ name, isActive }: Product, { wanted, shown }: { wanted: string; shown: Shown }): boolean {
  if (shown !== 'all' && isActive !== (shown === 'sold')) return false
  return name.toLocaleLowerCase('nb').includes(wanted)
}

function inOrder(a: { position: number; name: string }, b: { position: number; name: string }): number {
  return a.position - b.position || a.name.localeCompare(b.name, 'nb')
}
