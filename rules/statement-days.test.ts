import { expect, test } from 'vitest'
import { mayBeStated } from './statement-days.ts'

test.each([
  ['one day', '2026-11-03', '2026-11-03', true],
  ['a year', '2026-01-01', '2026-12-31', true],
  ['a leap year, which is the most', '2028-01-01', '2028-12-31', true],
  ['a day more', '2028-01-01', '2029-01-01', false],
  ['366 days over two years', '2026-01-01', '2027-01-01', true],
  ['367 days', '2026-01-01', '2027-01-02', false],
  ['the last day first', '2026-11-04', '2026-11-03', false],
  ['a day that is not there', '2026-02-30', '2026-03-01', false],
  ['until a day that is not there', '2026-02-01', '2026-02-29', false],
])('a statement of %s', (_what, firstDay, lastDay, may) => {
  expect(mayBeStated({ firstDay, lastDay })).toBe(may)
})
