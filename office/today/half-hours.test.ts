import { expect, test } from 'vitest'
import { halfHours } from './half-hours.ts'

test('a half hour without a sale stands as a zero between two with sales', () => {
  expect(
    halfHours(
      [
        { localTime: '11:00', amountOre: 4500 },
        { localTime: '12:00', amountOre: 1000 },
      ],
      [],
    ),
  ).toEqual([
    { localTime: '11:00', todayOre: 4500, lastWeekOre: 0 },
    { localTime: '11:30', todayOre: 0, lastWeekOre: 0 },
    { localTime: '12:00', todayOre: 1000, lastWeekOre: 0 },
  ])
})

test('the days are laid over each other from the first sale of either to the last of either', () => {
  const shown = halfHours(
    [{ localTime: '11:30', amountOre: 300 }],
    [
      { localTime: '11:00', amountOre: 100 },
      { localTime: '11:30', amountOre: 200 },
    ],
  )
  expect(shown).toEqual([
    { localTime: '11:00', todayOre: 0, lastWeekOre: 100 },
    { localTime: '11:30', todayOre: 300, lastWeekOre: 200 },
  ])
})

test('with no sales on either day there is nothing to draw', () => {
  expect(halfHours([], [])).toEqual([])
})
