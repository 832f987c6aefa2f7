import { describe, expect, test } from 'vitest'
import {
  areInOrder,
  decideLimits,
  isWithinHours,
  leftBy,
  type LimitedProduct,
  type LimitFacts,
  mondayOf,
  NO_TERMS,
  periodAt,
  type SpendingTerms,
  windowsAt,
} from './spending-limits.ts'

const products: Record<string, LimitedProduct> = {
  apple: { name: 'Eple', categoryId: 'fruit', isSweet: false },
  bun: { name: 'Bolle', categoryId: 'bakery', isSweet: true },
  bread: { name: 'Rundstykke', categoryId: 'bakery', isSweet: false },
}
const NOTHING = { dayOre: 0, weekOre: 0, mealOre: 0 }

const one = (terms: Partial<SpendingTerms>, facts: Partial<LimitFacts> = {}): LimitFacts => ({
  limits: [{ personId: 'kari', terms: { ...NO_TERMS, ...terms }, once: [] }],
  spent: NOTHING,
  time: '11:30',
  periodId: null,
  ...facts,
})
const buy = (totalOre: number, facts: LimitFacts, ...wanted: string[]) =>
  decideLimits({ totalOre, lines: (wanted.length === 0 ? ['apple'] : wanted).map((productId) => ({ productId })) }, facts, (id) => products[id])
const kept = { lifted: [] }
const overBy = (overOre: number, ...personIds: string[]) => ({
  refusal: { code: 'limit_amount', facts: { overOre } },
  personIds: personIds.length === 0 ? ['kari'] : personIds,
})

describe('an amount', () => {
  test('may be spent to the last øre on a day, and not one more', () => {
    const facts = one({ mostPerDayOre: 6_000 }, { spent: { dayOre: 2_500, weekOre: 9_000, mealOre: 0 } })
    expect(buy(3_500, facts)).toEqual(kept)
    expect(buy(3_501, facts)).toEqual(overBy(1))
  })

  test('may be spent to the last øre in a week, and not one more', () => {
    const facts = one({ mostPerWeekOre: 20_000 }, { spent: { dayOre: 0, weekOre: 19_999, mealOre: 0 } })
    expect(buy(1, facts)).toEqual(kept)
    expect(buy(2, facts)).toEqual(overBy(1))
  })

  test('holds in the hours that it is set for, and in no others', () => {
    const terms = { mostPerMeal: [{ periodId: 'lunch', mostOre: 4_000 }] }
    const spent = { dayOre: 9_000, weekOre: 9_000, mealOre: 500 }
    expect(buy(3_500, one(terms, { spent, periodId: 'lunch' }))).toEqual(kept)
    expect(buy(3_501, one(terms, { spent, periodId: 'lunch' }))).toEqual(overBy(1))
    expect(buy(9_000, one(terms, { spent, periodId: 'breakfast' }))).toEqual(kept)
    expect(buy(9_000, one(terms, { spent, periodId: null }))).toEqual(kept)
  })

  test('that is passed already leaves nothing, and never less', () => {
    expect(leftBy({ terms: { ...NO_TERMS, mostPerDayOre: 5_000 }, spent: { dayOre: 7_000, weekOre: 0, mealOre: 0 }, periodId: null })).toBe(0)
    expect(leftBy({ terms: NO_TERMS, spent: { dayOre: 7_000, weekOre: 0, mealOre: 0 }, periodId: null })).toBeNull()
  })

  test('is the strictest of all guardians’', () => {
    const facts = one({ mostPerDayOre: 5_000 })
    const both = { ...facts, limits: [...facts.limits, { personId: 'per', terms: { ...NO_TERMS, mostPerDayOre: 3_000 }, once: [] }] }
    expect(buy(3_000, both)).toEqual(kept)
    expect(buy(3_001, both)).toEqual(overBy(1, 'per'))
    expect(buy(5_001, both)).toEqual(overBy(2_001, 'kari', 'per'))
  })
})

describe('hours', () => {
  test('begin with their first minute and are over when the clock shows their end', () => {
    const hours = { from: '08:00', until: '14:00' }
    expect(['07:59', '08:00', '13:59', '14:00'].map((time) => isWithinHours(time, hours))).toEqual([false, true, true, false])
    expect(buy(100, one({ hours }, { time: '13:59' }))).toEqual(kept)
    expect(buy(100, one({ hours }, { time: '14:00' }))).toEqual({ refusal: { code: 'limit_hours', facts: hours }, personIds: ['kari'] })
  })

  test('that two guardians do not share are named by nobody', () => {
    const facts = one({ hours: { from: '08:00', until: '10:00' } }, { time: '10:30' })
    const both = { ...facts, limits: [...facts.limits, { personId: 'per', terms: { ...NO_TERMS, hours: { from: '11:00', until: '12:00' } }, once: [] }] }
    expect(buy(100, both)).toEqual({ refusal: { code: 'limit_hours', facts: {} }, personIds: ['kari', 'per'] })
  })

  test('of a school follow each other, may touch, and never run into each other', () => {
    expect(areInOrder([])).toBe(true)
    expect(
      areInOrder([
        { from: '10:00', until: '12:00' },
        { from: '08:00', until: '10:00' },
      ]),
    ).toBe(true)
    expect(
      areInOrder([
        { from: '08:00', until: '10:01' },
        { from: '10:00', until: '12:00' },
      ]),
    ).toBe(false)
    expect(areInOrder([{ from: '10:00', until: '10:00' }])).toBe(false)
    const periods = [
      { periodId: 'breakfast', from: '08:00', until: '10:00' },
      { periodId: 'lunch', from: '10:00', until: '12:00' },
    ]
    expect(['07:59', '09:59', '10:00', '12:00'].map((time) => periodAt(time, periods)?.periodId)).toEqual([undefined, 'breakfast', 'lunch', undefined])
  })
})

