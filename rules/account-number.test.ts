import { expect, test } from 'vitest'
import { formatAccountNumber, maskAccountNumber, readAccountNumber } from './account-number.ts'

test('account numbers are taken as people write them', () => {
  for (const text of ['86011117947', '8601.11.17947', '8601 11 17947', ' 8601 1117947 ', 'NO93 8601 1117 947', 'no9386011117947']) {
    expect(readAccountNumber(text), text).toBe('86011117947')
  }
  expect(readAccountNumber('12345678903')).toBe('12345678903')
  expect(readAccountNumber('97101234561')).toBe('97101234561')
})

test('one wrong digit is refused wherever it stands', () => {
  for (let place = 0; place < 11; place += 1) {
    const wrong = [...'86011117947']
    wrong[place] = String((Number(wrong[place]) + 1) % 10)
    expect(readAccountNumber(wrong.join(''))).toBeNull()
  }
})

test('ten and twelve digits, letters, nothing and only zeroes are refused', () => {
  for (const text of ['8601111794', '860111179471', '8601111794A', '', '00000000000', 'SE3550000000054910000003', '8601-11-17947']) {
    expect(readAccountNumber(text), text).toBeNull()
  }
})

test('an IBAN whose own check digits are wrong is refused, though the account in it exists', () => {
  expect(readAccountNumber('NO9486011117947')).toBeNull()
})

test('a number whose check digit would be ten does not exist', () => {
  // 2·6 = 12, and 12 + 10 = 22 = 2·11: the check digit would have to be ten.
  for (let last = 0; last <= 9; last += 1) expect(readAccountNumber(`0000000006${last}`)).toBeNull()
})

test('is shown in groups, and to others with only its end', () => {
  expect(formatAccountNumber('86011117947')).toBe('8601.11.17947')
  expect(maskAccountNumber('86011117947')).toBe('•••• •• •7947')
})
