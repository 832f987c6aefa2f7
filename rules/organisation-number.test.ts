import { expect, test } from 'vitest'
import { readOrganisationNumber } from './organisation-number.ts'

test('numbers of real companies are taken, with and without spaces', () => {
  expect(readOrganisationNumber('988077917')).toBe('988077917')
  expect(readOrganisationNumber(' 974 760 673 ')).toBe('974760673')
})

test('a number with one digit wrong is refused', () => {
  for (let place = 0; place < 9; place += 1) {
    const wrong = [...'988077917']
    wrong[place] = String((Number(wrong[place]) + 1) % 10)
    expect(readOrganisationNumber(wrong.join(''))).toBeNull()
  }
})

test('eight digits, ten digits, letters and nothing are refused', () => {
  for (const text of ['98807791', '9880779170', '98807791A', '', '000000000']) expect(readOrganisationNumber(text)).toBeNull()
})

test('a number whose check digit would be ten does not exist', () => {
  // 3·9 + 2·0 + 7·0 + 6·0 + 5·0 + 4·0 + 3·0 + 2·9 = 45 = 4·11 + 1
  for (let last = 0; last <= 9; last += 1) expect(readOrganisationNumber(`90000009${last}`)).toBeNull()
})
