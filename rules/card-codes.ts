// The codes on cards and phones, in one place for the server, the till and the phone.
// Alphabet: Crockford's base 32, five bits a character, safe through any keyboard layout and any scanner.
//
//   printed  "S1" + 16 characters (80-bit credential id) + 2 check characters (CRC-10)
//   phone    "K1" + 16 characters (80-bit credential id) + 3 (30-second step of the UTC day)
//            + 10 (50 bits of an HMAC) + 1 check character (CRC-5)
//
// Nothing else is in a code: no name, no balance, no address. The check characters tell a slip of the
// finger before anything is sent; only the server's lookup or the HMAC tells whether the code is good.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
// By character code; every card that is scanned is read with it.
const NO_VALUE = 255
const VALUES = new Uint8Array(128).fill(NO_VALUE)
for (const [value, character] of [...ALPHABET].entries()) VALUES[character.charCodeAt(0)] = value
const valueAt = (text: string, index: number) => VALUES[text.charCodeAt(index)] ?? NO_VALUE
// What Crockford's alphabet leaves out because a hand or an eye takes it for something else.
const MISREAD: Record<string, string> = { O: '0', I: '1', L: '1' }

export const STEP_SECONDS = 30
export const STEPS_A_DAY = 86_400 / STEP_SECONDS

export type PrintedCode = { kind: 'printed'; credentialId: string }
export type PhoneCode = { kind: 'phone'; credentialId: string; stepOfDay: number; mac: string }
export type CardCode = PrintedCode | PhoneCode
/** The number of a card that is not ours, as it is compared: see `readForeignCode`. */
export type ForeignCode = { kind: 'foreign'; code: string }

/** A printed card's code from its credential id (16 characters). */
export function printedCode(credentialId: string): string {
  const body = `S1${credentialId}`
  return body + encodeBits(checkBits(body, CRC_10), 10)
}

/** The code a phone shows in a step. `hmac` is HMAC-SHA256 with the day key over `textForMac`. */
export function phoneCode({ credentialId, stepOfDay, hmac }: { credentialId: string; stepOfDay: number; hmac: Uint8Array }): string {
  const body = `K1${credentialId}${encodeBits(stepOfDay, 15)}${macCharacters(hmac)}`
  return body + encodeBits(checkBits(body, CRC_5), 5)
}

/** What is authenticated in a step. */
export const textForMac = (credentialId: string, stepOfDay: number) => `K1|${credentialId}|${stepOfDay}`

/** What a day key is derived over, with the credential's own secret as the key; the first 16 bytes are used. */
export const textForDayKey = (schoolId: number, utcDay: string) => `dk1|${schoolId}|${utcDay}`

/** The first 50 bits of an HMAC, as ten characters. */
export function macCharacters(hmac: Uint8Array): string {
  return base32(hmac).slice(0, 10)
}

/** Bytes as base 32, five bits a character, the last ones filled up with zero bits. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 5) {
      held -= 5
      text += ALPHABET[(bits >> held) & 31]
    }
    bits &= (1 << held) - 1
  }
  return held > 0 ? text + ALPHABET[(bits << (5 - held)) & 31] : text
}

/** Reads what was scanned or typed: lower case, spaces and hyphens are forgiven. Null when it is no code of ours. */
export function readCode(text: string): CardCode | null {
  // What a scanner reads needs nothing put right. The misread "1" in a prefix does: "Sl" and "SI" are "S1".
  const code = isWritten(text)
    ? text
    : text
        .toUpperCase()
        .replaceAll(/[\s-]/g, '')
        .replaceAll(/[OIL]/g, (character) => MISREAD[character] as string)
  if (!isWritten(code)) return null
  const credentialId = code.slice(2, 18)
  if (code.startsWith('S1') && code.length === 20) {
    return code.slice(18) === encodeBits(checkBits(code.slice(0, 18), CRC_10), 10) ? { kind: 'printed', credentialId } : null
  }
  if (code.startsWith('K1') && code.length === 32) {
    if (code.slice(31) !== encodeBits(checkBits(code.slice(0, 31), CRC_5), 5)) return null
    const stepOfDay = decodeBits(code.slice(18, 21))
    return stepOfDay < STEPS_A_DAY ? { kind: 'phone', credentialId, stepOfDay, mac: code.slice(21, 31) } : null
  }
  return null
}

