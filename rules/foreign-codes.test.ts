import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hintOf, isMeantAsOurs, printedCode, readAnyCode, readForeignCode } from './card-codes.ts'

describe('the number of a card that is not ours', () => {
  // The product's own vectors: whoever changes the form loses every card that was paired.
  test.each([
    ['04:a2:2b:6a:11:22:80', '04A22B6A112280'],
    ['04-A2-2B-6A', '04A22B6A'],
    ['04 a2 2b 6a', '04A22B6A'],
    ['04A22B6A', '04A22B6A'],
    [' 7045-1234 \r\n', '7045-1234'],
    ['elev 0042', 'ELEV0042'],
    ['1234', '1234'],
    ['Ødegård-17', 'ØDEGÅRD-17'],
    ['https://id.example/k/77', 'HTTPS://ID.EXAMPLE/K/77'],
    ['S1234567', 'S1234567'],
  ])('%j is compared as %s', (typed, compared) => {
    expect(readForeignCode(typed)).toBe(compared)
    expect(readAnyCode(typed)).toEqual({ kind: 'foreign', code: compared })
  })

  test('is the same however often it has been read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 70, unit: 'grapheme' }), (text) => {
        const once = readForeignCode(text)
        if (once !== null) expect(readForeignCode(once)).toBe(once)
      }),
    )
  })

  test('has from 4 to 64 characters that can be printed', () => {
    expect(readForeignCode('123')).toBeNull()
    expect(readForeignCode('12 3')).toBeNull()
    expect(readForeignCode('1'.repeat(64))).toBe('1'.repeat(64))
    expect(readForeignCode('1'.repeat(65))).toBeNull()
    expect(readForeignCode('12\u000034')).toBeNull()
    expect(readForeignCode('12\u001b34')).toBeNull()
  })

  test('keeps marks that tell two numbers apart', () => {
    expect(readForeignCode('12-345')).not.toBe(readForeignCode('123-45'))
    expect(readForeignCode('12345')).not.toBe(readForeignCode('123-45'))
  })
})

describe('a code of ours that went wrong', () => {
  const good = printedCode('7H3KWZ09QRST5VXY')

  test('is never taken for a card that is not ours', () => {
    const wrong = good.slice(0, -1) + (good.endsWith('0') ? '1' : '0')
    for (const code of [wrong, wrong.toLowerCase(), good.slice(0, -1), `${good}0`, good.slice(0, -3), `${good}000`, good.replace('S1', 'SI').slice(0, -1)]) {
      expect(readAnyCode(code), code).toBeNull()
      expect(isMeantAsOurs(code)).toBe(true)
    }
    expect(readAnyCode(`K1${'0'.repeat(30)}`)).toBeNull()
  })

  test('is told from a number that only begins as ours do', () => {
    expect(isMeantAsOurs('S1'.padEnd(16, '0'))).toBe(false)
    expect(isMeantAsOurs('S1'.padEnd(17, '0'))).toBe(true)
    expect(isMeantAsOurs('S1'.padEnd(23, '0'))).toBe(true)
    expect(isMeantAsOurs('S1'.padEnd(24, '0'))).toBe(false)
    expect(isMeantAsOurs('K1'.padEnd(28, '0'))).toBe(false)
    expect(isMeantAsOurs('K1'.padEnd(29, '0'))).toBe(true)
    expect(isMeantAsOurs('K1'.padEnd(35, '0'))).toBe(true)
    expect(isMeantAsOurs('K1'.padEnd(36, '0'))).toBe(false)
  })

  test('that is right is read as ours', () => {
    expect(readAnyCode(good)).toEqual({ kind: 'printed', credentialId: '7H3KWZ09QRST5VXY' })
  })
})

test('the hint on a screen is the last four characters, and at most half of a short number', () => {
  expect(['12', '123', '1234', '12345', '1234567', '12345678', printedCode('0123456789ABCDEF')].map(hintOf)).toEqual([
    '2',
    '3',
    '34',
    '45',
    '567',
    '5678',
    'EFJ9',
  ])
})
