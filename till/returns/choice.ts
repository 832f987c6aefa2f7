// What a cashier chooses to take back, as values.
import type { RouteReply } from '../../contract/route-types.ts'
import type { Basket } from '../basket/basket.ts'
import type { ReturnBody } from './unfinished-return.ts'

export type LineLeft = RouteReply<'GET /api/till/purchases/:purchaseId/returns'>['lines'][number]

/** How many of each line come back, by place. */
export type Quantities = ReadonlyMap<number, number>

export const leftOf = ({ quantity, returnedQuantity }: LineLeft) => quantity - returnedQuantity

export function sumBackOre(lines: readonly LineLeft[], quantities: Quantities): number {
  return lines.reduce((sum, { place, unitPriceOre }) => sum + (quantities.get(place) ?? 0) * unitPriceOre, 0)
}

export function linesBack(lines: readonly LineLeft[], quantities: Quantities): ReturnBody['lines'] {
  return chosen(lines, quantities).map(({ place, quantity }) => ({ place, quantity }))
}

/** The same as goods to be sold to somebody else; what stood on two lines stands on one. */
export function basketOf(lines: readonly LineLeft[], quantities: Quantities): Basket {
  const basket: { productId: string; name: string; unitPriceOre: number; quantity: number }[] = []
  for (const { productId, name, unitPriceOre, quantity } of chosen(lines, quantities)) {
    const line = basket.find((each) => each.productId === productId)
    if (line) line.quantity += quantity
    else basket.push({ productId, name, unitPriceOre, quantity })
  }
  return basket
}

const chosen = (lines: readonly LineLeft[], quantities: Quantities) =>
  lines.map((line) => ({ ...line, quantity: quantities.get(line.place) ?? 0 })).filter(({ quantity }) => quantity > 0)
