import { expect, test } from 'vitest'
import { complaintsAbout, emptyRegistration, fieldOfRefusal, type Registration } from './registration-form.ts'

const complete: Registration = {
  email: 'bartholomeus.haugerud@elev.example.no',
  schoolId: '1',
  firstName: 'Bartholomeus-Emmanuel',
  lastName: 'Nguyễn-Haugerud',
  password: 'Rognebær7 i lia',
  passwordAgain: 'Rognebær7 i lia',
  mobile: '912 34 567',
}

test('a complete registration has nothing to complain about', () => {
  expect(complaintsAbout(complete)).toEqual({})
})

test('an empty registration says what is missing in every field but the repeated password', () => {
  expect(complaintsAbout(emptyRegistration)).toEqual({
    email: 'emailMissing',
    schoolId: 'locationMissing',
    firstName: 'firstNameMissing',
    lastName: 'lastNameMissing',
    password: 'passwordTooWeak',
    mobile: 'mobileMissing',
  })
})

test('the complaints stand in the order of the fields, so that the first wrong field is the first one on the screen', () => {
  expect(Object.keys(complaintsAbout(emptyRegistration))).toEqual(['email', 'schoolId', 'firstName', 'lastName', 'password', 'mobile'])
})

test('a password that everybody guesses first is refused although it follows the rules', () => {
  expect(complaintsAbout({ ...complete, password: 'Passord1', passwordAgain: 'Passord1' })).toEqual({ password: 'passwordTooCommon' })
})

test('two passwords that differ are told at the second one', () => {
  expect(complaintsAbout({ ...complete, passwordAgain: 'Rognebær7 i Lia' })).toEqual({ passwordAgain: 'passwordsDiffer' })
})

test('a refusal by the server is shown at the field it is about', () => {
  expect(fieldOfRefusal('email_not_of_school')).toBe('email')
  expect(fieldOfRefusal('too_many_attempts')).toBeUndefined()
})
