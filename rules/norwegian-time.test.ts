import { expect, test } from 'vitest'
import { addDays, norwegianTime, startOfNorwegianDay } from './norwegian-time.ts'

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
