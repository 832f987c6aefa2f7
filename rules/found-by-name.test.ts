import { expect, test } from 'vitest'
import { isByNameOver, stepUsedBy, worksUntil } from './found-by-name.ts'

const found = new Date('2026-11-23T10:30:00Z')
const until = worksUntil(found)
const after = (ms: number) => new Date(found.getTime() + ms)

test('works for five minutes, and not for the last millisecond of them', () => {
  expect(isByNameOver({ worksUntil: until, lastStep: null }, found)).toBe(false)
  expect(isByNameOver({ worksUntil: until, lastStep: null }, after(5 * 60_000 - 1))).toBe(false)
  expect(isByNameOver({ worksUntil: until, lastStep: null }, after(5 * 60_000))).toBe(true)
})

test('is over with its one sale', () => {
  expect(stepUsedBy(null, { worksUntil: until })).toBe(0)
  expect(isByNameOver({ worksUntil: until, lastStep: 0 }, found)).toBe(true)
})

test('is never what another card is', () => {
  expect(isByNameOver({ worksUntil: null, lastStep: null }, after(1e9))).toBe(false)
  expect(isByNameOver({ worksUntil: null, lastStep: 59_381_000 }, after(1e9))).toBe(false)
  expect([stepUsedBy(null, { worksUntil: null }), stepUsedBy(59_381_000, { worksUntil: null })]).toEqual([null, 59_381_000])
})
