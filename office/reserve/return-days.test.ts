import { expect, test } from 'vitest'
import { daysIn } from './return-days.ts'

test('days are taken from one to a year, and not beyond', () => {
  expect(['0', '1', ' 30 ', '365', '366', '1,5', 'mange', ''].map(daysIn)).toEqual([null, 1, 30, 365, null, null, null, null])
})
