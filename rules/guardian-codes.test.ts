import { describe, expect, test } from 'vitest'
import { guardianCode, readGuardianCode } from './guardian-codes.ts'

const bytes = Uint8Array.from([255, 0, 17, 34, 51, 68, 85, 102])

describe('a guardian’s code', () => {
  test('is three groups of four that are read back as they were made', () => {
    const code = guardianCode(bytes)
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(readGuardianCode(code)).toBe(code.replaceAll('-', ''))
  })

  test('is understood in small letters, with spaces or long dashes, and with letters for digits', () => {
    expect(readGuardianCode(' abcd efgh–jk0l ')).toBe('ABCDEFGHJK01')
    expect(readGuardianCode('ABCD-EFGH-JKOI')).toBe('ABCDEFGHJK01')
  })

  test('of eleven or thirteen characters, or with a letter that is never used, is none', () => {
    for (const text of ['ABCD-EFGH-JKM', 'ABCD-EFGH-JKMN-P', 'ABCD-EFGH-JKMU', '', 'æøå'.repeat(4)]) expect(readGuardianCode(text)).toBeNull()
  })
})
