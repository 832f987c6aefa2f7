import { expect, test } from 'vitest'
import { changeOf, emptyForm, formOf, problemsOf, wishOf } from './school-form.ts'
import type { School } from './schools.ts'

const operator: School['operator'] = {
  operatorId: 'o',
  name: 'Fjordmat AS',
  organisationNumber: '988077917',
  isVatRegistered: true,
  address: 'Kaia 1',
  postalCode: '5003',
  city: 'Bergen',
  email: 'post@fjordmat.example',
  phone: '55 00 00 00',
}
const school: School = {
  schoolId: 1,
  name: 'Åmot ungdomsskole',
  organisationNumber: '974600000',
  address: 'Skulevegen 2',
  postalCode: '2450',
  city: 'Rena',
  pupilEmailDomain: 'elev.amot.example',
  maximumBalanceOre: 120_000,
  freeAmount: { leastOre: 2000, mostOre: 100_000 },
  operator,
}

test('a school that nobody has changed sends nothing', () => {
  expect(problemsOf(formOf(school))).toEqual({})
  expect(changeOf(school, formOf(school))).toEqual({})
})

test('the domain is taken with or without its @, and an empty one opens for every address', () => {
  expect(wishOf({ ...formOf(school), domain: ' @Elev.Skole.no ' }).pupilEmailDomain).toBe('elev.skole.no')
  expect(changeOf(school, { ...formOf(school), domain: '' })).toEqual({ pupilEmailDomain: null })
  expect(problemsOf({ ...formOf(school), domain: 'skole' })).toEqual({ domain: 'emailDomainNotUnderstood' })
})

test('the highest balance goes from a hundred to ten thousand kroner', () => {
  const problemWith = (maximum: string) => problemsOf({ ...formOf(school), maximum }).maximum
  expect(problemWith('100')).toBeUndefined()
  expect(problemWith('99,99')).toBe('maximumOutside')
  expect(problemWith('10000')).toBeUndefined()
  expect(problemWith('10000,01')).toBe('maximumOutside')
  expect(problemWith('1.200')).toBe('maximumNotUnderstood')
})

test('an organisation number may be written in threes', () => {
  expect(wishOf({ ...formOf(school), organisationNumber: '974 600 000' }).organisationNumber).toBe('974600000')
})

test('an empty form says what it needs', () => {
  expect(Object.keys(problemsOf(emptyForm))).toEqual(['name', 'organisationNumber', 'postalCode'])
})