/** A code in groups of four, as it is printed and read out. */
export function groupsOfCode(code: string): string[] {
  return code.match(/.{1,4}/g) ?? []
}

// So near a length of ours, a code that begins as ours does was meant to be ours.
const CHARACTERS_AMISS = 3
const OUR_LENGTHS = [
  ['S1', 20],
  ['K1', 32],
] as const
const SHORTEST_FOREIGN = 4
const LONGEST_FOREIGN = 64

/**
 * Reads any code that a card may carry: ours, or the number of a card that somebody already has. Null when it
 * is ours but damaged or mistyped, or when it can be no card's at all.
 */
export function readAnyCode(text: string): CardCode | ForeignCode | null {
  const ours = readCode(text)
  if (ours) return ours
  const code = readForeignCode(text)
  return code === null || isMeantAsOurs(text) ? null : { kind: 'foreign', code }
}

/** True when somebody or something tried to give a code of ours, and some of its characters went wrong. */
export function isMeantAsOurs(text: string): boolean {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '')
  const start = code.slice(0, 2).replaceAll(/[IL]/g, '1')
  return OUR_LENGTHS.some(([prefix, length]) => start === prefix && Math.abs(code.length - length) <= CHARACTERS_AMISS)
}

/**
 * The number of a card that is not ours in the one form in which it is compared: capitals, no spaces, and the
 * bytes of a chip ("04:a2:2b:6a") without the marks that some readers put between them. Other marks stay: a
 * hyphen can tell two numbers apart. Null when it has fewer than 4 characters or more than 64, or one that
 * cannot be printed.
 */
export function readForeignCode(text: string): string | null {
  const code = text.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')
  const length = [...code].length
  if (length < SHORTEST_FOREIGN || length > LONGEST_FOREIGN || !/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(code)) return null
  return /^[0-9A-F]{2}(?:[:-][0-9A-F]{2}){3,}$/.test(code) ? code.replaceAll(/[:-]/g, '') : code
}

/** What tells one card from another on a screen: the last four characters, or fewer of a short number so that it stays a secret. */
export function hintOf(code: string): string {
  const characters = [...code]
  return characters.slice(-Math.min(4, Math.floor(characters.length / 2))).join('')
}

function isWritten(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (valueAt(text, index) === NO_VALUE) return false
  return true
}

/** The 30-second step of an instant, counted from 1970. */
export const stepAt = (atMs: number) => Math.floor(atMs / (STEP_SECONDS * 1000))

/** The UTC day and the step within it of a step counted from 1970. */
export function dayOfStep(step: number): { utcDay: string; stepOfDay: number } {
  return { utcDay: new Date(step * STEP_SECONDS * 1000).toISOString().slice(0, 10), stepOfDay: step % STEPS_A_DAY }
}

type Crc = { bits: number; polynomial: number }
// Over 90 bits CRC-10 catches every single wrong character and every swap of two neighbours.
const CRC_10: Crc = { bits: 10, polynomial: 0x233 }
const CRC_5: Crc = { bits: 5, polynomial: 0x05 }

function checkBits(text: string, { bits, polynomial }: Crc): number {
  const top = 1 << (bits - 1)
  const mask = (1 << bits) - 1
  let remainder = 0
  for (let index = 0; index < text.length; index += 1) {
    const value = valueAt(text, index)
    for (let bit = 4; bit >= 0; bit -= 1) {
      const carry = ((remainder & top) !== 0) !== (((value >> bit) & 1) === 1)
      remainder = (remainder << 1) & mask
      if (carry) remainder ^= polynomial & mask
    }
  }
  return remainder
}

function encodeBits(value: number, bits: number): string {
  let text = ''
  for (let shift = bits - 5; shift >= 0; shift -= 5) text += ALPHABET[(value >> shift) & 31]
  return text
}

function decodeBits(text: string): number {
  let value = 0
  for (let index = 0; index < text.length; index += 1) value = value * 32 + valueAt(text, index)
  return value
}
