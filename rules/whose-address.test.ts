import { expect, test } from 'vitest'
import { type AddressHolder, mayBecome, whoseAddress } from './whose-address.ts'

const holder = (facts: Partial<AddressHolder> = {}): AddressHolder => ({ isConfirmed: true, isGuardian: false, isStaff: false, ...facts })

test('an address is theirs who have shown that it is, and nobody’s before', () => {
  expect(whoseAddress(null, 'pupil')).toBe('nobodys')
  expect(whoseAddress(holder({ isConfirmed: false }), 'pupil')).toBe('waiting')
  expect(whoseAddress(holder(), 'pupil')).toBe('theirs')
})

test('of a guardian or of somebody who works in a canteen it is never a pupil’s, confirmed or not', () => {
  for (const isConfirmed of [true, false]) {
    expect(whoseAddress(holder({ isConfirmed, isGuardian: true }), 'pupil')).toBe('an_adults')
    expect(whoseAddress(holder({ isConfirmed, isStaff: true }), 'pupil')).toBe('an_adults')
  }
})

test('it may well be theirs as a guest or as somebody who works at the school', () => {
  for (const kind of ['guest', 'staff'] as const) {
    expect(whoseAddress(holder({ isGuardian: true, isStaff: true }), kind)).toBe('theirs')
    expect(whoseAddress(holder({ isGuardian: true, isConfirmed: false }), kind)).toBe('waiting')
    expect(mayBecome({ isGuardian: true, isStaff: false }, kind)).toBe(true)
  }
  expect(mayBecome({ isGuardian: true, isStaff: false }, 'pupil')).toBe(false)
})
