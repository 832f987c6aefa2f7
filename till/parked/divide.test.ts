import { expect, test } from 'vitest'
import { divide, type Divided } from './divide.ts'
import { goodsOf, isDivisible, isServed } from './parking.ts'

const line = (productId: string, quantity: number, unitPriceOre: number) => ({ productId, name: productId, unitPriceOre, quantity })
const BASKET = [line('baguette', 3, 3500), line('apple', 2, 800)]
const RECEIPT = { provisionalId: '01920000-0000-7000-8000-000000000001', provisionalNumber: 4 }
const table = { basket: BASKET, served: { ...RECEIPT, goods: goodsOf(BASKET) } }

test('one pays for some of it, and the rest stands', () => {
  const { now, rest } = divide(table, new Map([[0, 1]])) as Divided
  expect(now.basket).toEqual([line('baguette', 1, 3500)])
  expect(now.served).toMatchObject({ ...RECEIPT, part: [{ place: 0, quantity: 1 }] })
  expect(rest.basket).toEqual([line('baguette', 2, 3500), line('apple', 2, 800)])
  expect(rest.served.part).toEqual([
    { place: 0, quantity: 2 },
    { place: 1, quantity: 2 },
  ])
})

test('what is left is divided again, by the places of the receipt', () => {
  const { rest } = divide(table, new Map([[0, 3]])) as Divided
  expect(rest.basket).toEqual([line('apple', 2, 800)])
  expect(isDivisible(rest)).toBe(true)
  const { now, rest: last } = divide(rest, new Map([[0, 1]])) as Divided
  expect(now.served.part).toEqual([{ place: 1, quantity: 1 }])
  expect(last.served.part).toEqual([{ place: 1, quantity: 1 }])
  expect(isDivisible(last)).toBe(false)
})

test.each([
  ['nothing', new Map()],
  [
    'everything',
    new Map([
      [0, 3],
      [1, 2],
    ]),
  ],
])('%s is no part', (_what, chosen) => {
  expect(divide(table, chosen)).toBeNull()
})

test('what is not served is not divided, nor what has changed since', () => {
  expect(divide({ basket: BASKET }, new Map([[0, 1]]))).toBeNull()
  expect(isDivisible({ basket: BASKET })).toBe(false)
  expect(isDivisible({ ...table, basket: [line('baguette', 4, 3500)] })).toBe(false)
})

test('a part is never served anew, whatever its goods', () => {
  const { rest } = divide(table, new Map([[0, 1]])) as Divided
  expect(isServed({ ...rest, basket: [...rest.basket, line('juice', 1, 2000)] })).toBe(true)
})
