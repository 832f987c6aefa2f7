// What is sold and by whom, as the server last told it. A copy lies on the device, so that the till opens without a network.
import type { RouteReply } from '../../contract/route-types.ts'
import type { ProductStops } from '../../rules/hard-stops.ts'

export type Catalogue = RouteReply<'GET /api/till'>
export type Product = Catalogue['products'][number]
export type Category = Catalogue['categories'][number]

export function readCatalogue(found: unknown): Catalogue | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { products, categories, registerId, operator } = found as Partial<Catalogue>
  const isWhole = Array.isArray(products) && Array.isArray(categories) && typeof registerId === 'string' && typeof operator === 'object'
  return isWhole ? (found as Catalogue) : undefined
}

/** What may stop a product's sale; undefined for what the till does not know, also where its copy is of an older version. */
export function stopsOf(catalogue: Catalogue | null, productId: string): ProductStops | undefined {
  const product = catalogue?.products.find((each) => each.productId === productId)
  return product?.stops ? { name: product.name, ...product.stops } : undefined
}

/** Categories as they lie on the counter, and the products of one of them, or of all, in the same order. */
export function categoriesInOrder({ categories, products }: Catalogue): Category[] {
  const used = new Set(products.map(({ categoryId }) => categoryId))
  return categories.filter(({ categoryId }) => used.has(categoryId)).toSorted(inOrder)
}

export function productsInOrder(catalogue: Catalogue, categoryId: string | null): Product[] {
  const places = new Map(categoriesInOrder(catalogue).map((category, place) => [category.categoryId, place]))
  const shown = catalogue.products.filter((product) => categoryId === null || product.categoryId === categoryId)
  return shown.toSorted((one, other) => (places.get(one.categoryId) ?? 0) - (places.get(other.categoryId) ?? 0) || inOrder(one, other))
}

type Placed = { position: number; name: string }
const inOrder = (one: Placed, other: Placed) => one.position - other.position || one.name.localeCompare(other.name, 'nb')
