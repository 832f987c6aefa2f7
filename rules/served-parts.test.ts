import { expect, test } from 'vitest'
import { decideParts, isAllPaid } from './served-parts.ts'

const served = (...lines: [quantity: number, paidQuantity: number][]) => lines.map(([quantity, paidQuantity]) => ({ quantity, paidQuantity }))

test('a sale that names no parts pays all that is left', () => {
  expect(decideParts(undefined, served([3, 0], [2, 1], [1, 1]))).toEqual({
    parts: [
      { place: 0, before: 0, after: 3, served: 3 },
      { place: 1, before: 1, after: 2, served: 2 },
    ],
  })
})

test('each pays for some of a line, to the last of it and no further', () => {
  expect(decideParts([{ place: 0, quantity: 2 }], served([3, 1]))).toEqual({ parts: [{ place: 0, before: 1, after: 3, served: 3 }] })
  expect(decideParts([{ place: 0, quantity: 3 }], served([3, 1]))).toEqual({ refusal: { code: 'served_and_paid' } })
})

test('what is paid is paid, whole or named', () => {
  const paid = served([2, 2], [1, 1])
  expect(isAllPaid(paid)).toBe(true)
  expect(isAllPaid(served([2, 2], [1, 0]))).toBe(false)
  expect(decideParts(undefined, paid)).toEqual({ refusal: { code: 'served_and_paid' } })
  expect(decideParts([{ place: 1, quantity: 1 }], paid)).toEqual({ refusal: { code: 'served_and_paid' } })
})

test.each([
  ['a line that is not there', [{ place: 2, quantity: 1 }]],
  ['nothing of a line', [{ place: 0, quantity: 0 }]],
  ['half a bun', [{ place: 0, quantity: 0.5 }]],
  [
    'the same line twice',
    [
      { place: 0, quantity: 1 },
      { place: 0, quantity: 1 },
    ],
  ],
])('%s is no part', (_what, wanted) => {
  expect(decideParts(wanted, served([2, 0], [1, 0]))).toEqual({ refusal: { code: 'not_well_formed' } })
})

test('the order in which parts are named is no matter', () => {
  const [first, second] = [
    { place: 0, quantity: 1 },
    { place: 1, quantity: 1 },
  ]
  const lines = served([1, 0], [1, 0])
  expect(decideParts([second, first], lines)).toEqual(decideParts([first, second], lines))
})
