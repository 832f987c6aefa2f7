import { expect, test } from 'vitest'
import { DISPUTE_DAYS, isTooLateToDispute } from './disputes.ts'

test('a purchase may be said not to be theirs for ninety days, and not a millisecond more', () => {
  const nowMs = Date.parse('2026-11-03T10:30:00.000Z')
  const ago = DISPUTE_DAYS * 86_400_000
  expect(isTooLateToDispute({ boughtAtMs: nowMs, nowMs })).toBe(false)
  expect(isTooLateToDispute({ boughtAtMs: nowMs - ago, nowMs })).toBe(false)
  expect(isTooLateToDispute({ boughtAtMs: nowMs - ago - 1, nowMs })).toBe(true)
})
