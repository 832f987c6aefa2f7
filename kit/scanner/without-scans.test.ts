import { expect, test } from 'vitest'
import { withoutBegunScan, withoutScan } from './without-scans.ts'

test('a number that a scanner typed into a note is taken out of it, however it was typed', () => {
  expect(withoutScan('Mor ringte s10123456789abcdefgh', 'S10123456789ABCDEFGH')).toBe('Mor ringte ')
  expect(withoutScan('S10123456789ABCDEFGH', 'S10123456789ABCDEFGH')).toBe('')
  expect(withoutScan('Mor ringteS10123456789ABCDEFG', 'S10123456789ABCDEFGH')).toBe('Mor ringte')
})
test('what somebody wrote stays', () => {
  expect(withoutScan('Mor ringte', 'S10123456789ABCDEFGH')).toBe('Mor ringte')
  expect(withoutScan('S10123456789ABCDEFGH står på kortet', 'S10123456789ABCDEFGH')).toBe('S10123456789ABCDEFGH står på kortet')
})
test('a search is never for a code that is still being typed', () => {
  expect(withoutBegunScan('nora S101')).toBe('nora S101')
  expect(withoutBegunScan('nora S10123')).toBe('nora')
  expect(withoutBegunScan('noraK10123456789ABCDEF')).toBe('nora')
  expect(withoutBegunScan('k101234567')).toBe('')
})
test('but for names, classes and numbers as they are', () => {
  for (const search of ['Ask 1STA', 'ks1sta', 'S1ST', 'nora 8a', '1024']) expect(withoutBegunScan(search)).toBe(search)
})
