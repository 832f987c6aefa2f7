import { expect, test } from 'vitest'
import { menuSections, movedCategories, movedPositions, nextPosition } from './menu-sections.ts'
import type { Menu, Product } from './menu.ts'

const food = { categoryId: 'food', name: 'Mat', colour: 'apricot', position: 10 } as const
const drink = { categoryId: 'drink', name: 'Drikke', colour: 'sky', position: 20 } as const
const product = (name: string, facts: Partial<Product> = {}): Product => ({
  productId: name,
  categoryId: 'food',
  name,
  priceOre: 3500,
  openPrice: null,
  vatCode: '6',
  articleGroup: '04006',
  picture: null,
  stops: { contains: [], traces: [], isDeclared: false, ageLimit: null, ageReason: null },
  position: 10,
  isActive: true,
  ...facts,
})
const menu: Menu = {
  categories: [drink, food],
  products: [
    product('Ærtesuppe', { position: 20 }),
    product('Bagett', { position: 20 }),
    product('Vaffel'),
    product('Melk', { categoryId: 'drink', isActive: false }),
  ],
}

test('categories and products stand in the order of the till, equal places by name', () => {
  const shown = menuSections(menu, {}).map(({ category, products }) => [category.name, ...products.map(({ name }) => name)])
  expect(shown).toEqual([
    ['Mat', 'Vaffel', 'Bagett', 'Ærtesuppe'],
    ['Drikke', 'Melk'],
  ])
})

test('a search leaves only the products that fit and the categories that have any', () => {
  expect(menuSections(menu, { search: ' ÆRTE ' }).map(({ category }) => category.name)).toEqual(['Mat'])
  expect(menuSections(menu, { shown: 'not_sold' }).flatMap(({ products }) => products.map(({ name }) => name))).toEqual(['Melk'])
})

test('an empty category is shown when nothing is searched for, so that it can be filled', () => {
  expect(menuSections({ categories: [food], products: [] }, {})).toEqual([{ category: food, products: [] }])
  expect(menuSections({ categories: [food], products: [] }, { search: 'x' })).toEqual([])
})

test('a product that moves down changes places with its neighbour, also when their places were equal', () => {
  const bagett = menu.products[1] as Product
  expect(movedPositions(menu, { product: bagett, by: 1 })).toEqual([{ productId: 'Bagett', position: 30 }])
  expect(movedPositions(menu, { product: menu.products[0] as Product, by: 1 })).toEqual([])
})

test('a category moves as a product does, and the first not further up', () => {
  expect(movedCategories(menu, { category: food, by: -1 })).toEqual([])
  const order = movedCategories(menu, { category: food, by: 1 })
  expect(order).toEqual([
    { categoryId: 'drink', position: 10 },
    { categoryId: 'food', position: 20 },
  ])
})

test('a new product gets the place after the last', () => {
  expect(nextPosition(menu.products)).toBe(30)
  expect(nextPosition([])).toBe(10)
})
