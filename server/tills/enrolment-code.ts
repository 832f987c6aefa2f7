// The one-time code that turns a device into a till: eight characters of Crockford's base 32, so 40 bits,
// short enough to be read aloud. It lives for half an hour and guessing is bounded. Because 40 bits can be
// tried through, what is stored is a keyed hash and not a plain one.

import { randomBytes } from 'node:crypto'
import { base32 } from '../../rules/card-codes.ts'
import { hmac256, type Keys } from '../keys.ts'

export const ENROLMENT_CODE_MINUTES = 30

const CHARACTERS = 8

/** A new code as it is shown: "7KQ2-M9XR". */
export function newEnrolmentCode(): string {
  const code = base32(randomBytes(5))
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What was typed, as the eight characters that were meant, or null when it cannot be a code. */
export function readEnrolmentCode(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return code.length === CHARACTERS && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null
}

/** What is stored of a code. */
export function hashOfEnrolmentCode(keys: Keys, code: string): Buffer {
  return hmac256(keys.derive('till enrolment codes'), code)
}
