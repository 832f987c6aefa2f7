import { expect, test } from 'vitest'
import { isLongWait, waited } from './waited.ts'

const since = '2026-11-03T10:00:00.000Z'
const after = (ms: number) => waited(since, Date.parse(since) + ms)
const HOUR = 3_600_000

test('a wait is told in minutes, then hours, then days', () => {
  expect(after(-5)).toEqual({ unit: 'minutes', count: 0 })
  expect(after(HOUR - 1)).toEqual({ unit: 'minutes', count: 59 })
  expect(after(HOUR)).toEqual({ unit: 'hours', count: 1 })
  expect(after(24 * HOUR - 1)).toEqual({ unit: 'hours', count: 23 })
  expect(after(24 * HOUR)).toEqual({ unit: 'days', count: 1 })
})

test('three days is long, and a millisecond less is not', () => {
  const now = Date.parse(since) + 72 * HOUR
  expect(isLongWait(since, now - 1)).toBe(false)
  expect(isLongWait(since, now)).toBe(true)
})
