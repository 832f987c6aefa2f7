import { expect, test } from 'vitest'
import type { Refund } from './refund-queries.ts'
import { stateOf } from './refund-state.ts'

type Part = Refund['parts'][number]
const part = (state: Part['state'], facts: Partial<Part> = {}) => ({ state, to: 'you', waitsFor: null, ...facts }) as Part
const stateWith = (...parts: Part[]) => stateOf({ state: 'approved', parts })

test('a refund is done when every part has come to an end, and on its way before', () => {
  expect(stateWith(part('paid'), part('in_run'))).toBe('underWay')
  expect(stateWith(part('paid'), part('paid'))).toBe('done')
  expect(stateWith(part('paid'), part('returned'))).toBe('done')
  expect(stateWith(part('returned'))).toBe('returned')
})

test('it needs its reader only where the reader’s own part lacks an account', () => {
  expect(stateWith(part('paid'), part('to_account', { waitsFor: 'account' }))).toBe('needsYou')
  expect(stateWith(part('to_account', { waitsFor: 'account', to: 'other' }))).toBe('underWay')
  expect(stateWith(part('to_account', { waitsFor: 'day' }))).toBe('underWay')
})

test('it waits for the office, or was turned down there', () => {
  expect(stateOf({ state: 'waiting', parts: [part('asked')] })).toBe('waiting')
  expect(stateOf({ state: 'declined', parts: [part('returned')] })).toBe('declined')
  expect(stateOf({ state: 'cancelled', parts: [part('returned')] })).toBe('returned')
})
