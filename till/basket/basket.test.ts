import { expect, test } from 'vitest'
import { countOf, MOST_LINES, MOST_OF_ONE, sumOre, withOneMore, withPricesOf, withQuantity, type Basket } from './basket.ts'

const goods = (productId: string, priceOre = 1000) => ({ productId, name: productId, priceOre })

test('a product tapped again is one more on the same line, and the line stays where it is', () => {
  const basket = [goods('waffle'), goods('milk'), goods('waffle')].reduce(withOneMore, [] as Basket)
  expect(basket.map(({ productId, quantity }) => [productId, quantity])).toEqual([
    ['waffle', 2],
    ['milk', 1],
  ])
  expect(sumOre(basket)).toBe(3000)
  expect(countOf(basket)).toBe(3)
})

test('the line goes away when nothing is left of it', () => {
  const basket = withOneMore([], goods('waffle'))
  expect(withQuantity(basket, { productId: 'waffle', quantity: 0 })).toEqual([])
})

test('there is room for 99 of one product and for 50 lines, and no more', () => {
  const many = withQuantity(withOneMore([], goods('waffle')), { productId: 'waffle', quantity: MOST_OF_ONE })
  expect(withOneMore(many, goods('waffle'))[0]?.quantity).toBe(99)
  const full = Array.from({ length: MOST_LINES }, (_each, place) => goods(`product-${place}`)).reduce(withOneMore, [] as Basket)
  expect(withOneMore(full, goods('one-too-many'))).toHaveLength(50)
})

test('new prices reach the lines of goods that are still sold', () => {
  const basket = [goods('waffle'), goods('gone')].reduce(withOneMore, [] as Basket)
  expect(sumOre(withPricesOf(basket, [goods('waffle', 1200)]))).toBe(2200)
})
