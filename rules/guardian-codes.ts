// The code by which somebody becomes a guardian: twelve characters of Crockford's base 32, so 60 bits, in three groups that can
// be read aloud and typed. Letters that look like digits are read as those.

import { base32 } from './card-codes.ts'

const CHARACTERS = 12
/** How many random bytes one is made of. */
export const GUARDIAN_CODE_BYTES = 8

export const guardianCode = (bytes: Uint8Array): string => inGroups(base32(bytes).slice(0, CHARACTERS))

/** What was typed, as the twelve characters that were meant, or null when it cannot be a code. */
export function readGuardianCode(text: string): string | null {
  const code = text
    .toUpperCase()
    .replaceAll(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === CHARACTERS && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null
}

const inGroups = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')
