import { describe, expect, test } from 'vitest'
import { aloneLimitsOf, fillLimits, limitBytes, NO_ALONE_LIMITS, readLimits, refuseAlone } from './alone-limits.ts'
import { NO_TERMS, type SpendingTerms } from './spending-limits.ts'

const products = [
  { productId: 'bun', categoryId: 'bakery', isSweet: true },
  { productId: 'bread', categoryId: 'bakery', isSweet: false },
  { productId: 'water', categoryId: 'drinks', isSweet: false },
]
const ids = products.map(({ productId }) => productId)
const terms = (change: Partial<SpendingTerms>): SpendingTerms => ({ ...NO_TERMS, ...change })
const only = (productIds: string[]) => terms({ products: { rule: 'only', categoryIds: [], productIds } })
const at = (time: string) => ({ time, known: ids, nameOf: (productId: string) => (productId === 'bun' ? 'Bolle' : undefined) })
const wish = (...productIds: string[]) => ({ lines: productIds.map((productId) => ({ productId })) })

describe('what several guardians have decided', () => {
  test('is nothing without any', () => expect(aloneLimitsOf([NO_TERMS, NO_TERMS], products)).toEqual(NO_ALONE_LIMITS))

  test('are the hours that they share, which may be none', () => {
    const hours = (from: string, until: string) => terms({ hours: { from, until } })
    expect(aloneLimitsOf([hours('10:00', '13:00'), NO_TERMS, hours('11:00', '14:00')], products).hours).toEqual({ from: '11:00', until: '13:00' })
    const none = aloneLimitsOf([hours('08:00', '10:00'), hours('11:00', '12:00')], products)
    for (const time of ['09:00', '10:30', '11:30']) expect(refuseAlone(wish('water'), none, at(time))).toEqual({ code: 'limit_hours', facts: {} })
  })

  test('are all the goods that any of them has stopped', () => {
    const noBakery = terms({ products: { rule: 'but', categoryIds: ['bakery'], productIds: [] } })
    expect(aloneLimitsOf([noBakery], products).blocked).toEqual(['bun', 'bread'])
    expect(aloneLimitsOf([terms({ noSugarOrEnergy: true })], products).blocked).toEqual(['bun'])
    expect(aloneLimitsOf([only(['bun', 'water']), terms({ noSugarOrEnergy: true })], products)).toEqual({
      hours: null,
      blocked: ['bun', 'bread'],
      blocksNewer: true,
    })
  })
})

describe('a till that is alone', () => {
  const limits = { hours: { from: '10:00', until: '12:00' }, blocked: ['bun'], blocksNewer: false }

  test('sells from the first minute on and no longer in the last', () => {
    expect(refuseAlone(wish('water'), limits, at('10:00'))).toBeNull()
    expect(refuseAlone(wish('water'), limits, at('11:59'))).toBeNull()
    for (const time of ['09:59', '12:00']) expect(refuseAlone(wish('water'), limits, at(time))).toEqual({ code: 'limit_hours', facts: limits.hours })
  })

  test('names what is stopped, once', () => {
    expect(refuseAlone(wish('bun', 'water', 'bun'), limits, at('11:00'))).toEqual({
      code: 'limit_products',
      facts: { productIds: ['bun'], products: ['Bolle'] },
    })
  })

  test('sells what is newer than its list, unless somebody allows named goods alone', () => {
    expect(refuseAlone(wish('new'), limits, at('11:00'))).toBeNull()
    expect(refuseAlone(wish('new'), { ...limits, blocksNewer: true }, at('11:00'))).toMatchObject({ code: 'limit_products', facts: { productIds: ['new'] } })
  })
})

describe('the bytes', () => {
  test('are read as they were written, with every number of products', () => {
    for (let count = 0; count <= 40; count += 1) {
      const many = Array.from({ length: count }, (_each, place) => `product ${place}`)
      for (const blocked of [many, [], many.filter((_each, place) => place % 3 === 0), many.slice(-1)])
        for (const hours of [null, { from: '00:00', until: '23:59' }, { from: '10:05', until: '09:00' }]) {
          const limits = { hours, blocked, blocksNewer: count % 2 === 0 }
          expect(readLimits(fillLimits(limits, many), many)).toEqual(limits)
        }
    }
  })

  test('are as many for everybody', () => {
    const all = { hours: { from: '10:00', until: '11:00' }, blocked: ids, blocksNewer: true }
    for (const limits of [NO_ALONE_LIMITS, all]) expect(fillLimits(limits, ids)).toHaveLength(limitBytes(ids.length))
  })
})
