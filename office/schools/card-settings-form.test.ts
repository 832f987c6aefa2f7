import { expect, test } from 'vitest'
import { areSame, feeOf, formOfSettings, settingsOfForm } from './card-settings-form.ts'

const settings = { ladderOre: [0, 10_000], stolenOre: 0, defectOre: 2550, keepOre: 5000, tillsHandOutCards: false }

test('what is shown and not changed is what is kept', () => {
  const back = settingsOfForm(formOfSettings(settings))
  expect(back).toEqual(settings)
  expect(areSame(settings, back as typeof settings)).toBe(true)
})

test('a fee is from nothing to a thousand kroner', () => {
  expect(['0', '0,00', '1', '99,50', '1000'].map(feeOf)).toEqual([0, 0, 100, 9950, 100_000])
  expect(['', '-1', '1000,01', 'gratis', '1.000'].map(feeOf)).toEqual([null, null, null, null, null])
})

test('one amount that is none keeps all of it from being sent', () => {
  expect(settingsOfForm({ ...formOfSettings(settings), ladder: ['0', 'hundre'] })).toBeNull()
  expect(settingsOfForm({ ...formOfSettings(settings), keep: '' })).toBeNull()
})
