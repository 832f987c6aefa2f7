import { describe, expect, test } from 'vitest'
import { isEmailOfDomain, maskEmail, readDomain, readEmail } from './email-addresses.ts'

test('an address is kept as typed, with its domain in lower case', () => {
  expect(readEmail('  Ola.Nordmann@Elev.Skole.NO ')).toBe('Ola.Nordmann@elev.skole.no')
  expect(readEmail("o'neil+kantine@skole.no")).toBe("o'neil+kantine@skole.no")
})

test.each([
  '',
  'ola',
  'ola@',
  '@skole.no',
  'ola@skole',
  'ola@@skole.no',
  'ola nordmann@skole.no',
  '.ola@skole.no',
  'ola.@skole.no',
  'o..la@skole.no',
  'ola@skole..no',
  'ola@-skole.no',
  'ola@skole.no.',
  'ola@127.0.0.1',
  'ola@[127.0.0.1]',
  'ola@skole.no\r\nbcc: alle@skole.no',
  'ola@skole.no,kari@skole.no',
  '<ola@skole.no>',
  'øla@skole.no',
  'ola@skole.no/x',
  'ola@sko%6ce.no',
  'ola@skole.no:25',
])('%j is no address', (text) => {
  expect(readEmail(text)).toBeNull()
})

test('64 characters before the @ are taken and 65 are refused', () => {
  expect(readEmail(`${'a'.repeat(64)}@skole.no`)).not.toBeNull()
  expect(readEmail(`${'a'.repeat(65)}@skole.no`)).toBeNull()
})

test('254 characters in all are taken and 255 are refused', () => {
  const ending = `@${'b'.repeat(63)}.${'c'.repeat(60)}.${'d'.repeat(63)}.no`
  expect(readEmail('a'.repeat(254 - ending.length) + ending)).toHaveLength(254)
  expect(readEmail('a'.repeat(255 - ending.length) + ending)).toBeNull()
})

test('a domain with Norwegian letters is kept in the form that the post uses', () => {
  expect(readDomain('blåskolen.no')).toBe('xn--blskolen-b0a.no')
  expect(readEmail('ola@Blåskolen.no')).toBe('ola@xn--blskolen-b0a.no')
})

describe('the domain of a school', () => {
  test.each(['ola@skole.no', 'ola@SKOLE.no', 'ola@elev.skole.no', 'ola@a.b.skole.no'])('%s is of it', (email) => {
    expect(isEmailOfDomain(email, 'skole.no')).toBe(true)
  })
  test.each(['ola@minskole.no', 'ola@skole.no.evil.com', 'ola@skole.com', 'ola@no', 'skole.no@gmail.com', '"ola@skole.no"@gmail.com'])('%s is not', (email) => {
    expect(isEmailOfDomain(email, 'skole.no')).toBe(false)
  })
})

test('a masked address tells its owner which one it is, and others little', () => {
  expect(maskEmail('ola.nordmann@skole.no')).toBe('o•••@skole.no')
  expect(maskEmail('o@skole.no')).toBe('o•••@skole.no')
})
