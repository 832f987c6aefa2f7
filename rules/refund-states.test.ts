import { expect, test } from 'vitest'
import { refundPartStates } from '../contract/refund-words.ts'
import {
  hasTriedLongEnough,
  isSetAside,
  leftBy,
  mayGoThroughPayment,
  needsFourEyes,
  partAfter,
  refundableOre,
  refundEvents,
  waitBeforeNextTry,
} from './refund-states.ts'

const DAY = 86_400_000

test('money that has come to its payer or back to the wallet stays there', () => {
  for (const event of refundEvents) expect(partAfter('returned', event), `returned ${event}`).toBeNull()
  // What the bank has paid it may send back, and that is all that can happen to it.
  for (const event of refundEvents) expect(partAfter('paid', event), `paid ${event}`).toBe(event === 'came_back' ? 'to_account' : null)
  expect(refundPartStates.filter(isSetAside)).toEqual(['asked', 'at_provider', 'to_account', 'in_run'])
})

test('what the bank has been told to pay is never put back by us, and what it could not pay waits for an account', () => {
  expect(partAfter('in_run', 'undone')).toBeNull()
  expect(partAfter('in_run', 'failed')).toBe('to_account')
})

test('from every other state the money can still go back to the wallet', () => {
  for (const state of ['asked', 'at_provider', 'to_account'] as const) expect(partAfter(state, 'undone')).toBe('returned')
})

test('nothing is paid that was not sent', () => {
  expect(partAfter('asked', 'paid')).toBeNull()
  expect(partAfter('to_account', 'paid')).toBeNull()
  expect(partAfter('at_provider', 'filed')).toBeNull()
})

test('what is owed stays on the wallet', () => {
  expect(refundableOre({ balanceOre: 10_000, owedOre: 2_500 })).toBe(7_500)
  expect(refundableOre({ balanceOre: 2_500, owedOre: 2_500 })).toBe(0)
  expect(refundableOre({ balanceOre: -100, owedOre: 0 })).toBe(0)
})

test('a second person is asked above the amount, and not at it', () => {
  expect(needsFourEyes(50_000, 50_000)).toBe(false)
  expect(needsFourEyes(50_001, 50_000)).toBe(true)
  expect(needsFourEyes(1, 0)).toBe(true)
  expect(needsFourEyes(1_000_000, null)).toBe(false)
})

test('a payment takes money back for a year', () => {
  expect(mayGoThroughPayment(0, 365 * DAY)).toBe(true)
  expect(mayGoThroughPayment(0, 365 * DAY + 1)).toBe(false)
})

test('a provider is tried again ever more seldom, and for three days', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map(waitBeforeNextTry)).toEqual([5_000, 30_000, 120_000, 600_000, 3_600_000, 7_200_000, 7_200_000])
  expect(hasTriedLongEnough(0, 3 * DAY - 1)).toBe(false)
  expect(hasTriedLongEnough(0, 3 * DAY)).toBe(true)
})

test('whoever had their last day on Saturday is refunded on Wednesday', () => {
  expect(leftBy('2026-11-25')).toBe('2026-11-21')
  expect(leftBy('2027-01-02')).toBe('2026-12-29')
})
