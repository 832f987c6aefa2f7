// The basket: what the pupil wants, at the prices the cashier saw. Pure; the screen and the sale stand on it.
import type { RouteBody } from '../../contract/route-types.ts'

export type Line = {
  productId: string
  name: string
  unitPriceOre: number
  quantity: number
  /** The cashier said the price: it stays what it was said to be, and another price is another line. */
  hasOpenPrice?: true
  /** What the cashier says of it: it stays on this line. */
  note?: string
}
export type Basket = readonly Line[]
/** `openPrice`: the cashier says the price. What is tapped with a price that was said has `hasOpenPrice`. */
export type Goods = { productId: string; name: string; priceOre: number; openPrice?: object | null; hasOpenPrice?: true }

// As the contract has it for a purchase.
export const MOST_OF_ONE = 99
export const MOST_LINES = 50

/** What tells a line from the others: the product, and whatever else was said of it. */
export const keyOf = ({ productId, hasOpenPrice, unitPriceOre, note }: Pick<Line, 'productId' | 'hasOpenPrice' | 'unitPriceOre' | 'note'>): string =>
  [productId, ...(hasOpenPrice ? [unitPriceOre] : []), ...(note === undefined ? [] : [note])].join('/')

/** One more of it. A line keeps its place, so that nothing moves under the finger; the price is the one that stands on the tile now. */
export function withOneMore(basket: Basket, { productId, name, priceOre, hasOpenPrice }: Goods): Basket {
  const added: Line = { productId, name, unitPriceOre: priceOre, quantity: 1, ...(hasOpenPrice && { hasOpenPrice }) }
  const line = basket.find((each) => keyOf(each) === keyOf(added))
  if (line !== undefined) return withLine(basket, { ...line, name, unitPriceOre: priceOre, quantity: Math.min(MOST_OF_ONE, line.quantity + 1) })
  return basket.length >= MOST_LINES ? basket : [...basket, added]
}

/** Sets how many of it. Nothing or less takes the line away. */
export function withQuantity(basket: Basket, { key, quantity }: { key: string; quantity: number }): Basket {
  if (quantity < 1) return basket.filter((line) => keyOf(line) !== key)
  return basket.map((line) => (keyOf(line) === key ? { ...line, quantity: Math.min(MOST_OF_ONE, quantity) } : line))
}

/** Says something of a line, or takes back what was said: the basket, and the line's key in it. A line that is then as another one becomes one with it. */
export function withNoteOn(basket: Basket, { key, note }: { key: string; note: string | null }): { basket: Basket; key: string } {
  const line = basket.find((each) => keyOf(each) === key)
  if (line === undefined) return { basket, key }
  const { note: _before, ...plain } = line
  const said: Line = note === null ? plain : { ...plain, note }
  return { basket: together(basket.map((each) => (each === line ? said : each))), key: keyOf(said) }
}

/** Takes every line of a product out. */
export function without(basket: Basket, productIds: readonly string[]): Basket {
  return basket.filter(({ productId }) => !productIds.includes(productId))
}

/** The basket at the prices of now. Goods that are no longer sold keep their line; the server names them when it refuses. */
export function withPricesOf(basket: Basket, goods: readonly Goods[]): Basket {
  const now = new Map(goods.map((each) => [each.productId, each]))
  const priced = basket.map((line): Line => {
    const found = now.get(line.productId)
    if (found === undefined) return line
    if (found.openPrice) return { ...line, name: found.name, hasOpenPrice: true }
    const { hasOpenPrice: _said, ...fixed } = line
    return { ...fixed, name: found.name, unitPriceOre: found.priceOre }
  })
  return together(priced)
}

/** Lines that differed, and differ no more, become one. */
function together(basket: Basket): Basket {
  const byKey = new Map<string, Line>()
  for (const line of basket) {
    const before = byKey.get(keyOf(line))
    byKey.set(keyOf(line), before === undefined ? line : { ...before, quantity: Math.min(MOST_OF_ONE, before.quantity + line.quantity) })
  }
  return byKey.size === basket.length ? basket : [...byKey.values()]
}

export function sumOre(basket: Basket): number {
  return basket.reduce((sum, line) => sum + line.quantity * line.unitPriceOre, 0)
}

export function countOf(basket: Basket): number {
  return basket.reduce((count, line) => count + line.quantity, 0)
}

export function wantedLines(basket: Basket): RouteBody<'POST /api/purchases'>['lines'] {
  return basket.map(({ productId, quantity, unitPriceOre, note }) => ({ productId, quantity, unitPriceOre, ...(note !== undefined && { note }) }))
}

function withLine(basket: Basket, line: Line): Basket {
  return basket.map((each) => (keyOf(each) === keyOf(line) ? line : each))
}
