import { expect, test } from 'vitest'
import type { Product } from './menu.ts'
import { changeOf, emptyForm, formOf, problemsOf, wishOf } from './product-form.ts'

const bagett: Product = {
  productId: 'bagett',
  categoryId: 'food',
  name: 'Bagett',
  priceOre: 3550,
  openPrice: null,
  vatCode: '6',
  articleGroup: '04006',
  picture: null,
  stops: { contains: [], traces: [], isDeclared: false, ageLimit: null, ageReason: null },
  position: 10,
  isActive: true,
}

test('a price is typed as kroner, with øre behind a comma', () => {
  expect(wishOf({ ...formOf(bagett), price: '38' }, 10)?.priceOre).toBe(3800)
  expect(wishOf({ ...formOf(bagett), price: '38,50' }, 10)?.priceOre).toBe(3850)
})

test('a price that can be read in two ways is refused in words, and nothing is sent', () => {
  const form = { ...formOf(bagett), price: '1.000' }
  expect(problemsOf(form)).toEqual({ price: 'priceNotUnderstood' })
  expect(wishOf(form, 10)).toBeNull()
})

test('nothing is given away by mistake: a price of zero is refused, one øre is not', () => {
  expect(problemsOf({ ...formOf(bagett), price: '0' })).toEqual({ price: 'priceZero' })
  expect(problemsOf({ ...formOf(bagett), price: '0,01' })).toEqual({})
})

test('an empty form says what it needs', () => {
  expect(problemsOf(emptyForm('food'))).toEqual({ name: 'nameMissing', price: 'priceMissing' })
})

test('only what was changed is sent', () => {
  expect(changeOf(bagett, formOf(bagett))).toEqual({})
  expect(changeOf(bagett, { ...formOf(bagett), price: '36', isActive: false })).toEqual({ priceOre: 3600, isActive: false })
})

test('an open price needs a highest one that is not below the lowest, and is sent whole', () => {
  const form = { ...formOf(bagett), isOpenPrice: true, price: '10', mostPrice: '' }
  expect(problemsOf(form)).toEqual({ mostPrice: 'mostMissing' })
  expect(problemsOf({ ...form, mostPrice: '9,99' })).toEqual({ mostPrice: 'mostTooLow' })
  expect(problemsOf({ ...form, mostPrice: '10' })).toEqual({})
  expect(changeOf(bagett, { ...form, mostPrice: '60' })).toEqual({ priceOre: 1000, openPrice: { leastOre: 1000, mostOre: 6000 } })
})

test('an open price that is left alone is not sent, and one that is taken away is', () => {
  const plate: Product = { ...bagett, priceOre: 1000, openPrice: { leastOre: 1000, mostOre: 6000 } }
  expect(changeOf(plate, formOf(plate))).toEqual({})
  expect(changeOf(plate, { ...formOf(plate), isOpenPrice: false, price: '35' })).toEqual({ priceOre: 3500, openPrice: null })
})
