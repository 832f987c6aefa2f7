import { expect, test } from 'vitest'
import { formatMobileNumber, readMobileNumber } from './mobile-numbers.ts'

test.each([
  '91234567',
  '912 34 567',
  '91 23 45 67',
  '+4791234567',
  '+47 912 34 567',
  '004791234567',
  '0047 912 34 567',
  ' 912-34-567 ',
  '912\u00a034\u00a0567',
  '(+47) 91234567',
])('%j is +47 912 34 567', (text) => {
  expect(readMobileNumber(text)).toBe('+4791234567')
})

test.each([
  '',
  '9123456',
  '912345678',
  '21234567',
  '81234567',
  '+4691234567',
  '4791234567',
  '+47+4791234567',
  '9123456a',
  '59000000123',
  '00000000',
  '+4721234567',
  '+',
])('%j is no Norwegian mobile number', (text) => {
  expect(readMobileNumber(text)).toBeNull()
})

test('the ranges for mobile phones begin and end where the numbering plan says', () => {
  for (const taken of ['40000000', '41999999', '45000000', '45900000', '45300000', '45359999', '45370000', '46000000', '48999999', '90000000', '99999999'])
    expect(readMobileNumber(taken), taken).not.toBeNull()
  for (const refused of ['39999999', '42000000', '43000000', '44000000', '45360000', '45369999', '49000000', '89999999'])
    expect(readMobileNumber(refused), refused).toBeNull()
})

test('a number is shown as Norwegians write it', () => {
  expect(formatMobileNumber('+4791234567')).toBe('912 34 567')
  expect(formatMobileNumber('+46701234567')).toBe('+46701234567')
})
