import { describe, expect, test } from 'vitest'
import { processorMs } from '../test/processor-time.ts'
import { faultOfPassword, isTooCommon, passwordRules } from './passwords.ts'

const met = (password: string) => passwordRules.filter((rule) => rule.isMet(password)).map((rule) => rule.id)

test('each rule is met by itself, as one types', () => {
  expect(met('')).toEqual([])
  expect(met('a')).toEqual(['small_letter'])
  expect(met('aB')).toEqual(['small_letter', 'capital'])
  expect(met('aB3')).toEqual(['small_letter', 'capital', 'digit'])
  expect(met('aB345678')).toEqual(['length', 'small_letter', 'capital', 'digit'])
})

test('eight characters are enough and seven are not', () => {
  expect(met('1234567')).toEqual(['digit'])
  expect(met('12345678')).toEqual(['length', 'digit'])
})

test('a letter typed as two characters, and a picture, count as one each', () => {
  const twoCharacterRing = 'a\u030a'
  expect(met(twoCharacterRing.repeat(7))).not.toContain('length')
  expect(met(twoCharacterRing.repeat(8))).toContain('length')
  expect(met('🍞'.repeat(7))).toEqual([])
})

test('Norwegian letters count as letters, small and capital', () => {
  expect(met('æøå')).toEqual(['small_letter'])
  expect(met('ÆØÅ')).toEqual(['capital'])
  expect(faultOfPassword('Øyråsæ77')).toBeNull()
})

describe('the commonest passwords', () => {
  test.each([
    'Passord1',
    'passord123',
    'Passord123!',
    'Kantine123',
    'Kantinekort1',
    'Sommer2026',
    'Vinter2025!',
    'Qwerty123',
    'Qwertyuiop1',
    'Abcd1234',
    'Abcdefg1',
    'P@ssw0rd',
    'Pa55word1',
    'HeiHei12',
    '123Passord',
    'Liverpool8',
    'Bodøglimt1',
    'Haaland9',
    'Welcome1',
    '1q2w3e4R',
    'Aa123456',
    'Fotball10',
    'Elev2026',
    'Iloveyou1',
    'Skolen2026',
    '12345678',
    'Hemmelig1',
    'Norge1814',
    'Passord12345678',
    'Qazwsx123',
  ])('%s is refused', (password) => {
    expect(isTooCommon(password)).toBe(true)
  })

  test.each([
    'Blåbærtur7',
    'Tre fisk på land 3',
    'xK9vTq2mLp',
    'Korridor48Sykkel',
    'Sommerfugl på vift 1',
    'RegnjakkeMandag4',
    'Kantine er best i Åsen 5',
    'Oslofjordbåt3',
  ])('%s is taken', (password) => {
    expect(isTooCommon(password)).toBe(false)
    expect(faultOfPassword(password)).toBeNull()
  })
})

test('a password that is both weak and common is called weak, for that is what can be seen', () => {
  expect(faultOfPassword('passord')).toBe('password_too_weak')
  expect(faultOfPassword('Passord1')).toBe('password_too_common')
})

test('the longest password that is taken does not keep the rule busy', () => {
  const ms = processorMs(() => {
    for (const long of ['a'.repeat(200), '1'.repeat(200), 'aA1!'.repeat(50), 'hei'.repeat(66)]) isTooCommon(long)
  })
  expect(ms).toBeLessThan(500)
})
