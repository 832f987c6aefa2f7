import { expect, test } from 'vitest'
import { isWholeCode, shownCode } from './enrolment-code.ts'

test.each(['K7TM-2QWX', 'k7tm2qwx', ' k7tm 2qwx ', 'K7TM–2QWX', 'k7tm-2qwx-more'])('«%s» is read as K7TM-2QWX', (typed) => {
  expect(shownCode(typed)).toBe('K7TM-2QWX')
})

test('letters that an eye takes for digits are put right', () => {
  expect(shownCode('OIL0-1234')).toBe('0110-1234')
})

test('seven characters are too few, eight are enough', () => {
  expect(isWholeCode('K7TM-2QW')).toBe(false)
  expect(isWholeCode('K7TM-2QWX')).toBe(true)
})

test('the hyphen comes by itself after the fourth character', () => {
  expect(shownCode('k7tm')).toBe('K7TM')
  expect(shownCode('k7tm2')).toBe('K7TM-2')
})
