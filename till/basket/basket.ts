// The basket: what the pupil wants, at the prices the cashier saw. Pure; the screen and the sale stand on it.
import type { RouteBody } from '../../contract/route-types.ts'

export type Line = { productId: string; name: string; unitPriceOre: number; quantity: number }
export type Basket = readonly Line[]
export type Goods = { productId: string; name: string; priceOre: number }

// As the contract has it for a purchase.
export const MOST_OF_ONE = 99
export const MOST_LINES = 50

/** One more of it. A line keeps its place, so that nothing moves under the finger; the price is the one that stands on the tile now. */
export function withOneMore(basket: Basket, { productId, name, priceOre }: Goods): Basket {
  const line = basket.find((each) => each.productId === productId)
  if (line !== undefined) return withLine(basket, { ...line, name, unitPriceOre: priceOre, quantity: Math.min(MOST_OF_ONE, line.quantity + 1) })
  return basket.length >= MOST_LINES ? basket : [...basket, { productId, name, unitPriceOre: priceOre, quantity: 1 }]
}

/** Sets how many of it. Nothing or less takes the line away. */
export function withQuantity(basket: Basket, { productId, quantity }: { productId: string; quantity: number }): Basket {
  if (quantity < 1) return basket.filter((line) => line.productId !== productId)
  return basket.map((line) => (line.productId === productId ? { ...line, quantity: Math.min(MOST_OF_ONE, quantity) } : line))
}

/** The basket at the prices of now. Goods that are no longer sold keep their line; the server names them when it refuses. */
export function withPricesOf(basket: Basket, goods: readonly Goods[]): Basket {
  const now = new Map(goods.map((each) => [each.productId, each]))
  return basket.map((line) => {
    const found = now.get(line.productId)
    return found === undefined ? line : { ...line, name: found.name, unitPriceOre: found.priceOre }
  })
}

export function sumOre(basket: Basket): number {
  return basket.reduce((sum, line) => sum + line.quantity * line.unitPriceOre, 0)
}

export function countOf(basket: Basket): number {
  return basket.reduce((count, line) => count + line.quantity, 0)
}

export function wantedLines(basket: Basket): RouteBody<'POST /api/purchases'>['lines'] {
  return basket.map(({ productId, quantity, unitPriceOre }) => ({ productId, quantity, unitPriceOre }))
}

function withLine(basket: Basket, line: Line): Basket {
  return basket.map((each) => (each.productId === line.productId ? line : each))
}
