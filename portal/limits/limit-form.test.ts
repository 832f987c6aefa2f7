import { expect, test } from 'vitest'
import { NO_TERMS } from '../../rules/spending-limits.ts'
import { faultsOf, formOf, termsOf } from './limit-form.ts'

const periods = [{ periodId: 'lunch', name: 'Lunsj', from: '10:30', until: '12:30' }]
const empty = formOf({ limits: [], periods })

test('what a guardian has set comes back out of the form as it was', () => {
  const terms = {
    mostPerDayOre: 4_550,
    mostPerWeekOre: 20_000,
    mostPerMeal: [{ periodId: 'lunch', mostOre: 4_000 }],
    hours: { from: '08:00', until: '13:00' },
    products: { rule: 'but' as const, categoryIds: ['sweets'], productIds: ['bun'] },
    noSugarOrEnergy: true,
  }
  const limits = [{ personId: 'kari', firstName: null, isYours: true, terms, setAt: '' }]
  const form = formOf({ limits, periods })
  expect(form).toMatchObject({ day: '45,5', week: '200', meals: { lunch: '40' } })
  expect(termsOf(form)).toEqual(terms)
  expect(termsOf(formOf({ limits: limits.map((limit) => ({ ...limit, isYours: false })), periods }))).toBeNull()
})

test('an empty field is no limit, nought is none either, and something must be set', () => {
  expect(faultsOf(empty)).toEqual({ amounts: [], isHoursWrong: false, isNothingChosen: false, isEmpty: true })
  expect(termsOf({ ...empty, day: ' 45 ' })).toEqual({ ...NO_TERMS, mostPerDayOre: 4_500 })
  expect(faultsOf({ ...empty, day: '0', week: 'mye' }).amounts).toEqual(['0', 'mye'])
  expect(termsOf({ ...empty, day: '45', week: 'mye' })).toBeNull()
})

test('hours must end after they begin, and a choice must be made where one is wanted', () => {
  expect(termsOf({ ...empty, hasHours: true, from: '08:00', until: '08:01' })?.hours).toEqual({ from: '08:00', until: '08:01' })
  expect(faultsOf({ ...empty, hasHours: true, from: '08:00', until: '08:00' }).isHoursWrong).toBe(true)
  expect(faultsOf({ ...empty, rule: 'only' }).isNothingChosen).toBe(true)
  expect(termsOf({ ...empty, rule: 'only', categoryIds: new Set(['fruit']) })?.products).toEqual({ rule: 'only', categoryIds: ['fruit'], productIds: [] })
})
