import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base32, macCharacters, phoneCode, printedCode, readCode, textForDayKey, textForMac } from './card-codes.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const credentialId = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 16, maxLength: 16 })

// The product's own vectors: whoever changes the format breaks every card in use.
const VECTORS = [
  { credentialId: '0123456789ABCDEF', printed: 'S10123456789ABCDEFJ9' },
  { credentialId: '0000000000000000', printed: 'S10000000000000000SD' },
  { credentialId: 'ZZZZZZZZZZZZZZZZ', printed: 'S1ZZZZZZZZZZZZZZZZD8' },
]

describe('a printed code', () => {
  test.each(VECTORS)('of $credentialId is $printed', ({ credentialId: id, printed }) => {
    expect(printedCode(id)).toBe(printed)
    expect(readCode(printed)).toEqual({ kind: 'printed', credentialId: id })
  })

  test('reads back as what it was made of, also in small letters and groups', () => {
    fc.assert(
      fc.property(credentialId, (id) => {
        const code = printedCode(id)
        expect(code).toHaveLength(20)
        expect(readCode(code)).toEqual({ kind: 'printed', credentialId: id })
        expect(readCode(code.toLowerCase().replaceAll(/(.{4})/g, '$1 '))).toEqual({ kind: 'printed', credentialId: id })
      }),
    )
  })

  test('with any one wrong character is not read', () => {
    const code = printedCode('7H3KWZ09QRST5VXY')
    for (let place = 2; place < code.length; place += 1) {
      for (const character of ALPHABET) {
        if (character === code[place]) continue
        expect(readCode(code.slice(0, place) + character + code.slice(place + 1))).toBeNull()
      }
    }
  })

  test('with two neighbours swapped is not read', () => {
    const code = printedCode('7H3KWZ09QRST5VXY')
    for (let place = 2; place < code.length - 1; place += 1) {
      if (code[place] === code[place + 1]) continue
      expect(readCode(code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2))).toBeNull()
    }
  })

  test('with O for 0 and I or L for 1 is forgiven', () => {
    const code = printedCode('0011001100110011')
    expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual({ kind: 'printed', credentialId: '0011001100110011' })
  })
})

describe('a phone code', () => {
  const hmac = (text: string) => createHmac('sha256', Buffer.alloc(16, 5)).update(text).digest()

  test('carries the credential, the step and the mac', () => {
    const id = '7H3KWZ09QRST5VXY'
    const code = phoneCode({ credentialId: id, stepOfDay: 1260, hmac: hmac(textForMac(id, 1260)) })
    expect(code).toHaveLength(32)
    expect(readCode(code)).toEqual({ kind: 'phone', credentialId: id, stepOfDay: 1260, mac: macCharacters(hmac(textForMac(id, 1260))) })
  })
})

test('what is no code of ours is not read', () => {
  for (const text of ['', 'S1', '7038010000000', 'S1' + '0'.repeat(19), 'K1' + '0'.repeat(30).replace(/.$/, '!'), 'https://example.com', 'Æ'.repeat(20)]) {
    expect(readCode(text)).toBeNull()
  }
})

test('base 32 keeps every bit in order', () => {
  expect(base32(new Uint8Array([0xff]))).toBe('ZW')
  expect(base32(new Uint8Array(10))).toBe('0'.repeat(16))
  expect(textForDayKey(7, '2026-11-03')).toBe('dk1|7|2026-11-03')
})
