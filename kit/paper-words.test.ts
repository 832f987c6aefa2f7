import { expect, test } from 'vitest'
import { paperAmount, paperDate, vatRateText } from './paper-words.ts'

test('amounts on a receipt carry their øre', () => {
  expect(paperAmount(4500)).toBe('45,00')
  expect(paperAmount(123450)).toBe('1\u00a0234,50')
  expect(paperAmount(5)).toBe('0,05')
})

test('the date and time are those that were signed', () => {
  expect(paperDate({ localDate: '2026-11-21', localTime: '11:42:07' })).toBe('21.11.2026 11:42:07')
})

test('VAT rates are written as people write them', () => {
  expect([2500, 1500, 1250].map(vatRateText)).toEqual(['25', '15', '12,5'])
})
