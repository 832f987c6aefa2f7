import { expect, test } from 'vitest'
import { LONGEST_MS, type Measurements, MOST_MEASURED, nothingMeasured, speedOf, withMeasured } from './sale-speed.ts'

const TODAY = '2026-11-26'
const measured = (...times: number[]) => times.reduce<Measurements>((before, ms) => withMeasured(before, 'connected', { day: TODAY, ms }), nothingMeasured)

test('nineteen of twenty sales are what counts: one slow of twenty is forgiven, two are not', () => {
  const quick = Array.from({ length: 19 }, () => 100)
  expect(speedOf(measured(...quick, 900).connected, TODAY)?.p95Ms).toBe(100)
  expect(speedOf(measured(...quick.slice(1), 900, 901).connected, TODAY)?.p95Ms).toBe(900)
})

test('today has a median of its own, and a day without sales has none', () => {
  const before = withMeasured(nothingMeasured, 'connected', { day: '2026-11-25', ms: 900 })
  expect(speedOf(before.connected, TODAY)).toEqual({ count: 1, p95Ms: 900, medianTodayMs: null })
  const after = [90, 110, 100].reduce<Measurements>((so, ms) => withMeasured(so, 'connected', { day: TODAY, ms }), before)
  expect(speedOf(after.connected, TODAY)?.medianTodayMs).toBe(100)
})

test('only the last hundred are kept, each way apart, and a wait for a person is not endless', () => {
  const many = measured(...Array.from({ length: MOST_MEASURED }, () => 500), 40)
  expect(many.connected).toHaveLength(MOST_MEASURED)
  expect(many.connected.at(-1)).toEqual({ day: TODAY, ms: 40 })
  expect(speedOf(many.alone, TODAY)).toBeNull()
  expect(withMeasured(nothingMeasured, 'alone', { day: TODAY, ms: LONGEST_MS + 1 }).alone).toEqual([{ day: TODAY, ms: LONGEST_MS }])
  expect(withMeasured(nothingMeasured, 'alone', { day: TODAY, ms: -3 }).alone[0]?.ms).toBe(0)
})
