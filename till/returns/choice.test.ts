import { expect, test } from 'vitest'
import { basketOf, leftOf, linesBack, sumBackOre } from './choice.ts'

const lines = [
  { place: 0, productId: 'soup', name: 'Suppe', quantity: 3, returnedQuantity: 1, unitPriceOre: 4000 },
  { place: 1, productId: 'apple', name: 'Eple', quantity: 1, returnedQuantity: 0, unitPriceOre: 800 },
  { place: 2, productId: 'soup', name: 'Suppe', quantity: 1, returnedQuantity: 0, unitPriceOre: 4000 },
]

test('what is left of a line is what was sold less what came back', () => {
  expect(lines.map(leftOf)).toEqual([2, 1, 1])
})

test('only what is chosen comes back, for its price', () => {
  const quantities = new Map([
    [0, 2],
    [1, 0],
    [2, 1],
  ])
  expect(linesBack(lines, quantities)).toEqual([
    { place: 0, quantity: 2 },
    { place: 2, quantity: 1 },
  ])
  expect(sumBackOre(lines, quantities)).toBe(12_000)
  expect(basketOf(lines, quantities)).toEqual([{ productId: 'soup', name: 'Suppe', unitPriceOre: 4000, quantity: 3 }])
  expect(linesBack(lines, new Map())).toEqual([])
})
