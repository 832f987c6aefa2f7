import { expect, test } from 'vitest'
import { problemsOf, wishOf } from './pupil-form.ts'

const form = { firstName: ' Ola ', lastName: 'Nordmann', className: '8B', email: '', pupilNumber: ' a12 ', from: '2026-08-17', until: '' }

test('a pupil needs no e-mail and no last day', () => {
  expect(problemsOf(form)).toEqual({})
  expect(wishOf(form)).toEqual({
    firstName: 'Ola',
    lastName: 'Nordmann',
    className: '8B',
    email: null,
    pupilNumber: 'A12',
    enrolledFrom: '2026-08-17',
    enrolledUntil: null,
  })
})

test('the last day may be the first day, but not the day before', () => {
  expect(problemsOf({ ...form, until: '2026-08-17' })).toEqual({})
  expect(problemsOf({ ...form, until: '2026-08-16' })).toEqual({ until: 'untilBeforeFrom' })
})

test('an address without an @ is caught before it is sent', () => {
  expect(problemsOf({ ...form, email: 'ola.elev.skole.no' })).toEqual({ email: 'emailNotUnderstood' })
})
