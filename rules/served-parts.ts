// What a sale pays of what was served before it (decision 37). Pure. Several may pay for one basket, each for some of its
// lines; no line is ever paid for more than was served of it.

import type { Refusal } from '../contract/refusals.ts'

/** A line of a provisional receipt, and how many of it have been paid. */
export type ServedLine = { quantity: number; paidQuantity: number }

/** Some of a line, by its place on the receipt from 0. */
export type PlaceAndQuantity = { place: number; quantity: number }

/** How far a sale takes one line: from so many paid to so many, of those that were served. */
export type PaidPart = { place: number; before: number; after: number; served: number }

/** Decides what a sale pays of a receipt: those parts that it names, or all that is left where it names none. */
export function decideParts(wanted: readonly PlaceAndQuantity[] | undefined, lines: readonly ServedLine[]): { parts: PaidPart[] } | { refusal: Refusal } {
  const asked = wanted ?? allThatIsLeft(lines)
  if (new Set(asked.map(({ place }) => place)).size !== asked.length) return { refusal: { code: 'not_well_formed' } }
  const parts: PaidPart[] = []
  for (const { place, quantity } of asked.toSorted((one, other) => one.place - other.place)) {
    const line = lines[place]
    if (!line || !Number.isSafeInteger(quantity) || quantity < 1) return { refusal: { code: 'not_well_formed' } }
    const { paidQuantity: before, quantity: served } = line
    if (before + quantity > served) return { refusal: { code: 'served_and_paid' } }
    parts.push({ place, before, after: before + quantity, served })
  }
  return parts.length === 0 ? { refusal: { code: 'served_and_paid' } } : { parts }
}

export const isAllPaid = (lines: readonly ServedLine[]): boolean => lines.every(({ quantity, paidQuantity }) => paidQuantity >= quantity)

const allThatIsLeft = (lines: readonly ServedLine[]): PlaceAndQuantity[] =>
  lines.flatMap(({ quantity, paidQuantity }, place) => (quantity > paidQuantity ? [{ place, quantity: quantity - paidQuantity }] : []))
