import { expect, test } from 'vitest'
import { formatCalendarDay, formatDay, formatInstant, formatKroner, formatKronerChange, osloDay } from './amounts-and-dates.ts'

const now = '2026-11-21T10:42:00Z'
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('an amount is written as people write it, and never breaks over two lines', () => {
  expect(formatKroner(4500)).toBe('45\u00a0kr')
  expect(plain(formatKroner(4550))).toBe('45,50 kr')
  expect(plain(formatKroner(5))).toBe('0,05 kr')
  expect(plain(formatKroner(0))).toBe('0 kr')
  expect(plain(formatKroner(123_450))).toBe('1 234,50 kr')
  expect(plain(formatKroner(100_000_000))).toBe('1 000 000 kr')
  expect(plain(formatKroner(-4500))).toBe('−45 kr')
  expect(plain(formatKronerChange(20_000))).toBe('+200 kr')
})

test('a time is told in Oslo, in summer and in winter', () => {
  expect(formatInstant('2026-11-21T10:42:00Z', { language: 'nb', now })).toBe('i dag 11:42')
  expect(plain(formatInstant('2026-06-23T22:30:00Z', { language: 'nb', now }))).toBe('onsdag 24. juni 00:30')
})

test('days near today have their own names', () => {
  expect(formatDay('2026-11-20T22:59:00Z', { language: 'nb', now })).toBe('i går')
  expect(formatDay('2026-11-20T23:00:00Z', { language: 'nb', now })).toBe('i dag')
  expect(formatDay('2026-11-21T23:00:00Z', { language: 'nn', now })).toBe('i morgon')
})

test('other days have a weekday, and other years a year', () => {
  expect(plain(formatDay('2026-11-03T12:00:00Z', { language: 'nb', now }))).toBe('tirsdag 3. nov.')
  expect(plain(formatDay('2026-11-03T12:00:00Z', { language: 'nn', now }))).toBe('tysdag 3. nov.')
  expect(plain(formatDay('2026-11-03T12:00:00Z', { language: 'en', now }))).toBe('Tuesday 3 Nov')
  expect(plain(formatDay('2025-11-03T12:00:00Z', { language: 'nb', now }))).toBe('3. nov. 2025')
  expect(plain(formatCalendarDay('2026-11-03', { language: 'nb', now }))).toBe('tirsdag 3. nov.')
})

test('purchases are grouped by the day in Oslo', () => {
  expect(osloDay('2026-11-20T23:00:00Z')).toBe('2026-11-21')
})
