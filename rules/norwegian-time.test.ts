import { expect, test } from 'vitest'
import { addDays, instantOfNorwegianTime, isDay, norwegianDayOf, norwegianTime, startOfNorwegianDay } from './norwegian-time.ts'

test('the till’s clock is Norwegian, summer and winter', () => {
  expect(norwegianTime(new Date('2026-07-01T10:00:00Z'))).toEqual({ date: '2026-07-01', time: '12:00:00' })
  expect(norwegianTime(new Date('2026-11-03T10:00:00Z'))).toEqual({ date: '2026-11-03', time: '11:00:00' })
  expect(norwegianTime(new Date('2026-12-31T23:30:00Z'))).toEqual({ date: '2027-01-01', time: '00:30:00' })
})

test('a day begins at Norwegian midnight, also when the clock changes that day', () => {
  expect(startOfNorwegianDay('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z')
  expect(startOfNorwegianDay('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z')
  expect(startOfNorwegianDay('2026-10-25').toISOString()).toBe('2026-10-24T22:00:00.000Z')
  expect(startOfNorwegianDay('2026-10-26').toISOString()).toBe('2026-10-25T23:00:00.000Z')
})

test('days are counted across months and clock changes', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('a time on the clock in Oslo is an instant, also in the hours that come twice or never', () => {
  expect(instantOfNorwegianTime({ date: '2026-10-20', time: '12:00:00' }).toISOString()).toBe('2026-10-20T10:00:00.000Z')
  expect(instantOfNorwegianTime({ date: '2026-10-27', time: '12:00:00' }).toISOString()).toBe('2026-10-27T11:00:00.000Z')
  expect(instantOfNorwegianTime({ date: '2026-10-25', time: '02:30:00' }).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(instantOfNorwegianTime({ date: '2026-03-29', time: '02:30:00' }).toISOString()).toBe('2026-03-29T01:30:00.000Z')
})

test('the days on which the clocks are changed have 23 and 25 hours', () => {
  const hours = (noon: string) => {
    const { from, until } = norwegianDayOf(new Date(noon))
    return (until.getTime() - from.getTime()) / 3_600_000
  }
  expect([hours('2026-03-29T12:00:00Z'), hours('2026-10-25T12:00:00Z'), hours('2026-11-03T12:00:00Z')]).toEqual([23, 25, 24])
  expect(norwegianDayOf(new Date('2026-11-02T23:00:00Z')).localDate).toBe('2026-11-03')
})

test('days of the calendar are told from others', () => {
  for (const day of ['2026-02-28', '2028-02-29', '2026-12-31']) expect(isDay(day)).toBe(true)
  for (const text of ['2026-02-30', '2026-02-29', '2026-13-01', '2026-1-1', '20260101', '']) expect(isDay(text)).toBe(false)
})

test('what is no day has no beginning', () => {
  for (const text of ['2026-02-30', 'i dag', '']) expect(() => startOfNorwegianDay(text)).toThrow()
})
