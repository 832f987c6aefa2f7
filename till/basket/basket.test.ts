import { expect, test } from 'vitest'
import {
  type Basket,
  countOf,
  keyOf,
  MOST_LINES,
  MOST_OF_ONE,
  sumOre,
  wantedLines,
  withNoteOn,
  withOneMore,
  without,
  withPricesOf,
  withQuantity,
} from './basket.ts'

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
  expect(withQuantity(basket, { key: 'waffle', quantity: 0 })).toEqual([])
})

test('there is room for 99 of one product and for 50 lines, and no more', () => {
  const many = withQuantity(withOneMore([], goods('waffle')), { key: 'waffle', quantity: MOST_OF_ONE })
  expect(withOneMore(many, goods('waffle'))[0]?.quantity).toBe(99)
  const full = Array.from({ length: MOST_LINES }, (_each, place) => goods(`product-${place}`)).reduce(withOneMore, [] as Basket)
  expect(withOneMore(full, goods('one-too-many'))).toHaveLength(50)
})

test('new prices reach the lines of goods that are still sold', () => {
  const basket = [goods('waffle'), goods('gone')].reduce(withOneMore, [] as Basket)
  expect(sumOre(withPricesOf(basket, [goods('waffle', 1200)]))).toBe(2200)
})

test('what is said of a line makes it a line of its own, and the same again one with it', () => {
  const said = withNoteOn([goods('waffle'), goods('milk')].reduce(withOneMore, [] as Basket), { key: 'waffle', note: 'uten syltetøy' })
  expect(said.key).toBe('waffle/uten syltetøy')
  const another = withOneMore(said.basket, goods('waffle'))
  expect(another.map(({ productId, note, quantity }) => [productId, note, quantity])).toEqual([
    ['waffle', 'uten syltetøy', 1],
    ['milk', undefined, 1],
    ['waffle', undefined, 1],
  ])
  expect(wantedLines(another)[0]).toEqual({ productId: 'waffle', quantity: 1, unitPriceOre: 1000, note: 'uten syltetøy' })
  expect(wantedLines(another)[2]).toEqual({ productId: 'waffle', quantity: 1, unitPriceOre: 1000 })
  const both = withNoteOn(another, { key: 'waffle', note: 'uten syltetøy' })
  expect(both.basket.map(({ productId, quantity }) => [productId, quantity])).toEqual([
    ['waffle', 2],
    ['milk', 1],
  ])
  expect(withNoteOn(both.basket, { key: both.key, note: null }).basket[0]).not.toHaveProperty('note')
  expect(withPricesOf(both.basket, [goods('waffle', 1200)])[0]).toMatchObject({ unitPriceOre: 1200, note: 'uten syltetøy' })
  expect(withNoteOn(both.basket, { key: 'gone', note: 'x' }).basket).toBe(both.basket)
})

test('goods whose price was said are a line for each price, which no new price of the menu changes', () => {
  const plate = (priceOre: number) => ({ productId: 'plate', name: 'Salatbar', priceOre, hasOpenPrice: true as const })
  const basket = withOneMore(withOneMore(withOneMore([], plate(2500)), plate(4000)), plate(2500))
  expect(basket.map(({ quantity, unitPriceOre }) => [quantity, unitPriceOre])).toEqual([
    [2, 2500],
    [1, 4000],
  ])
  expect(withQuantity(basket, { key: keyOf(basket[1] as Basket[number]), quantity: 3 })[1]).toMatchObject({ quantity: 3, unitPriceOre: 4000 })
  const openPrice = { leastOre: 1000, mostOre: 6000 }
  expect(withPricesOf(basket, [{ productId: 'plate', name: 'Salat', priceOre: 1000, openPrice }]).map(({ unitPriceOre }) => unitPriceOre)).toEqual([2500, 4000])
  expect(withPricesOf(basket, [{ productId: 'plate', name: 'Salat', priceOre: 3000, openPrice: null }])).toEqual([
    { productId: 'plate', name: 'Salat', unitPriceOre: 3000, quantity: 3 },
  ])
})

test('a product is taken out with all its lines', () => {
  const basket = withOneMore(withOneMore([], { productId: 'plate', name: 'Salatbar', priceOre: 2500, hasOpenPrice: true }), goods('waffle'))
  expect(without(basket, ['plate']).map(({ productId }) => productId)).toEqual(['waffle'])
})
