import { expect, test } from 'vitest'
import { withoutScan } from './scanned-text.ts'

test('a number that a scanner typed into a note is taken out of it, however it was typed', () => {
  expect(withoutScan('Mor ringte s10123456789abcdefgh', 'S10123456789ABCDEFGH')).toBe('Mor ringte ')
  expect(withoutScan('S10123456789ABCDEFGH', 'S10123456789ABCDEFGH')).toBe('')
  expect(withoutScan('Mor ringteS10123456789ABCDEFG', 'S10123456789ABCDEFGH')).toBe('Mor ringte')
})
test('what somebody wrote stays', () => {
  expect(withoutScan('Mor ringte', 'S10123456789ABCDEFGH')).toBe('Mor ringte')
  expect(withoutScan('S10123456789ABCDEFGH står på kortet', 'S10123456789ABCDEFGH')).toBe('S10123456789ABCDEFGH står på kortet')
})
