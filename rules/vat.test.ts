import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vatRateOn, vatWithin } from './vat.ts'

test('VAT is what is inside the amount, rounded to the nearest øre', () => {
  expect(vatWithin(11_500, 1500)).toBe(1500)
  expect(vatWithin(12_500, 2500)).toBe(2500)
  expect(vatWithin(8640, 1500)).toBe(1127)
  expect(vatWithin(3500, 0)).toBe(0)
  expect(vatWithin(1, 2500)).toBe(0)
  expect(vatWithin(3, 2500)).toBe(1)
})

test('VAT is never more than half an øre from the exact figure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom(0, 1200, 1500, 2500), (amountOre, rate) => {
      const exact = (amountOre * rate) / (10_000 + rate)
      expect(Math.abs(vatWithin(amountOre, rate) - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
    }),
  )
})

test('serving in a pupil canteen is outside VAT, food as goods is 15 %, other serving 25 %', () => {
  expect(vatRateOn('6', '2026-11-03')).toBe(0)
  expect(vatRateOn('31', '2026-11-03')).toBe(1500)
  expect(vatRateOn('3', '2026-11-03')).toBe(2500)
})

test('a day before any rate is known is an error, not a guess', () => {
  expect(() => vatRateOn('31', '1999-01-01')).toThrow('no rate is known')
})
