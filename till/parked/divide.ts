// Divides what was served among those who pay for it (decision 37): what one of them pays for now, and the rest. Pure.
import type { Basket } from '../basket/basket.ts'
import { goodsOf, type ParkedBasket, type Part, type Served } from './parking.ts'

/** How many of each line somebody pays for, by its place in the basket. */
export type Chosen = ReadonlyMap<number, number>

type Half = { basket: Basket; served: Served }
export type Divided = { now: Half; rest: Half }

/** Both halves name the same receipt, and which of its lines are theirs. Null where one of them would be empty. */
export function divide({ basket, served }: Pick<ParkedBasket, 'basket' | 'served'>, chosen: Chosen): Divided | null {
  if (served === undefined) return null
  const half = (quantityOf: (quantity: number, place: number) => number): Half => {
    const lines: Basket[number][] = []
    const part: Part = []
    basket.forEach((line, place) => {
      const quantity = quantityOf(line.quantity, place)
      if (quantity < 1) return
      lines.push({ ...line, quantity })
      // A basket that is whole has its lines as they stand on the receipt.
      part.push({ place: served.part?.[place]?.place ?? place, quantity })
    })
    return { basket: lines, served: { ...served, goods: goodsOf(lines), part } }
  }
  const chosenOf = (place: number) => chosen.get(place) ?? 0
  const now = half((quantity, place) => Math.min(quantity, chosenOf(place)))
  const rest = half((quantity, place) => quantity - chosenOf(place))
  return now.basket.length === 0 || rest.basket.length === 0 ? null : { now, rest }
}
