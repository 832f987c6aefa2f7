import { expect, test } from 'vitest'
import { limitInOre, meterLevel, meterYear } from './payment-meter.ts'

const rate = { tenThousandths: 116_543, day: '2026-11-20', source: 'Norges Bank' }

test('a million euro is so many øre at a rate, and never one too many', () => {
  expect(limitInOre(rate)).toBe(1_165_430_000)
  expect(limitInOre({ ...rate, tenThousandths: 100_001 })).toBe(1_000_010_000)
})

test('one is warned from 80 and from 95 per cent on, and is over with the first øre above', () => {
  const limit = 1_000_000
  expect(meterLevel(0, limit)).toBe('far')
  expect(meterLevel(799_999, limit)).toBe('far')
  expect(meterLevel(800_000, limit)).toBe('near')
  expect(meterLevel(949_999, limit)).toBe('near')
  expect(meterLevel(950_000, limit)).toBe('close')
  expect(meterLevel(1_000_000, limit)).toBe('close')
  expect(meterLevel(1_000_001, limit)).toBe('over')
})

test('twelve months end yesterday and begin on the same day a year before, also after a leap day', () => {
  expect(meterYear('2026-11-26')).toEqual({ from: '2025-11-26', until: '2026-11-26' })
  expect(meterYear('2028-02-29')).toEqual({ from: '2027-02-28', until: '2028-02-29' })
  expect(meterYear('2026-01-01')).toEqual({ from: '2025-01-01', until: '2026-01-01' })
})
