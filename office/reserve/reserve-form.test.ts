import { expect, test } from 'vitest'
import { usualReserveBounds } from '../../rules/reserve-limits.ts'
import { formOfReserve, numberOf, type ReserveField, reserveFields, reserveOfForm } from './reserve-form.ts'

test('what the school has decided is what stands in the form, and the form says the same again', () => {
  expect(formOfReserve(usualReserveBounds)).toMatchObject({ mostPurchaseOre: '100', mostCardCount: '3', listHours: '24', isOn: true })
  expect(reserveOfForm(formOfReserve(usualReserveBounds))).toEqual(usualReserveBounds)
})

test('each number is taken from its least to its most, and not beyond', () => {
  const purchase = reserveFields[0] as ReserveField
  expect(['0,99', '1', '500', '500,01', 'mye'].map((text) => numberOf(purchase, text))).toEqual([null, 100, 50_000, null, null])
  const count = reserveFields[2] as ReserveField
  expect(['0', '1', '20', '21', '1,5', ''].map((text) => numberOf(count, text))).toEqual([null, 1, 20, null, null, null])
})

test('nothing is asked for while one of them is wrong', () => {
  expect(reserveOfForm({ ...formOfReserve(usualReserveBounds), waitHours: '73' })).toBeNull()
})
