import { expect, test } from 'vitest'
import { trendOf } from './trend.ts'

test('two per cent up or down is about the same, a little more is a trend', () => {
  expect(trendOf(10_200, 10_000)).toEqual({ kind: 'same' })
  expect(trendOf(9_800, 10_000)).toEqual({ kind: 'same' })
  expect(trendOf(10_201, 10_000)).toEqual({ kind: 'more', difference: 201 })
  expect(trendOf(9_799, 10_000)).toEqual({ kind: 'less', difference: 201 })
})

test('against a day without sales there is no trend', () => {
  expect(trendOf(10_000, 0)).toEqual({ kind: 'nothing_then' })
})
