// May this be taken back, and what exactly comes back? Pure. A completed sale is never changed: what is returned is some of
// its lines as they were sold, at the prices and rates of the sale, and never more of a line than is left of it.

import { isOre } from '../contract/money.ts'
import type { Refusal } from '../contract/refusals.ts'
import { addDays } from './norwegian-time.ts'
import type { SoldLine } from './purchase.ts'
import { vatWithin } from './vat.ts'

/** A line as it came back, with its place among the lines of the sale, from 0. */
export type ReturnedLine = SoldLine & { place: number }

export type WantedReturn = { lines: readonly { place: number; quantity: number }[]; totalOre: number }

export type Returned = { lines: ReturnedLine[]; totalOre: number; totalWithoutVatOre: number }

export type ReturnFacts = {
  sold: readonly SoldLine[]
  /** How many of each line have come back before, by place; a place that is not there: none. */
  returned: ReadonlyMap<number, number>
}

/** The last day on which what was sold may be taken back at a till. */
export const lastReturnDay = (soldOn: string, returnDays: number) => addDays(soldOn, returnDays)

/** A till takes back for so many days; what is older the office settles in another way. */
export function refuseByAge({ soldOn, today, returnDays }: { soldOn: string; today: string; returnDays: number }): Refusal | null {
  return today > lastReturnDay(soldOn, returnDays) ? { code: 'return_too_late', facts: { days: returnDays } } : null
}

/** Decides a return of some of a sale's lines. */
export function decideReturn({ lines, totalOre }: WantedReturn, { sold, returned }: ReturnFacts): { given: Returned } | { refusal: Refusal } {
  const places = new Set(lines.map(({ place }) => place))
  if (lines.length === 0 || places.size !== lines.length) return { refusal: { code: 'not_well_formed' } }
  const back: ReturnedLine[] = []
  for (const { place, quantity } of lines.toSorted((one, other) => one.place - other.place)) {
    const line = sold[place]
    if (!line || !Number.isSafeInteger(quantity) || quantity < 1) return { refusal: { code: 'not_well_formed' } }
    const before = returned.get(place) ?? 0
    const leftQuantity = line.quantity - before
    if (quantity > leftQuantity) return { refusal: { code: 'return_more_than_left', facts: { name: line.name, leftQuantity } } }
    back.push({ ...line, ...partOf(line, { before, after: before + quantity }), place })
  }
  const sumOre = back.reduce((sum, line) => sum + line.amountOre, 0)
  const vatOre = back.reduce((sum, line) => sum + line.vatOre, 0)
  if (!isOre(totalOre) || sumOre !== totalOre) return { refusal: { code: 'total_does_not_add_up', facts: { totalOre: sumOre } } }
  return { given: { lines: back, totalOre: sumOre, totalWithoutVatOre: sumOre - vatOre } }
}

/** All that is left of a sale. */
export function allThatIsLeft({ sold, returned }: ReturnFacts): WantedReturn {
  const lines = sold.flatMap(({ quantity }, place) => {
    const left = quantity - (returned.get(place) ?? 0)
    return left > 0 ? [{ place, quantity: left }] : []
  })
  return { lines, totalOre: lines.reduce((sum, { place, quantity }) => sum + quantity * (sold[place] as SoldLine).unitPriceOre, 0) }
}

/**
 * What a piece of a line comes to, from so many that had come back before to so many after. VAT is rounded once for the whole
 * line, so each piece takes what lies between: all pieces together are the VAT of the sale, to the øre.
 */
export function partOf({ unitPriceOre, vatRate }: SoldLine, { before, after }: { before: number; after: number }) {
  const vatUpTo = (quantity: number) => vatWithin(quantity * unitPriceOre, vatRate)
  return { quantity: after - before, amountOre: (after - before) * unitPriceOre, vatOre: vatUpTo(after) - vatUpTo(before) }
}