describe('what may be bought', () => {
  const stopped = (...productIds: string[]) => ({
    refusal: { code: 'limit_products', facts: { productIds, products: productIds.map((id) => products[id]?.name ?? '') } },
    personIds: ['kari'],
  })

  test('is everything but the categories and products that are blocked', () => {
    const facts = one({ products: { rule: 'but', categoryIds: ['fruit'], productIds: ['bun'] } })
    expect(buy(100, facts, 'bread')).toEqual(kept)
    expect(buy(100, facts, 'apple', 'bread', 'bun', 'bun')).toEqual(stopped('apple', 'bun'))
  })

  test('is only what is allowed, and nothing that nobody knows of', () => {
    const facts = one({ products: { rule: 'only', categoryIds: ['fruit'], productIds: ['bread'] } })
    expect(buy(100, facts, 'apple', 'bread')).toEqual(kept)
    expect(buy(100, facts, 'apple', 'bun', 'new')).toEqual(stopped('bun', 'new'))
  })

  test('is nothing that somebody has said is sweet, where that is wanted, and all that nobody has said it of', () => {
    expect(buy(100, one({ noSugarOrEnergy: true }), 'bun', 'bread', 'new')).toEqual(stopped('bun'))
  })
})

describe('what is let once', () => {
  const once = (...each: { askId: string; amountOre: number; productIds: string[] }[]) => ({
    ...one({ mostPerDayOre: 1_000, products: { rule: 'but', categoryIds: [], productIds: ['bun'] }, hours: { from: '08:00', until: '09:00' } }),
    limits: [
      {
        ...(one({ mostPerDayOre: 1_000, products: { rule: 'but', categoryIds: [], productIds: ['bun'] } }).limits[0] as LimitFacts['limits'][number]),
        once: each,
      },
    ],
  })

  test('lets a purchase of so much go, to the last øre, with the products that were asked for', () => {
    const ask = { askId: 'ask', amountOre: 4_000, productIds: ['bun'] }
    expect(buy(4_000, once(ask), 'bun')).toEqual({ lifted: ['ask'] })
    expect(buy(4_001, once(ask), 'apple')).toEqual(overBy(3_001))
    expect(buy(500, once({ ...ask, productIds: [] }), 'bun')).toMatchObject({ refusal: { code: 'limit_products' } })
  })

  test('is not used by a purchase that is within the limits', () => {
    expect(buy(1_000, once({ askId: 'ask', amountOre: 4_000, productIds: [] }))).toEqual(kept)
  })

  test('lets go of the limits of the one who said yes, and of nobody else’s', () => {
    const facts = once({ askId: 'ask', amountOre: 4_000, productIds: [] })
    const both = { ...facts, limits: [...facts.limits, { personId: 'per', terms: { ...NO_TERMS, mostPerDayOre: 2_000 }, once: [] }] }
    expect(buy(3_000, both)).toEqual(overBy(1_000, 'per'))
    const yes = both.limits.map((limit) => ({ ...limit, once: [{ askId: 'ask', amountOre: 4_000, productIds: [] }] }))
    expect(buy(3_000, { ...both, limits: yes })).toEqual({ lifted: ['ask'] })
  })
})

describe('the windows', () => {
  const at = (instant: string) => windowsAt(new Date(instant), { from: '02:30', until: '04:00' })
  const instants = ({ dayFrom, weekFrom, mealFrom }: ReturnType<typeof windowsAt>) => [dayFrom, weekFrom, mealFrom].map((each) => each?.toISOString())

  test('change at midnight in Oslo, and not at midnight in UTC', () => {
    expect(at('2026-11-03T22:59:59.999Z')).toMatchObject({ date: '2026-11-03', time: '23:59' })
    expect(at('2026-11-03T23:00:00.000Z')).toMatchObject({ date: '2026-11-04', time: '00:00', dayFrom: new Date('2026-11-03T23:00:00Z') })
  })

  test('begin with Monday, across a new year too', () => {
    expect(['2026-12-27', '2026-12-28', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'].map(mondayOf)).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2026-12-28',
      '2026-12-28',
      '2026-12-28',
      '2027-01-04',
    ])
  })

  test('are an hour shorter on the last Sunday of March and an hour longer on that of October, and so are the weeks', () => {
    // 29 March 2026: the clock goes from 02:00 to 03:00, so 02:30 is not there and is 03:30.
    expect(instants(at('2026-03-29T12:00:00Z'))).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-22T23:00:00.000Z', '2026-03-29T01:30:00.000Z'])
    // The Monday after it begins in summer time.
    expect(instants(at('2026-03-30T12:00:00Z'))).toEqual(['2026-03-29T22:00:00.000Z', '2026-03-29T22:00:00.000Z', '2026-03-30T00:30:00.000Z'])
    // 25 October 2026: 02:30 comes twice, and the first counts.
    expect(instants(at('2026-10-25T12:00:00Z'))).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-18T22:00:00.000Z', '2026-10-25T00:30:00.000Z'])
    expect(instants(at('2026-10-26T12:00:00Z'))).toEqual(['2026-10-25T23:00:00.000Z', '2026-10-25T23:00:00.000Z', '2026-10-26T01:30:00.000Z'])
  })
})
