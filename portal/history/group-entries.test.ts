import { expect, test } from 'vitest'
import { daysOf, monthsOf } from './group-entries.ts'

const entryAt = (happenedAt: string) => ({ happenedAt })

test('purchases of one day stand together, newest first', () => {
  const noon = entryAt('2026-11-03T11:05:00.000Z')
  const morning = entryAt('2026-11-03T08:40:00.000Z')
  const before = entryAt('2026-11-02T10:30:00.000Z')
  expect(daysOf([noon, morning, before])).toEqual([
    { day: '2026-11-03', entries: [noon, morning] },
    { day: '2026-11-02', entries: [before] },
  ])
})

test('a purchase just before midnight in Oslo belongs to that day, although it is yesterday or tomorrow in UTC', () => {
  expect(daysOf([entryAt('2026-11-03T23:30:00.000Z'), entryAt('2026-11-03T22:30:00.000Z')]).map(({ day }) => day)).toEqual(['2026-11-04', '2026-11-03'])
  expect(daysOf([entryAt('2026-07-31T22:00:00.000Z')])[0]?.day).toBe('2026-08-01')
})

test('days of one month stand together, and December of one year is not January of the next', () => {
  const months = monthsOf([entryAt('2027-01-05T10:00:00.000Z'), entryAt('2026-12-18T10:00:00.000Z'), entryAt('2026-12-01T10:00:00.000Z')])
  expect(months.map(({ month, days }) => [month, days.length])).toEqual([
    ['2027-01', 1],
    ['2026-12', 2],
  ])
})

test('a sale made without a network and booked a day late keeps its place, and its day is named again', () => {
  const days = daysOf([entryAt('2026-11-04T09:00:00.000Z'), entryAt('2026-11-03T10:00:00.000Z'), entryAt('2026-11-04T08:00:00.000Z')])
  expect(days.map(({ day }) => day)).toEqual(['2026-11-04', '2026-11-03', '2026-11-04'])
})

test('no movements make no days and no months', () => {
  expect(daysOf([])).toEqual([])
  expect(monthsOf([])).toEqual([])
})
