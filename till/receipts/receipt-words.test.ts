import { expect, test } from 'vitest'
import { receiptAmount, receiptDate, vatRateText } from './receipt-words.ts'

test('amounts on a receipt carry their øre', () => {
  expect(receiptAmount(4500)).toBe('45,00')
  expect(receiptAmount(123450)).toBe('1\u00a0234,50')
  expect(receiptAmount(5)).toBe('0,05')
})

test('the date and time are those that were signed', () => {
  expect(receiptDate({ localDate: '2026-11-21', localTime: '11:42:07' })).toBe('21.11.2026 11:42:07')
})

test('VAT rates are written as people write them', () => {
  expect([2500, 1500, 1250].map(vatRateText)).toEqual(['25', '15', '12,5'])
})
