import { expect, test } from 'vitest'
import { afterKey } from './keyed-price.ts'

const keyed = (...keys: string[]) => keys.reduce(afterKey, '')

test('a price grows by digits, with two after the comma and no more', () => {
  expect(keyed('4', '2')).toBe('42')
  expect(keyed('4', '2', ',', '5', '0', '9')).toBe('42,50')
  expect(keyed('4', ',', ',', '5')).toBe('4,5')
  expect(keyed(',', '5')).toBe('0,5')
  expect(keyed('0', '7')).toBe('7')
  expect(keyed('1', '2', '3', '4', '5')).toBe('1234')
  expect(keyed('1', '2', '3', '4', ',', '5')).toBe('1234,5')
})

test('the last key is taken back, and nothing of nothing', () => {
  expect(keyed('4', '2', 'back')).toBe('4')
  expect(keyed('back')).toBe('')
})
