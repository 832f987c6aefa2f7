import { describe, expect, test } from 'vitest'
import type { FoodGroup } from '../contract/food-groups.ts'
import { type Bought, byGroup, byItem, cheerFor, periodOf, periodsUntil, shareOf, sumOf, weekNumberOf, within } from './food-insight.ts'

const bought = (group: FoodGroup | null, pieces: number, facts: Partial<Bought> = {}): Bought => ({
  day: '2026-11-03',
  productId: group ?? 'unknown',
  name: group ?? 'unknown',
  group,
  pieces,
  spentOre: pieces * 1000,
  ...facts,
})

describe('a week or a month', () => {
  test('begins on a Monday and ends on a Sunday', () => {
    const week = { firstDay: '2026-11-02', lastDay: '2026-11-08' }
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-08']) expect(periodOf('week', day)).toEqual(week)
    expect(periodOf('week', '2026-11-09').firstDay).toBe('2026-11-09')
    expect(periodOf('week', '2026-11-01').lastDay).toBe('2026-11-01')
  })

  test('is a whole month, February and December too', () => {
    expect(periodOf('month', '2026-02-28')).toEqual({ firstDay: '2026-02-01', lastDay: '2026-02-28' })
    expect(periodOf('month', '2028-02-01')).toEqual({ firstDay: '2028-02-01', lastDay: '2028-02-29' })
    expect(periodOf('month', '2026-12-31')).toEqual({ firstDay: '2026-12-01', lastDay: '2026-12-31' })
  })

  test('is shown with those before it, without a gap, over a new year too', () => {
    const weeks = periodsUntil('week', '2027-01-06')
    expect(weeks).toHaveLength(8)
    expect(weeks.at(-1)).toEqual({ firstDay: '2027-01-04', lastDay: '2027-01-10' })
    expect(weeks[0]?.firstDay).toBe('2026-11-16')
    expect(periodsUntil('month', '2027-01-31').map(({ firstDay }) => firstDay)).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
      '2026-12-01',
      '2027-01-01',
    ])
  })

  test('has the number that people call it by, around a new year too', () => {
    const numbers = ['2026-01-01', '2026-11-03', '2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30'].map(weekNumberOf)
    expect(numbers).toEqual([1, 45, 53, 53, 1, 1])
  })

  test('holds its first and its last day, and not those beside them', () => {
    const days = ['2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09'].map((day) => bought('fruit', 1, { day }))
    expect(within(days, periodOf('week', '2026-11-04')).map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-08'])
  })
})

describe('what was bought', () => {
  test('is summed by group in the order of the guideline, and what nobody has said of is last and by itself', () => {
    const groups = byGroup([bought(null, 2), bought('sweets', 1), bought('fruit', 3), bought('fruit', -1)])
    expect(groups).toEqual([
      { group: 'fruit', pieces: 2, spentOre: 2000 },
      { group: 'sweets', pieces: 1, spentOre: 1000 },
      { group: null, pieces: 2, spentOre: 2000 },
    ])
  })

  test('is told by item, the most often bought first, and what all came back is not there', () => {
    const items = byItem([
      bought('water', 1, { name: 'Vann', day: '2026-11-02' }),
      bought('fruit', 1, { name: 'Eple', spentOre: 800 }),
      bought('water', 1, { name: 'Vann' }),
      bought('milk', 1, { name: 'Melk' }),
      bought('milk', -1, { name: 'Melk' }),
    ])
    expect(items.map(({ name, pieces, spentOre }) => [name, pieces, spentOre])).toEqual([
      ['Vann', 2, 2000],
      ['Eple', 1, 800],
    ])
  })

  test('of nothing is nothing', () => {
    expect(sumOf([])).toEqual({ spentOre: 0, pieces: 0 })
    expect([byGroup([]), byItem([])]).toEqual([[], []])
    expect(shareOf([])).toEqual({ goodPieces: 0, sweetPieces: 0, knownPieces: 0 })
  })
})

describe('the share', () => {
  test('counts fruit, vegetables, whole grain and water against sweets and sweet drinks', () => {
    const all = (['fruit', 'vegetables', 'whole_grain', 'water', 'milk', 'other', 'sweets', 'sweet_drinks'] as const).map((group) => bought(group, 1))
    expect(shareOf(all)).toEqual({ goodPieces: 4, sweetPieces: 2, knownPieces: 8 })
  })

  test('never takes what is unknown for good or for sweet, and a bottle is no food', () => {
    expect(shareOf([bought(null, 5), bought('not_food', 3), bought('fruit', 1)])).toEqual({ goodPieces: 1, sweetPieces: 0, knownPieces: 1 })
  })
})

describe('a kind word', () => {
  const share = (goodPieces: number, knownPieces: number, sweetPieces = 0) => ({ goodPieces, sweetPieces, knownPieces })

  test('is said of three pieces, and not of two', () => {
    expect(cheerFor(share(2, 2), undefined)).toBeNull()
    expect(cheerFor(share(2, 3), undefined)).toBe('much_good')
  })

  test('is not said where there is nothing to say it of, and nothing else is said then', () => {
    expect(cheerFor(share(0, 20, 20), undefined)).toBeNull()
  })

  test('says that half is much, and less is some', () => {
    expect(cheerFor(share(5, 10), undefined)).toBe('much_good')
    expect(cheerFor(share(4, 10), undefined)).toBe('some_good')
  })

  test('says when it is a larger part than before, and never when it is a smaller one', () => {
    expect(cheerFor(share(2, 10), share(1, 6))).toBe('more_than_before')
    expect(cheerFor(share(2, 10), share(2, 10))).toBe('some_good')
    expect(cheerFor(share(2, 10), share(9, 10))).toBe('some_good')
    expect(cheerFor(share(2, 10), share(0, 2))).toBe('some_good')
    expect(cheerFor(share(2, 10), share(0, 3))).toBe('more_than_before')
  })
})
