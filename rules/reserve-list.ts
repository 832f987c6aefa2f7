// The list by which a till sells without a network: for each card a hash, what it may spend, and its holder's first name
// under a key that only the scanned code yields. Whoever steals the tablet has hashes of random codes, and no name.

import { ALLOWANCE_STEP_ORE, type ReserveBounds } from './reserve-limits.ts'

const HASH_CHARACTERS = 16
const ALLOWANCE_CHARACTERS = 2
/** A name is filled up to this, so that its length says nothing. Longer ones are cut. */
export const SEALED_NAME_BYTES = 40
export const NAME_NONCE_BYTES = 12

/** What is hashed with SHA-256 for the key of a name; the first 16 bytes are used. */
export const textForNameKey = (schoolId: number, credentialId: string) => `name|${schoolId}|${credentialId}`

export type ListedCard = { hash: string; allowanceOre: number; /** Nonce, sealed bytes and tag, base64url. */ sealedName: string }

/** @throws when the allowance is not in whole steps, or more than two characters can say */
export function writeListedCard({ hash, allowanceOre, sealedName }: ListedCard): string {
  const steps = allowanceOre / ALLOWANCE_STEP_ORE
  if (!Number.isSafeInteger(steps) || steps < 0 || steps >= 36 ** ALLOWANCE_CHARACTERS) throw new Error('an allowance is a whole number of steps')
  return `${hash}${steps.toString(36).padStart(ALLOWANCE_CHARACTERS, '0')}${sealedName}`
}

export const hashOfListed = (text: string) => text.slice(0, HASH_CHARACTERS)

/** Reads one card of the list, or null when it is none. */
export function readListedCard(text: string): ListedCard | null {
  const steps = text.slice(HASH_CHARACTERS, HASH_CHARACTERS + ALLOWANCE_CHARACTERS)
  if (!/^[0-9a-z]{2}$/.test(steps) || !/^[\w-]+$/.test(text)) return null
  return {
    hash: text.slice(0, HASH_CHARACTERS),
    allowanceOre: Number.parseInt(steps, 36) * ALLOWANCE_STEP_ORE,
    sealedName: text.slice(HASH_CHARACTERS + ALLOWANCE_CHARACTERS),
  }
}

/** A name's bytes, filled up. A cut name stays whole letters. */
export function fillName(name: string): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(SEALED_NAME_BYTES)
  let length = 0
  for (const letter of name) {
    const bytes = new TextEncoder().encode(letter)
    if (length + bytes.length > SEALED_NAME_BYTES) break
    filled.set(bytes, length)
    length += bytes.length
  }
  return filled
}

export const readFilledName = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll('\0', '')

/** What the server signs: which list this is, for which till, made when, and within which bounds one sells by it. */
export type ListStamp = {
  schoolId: number
  tillId: string
  /** SHA-256 of the cards, one a line, in hexadecimal. */
  version: string
  madeAt: string
  bounds: ReserveBounds
  /** By which the server knows again that it made this stamp. */
  mark: string
}

export const textOfCards = (cards: readonly string[]) => cards.join('\n')

export const textForMark = ({ tillId, version, madeAt }: Pick<ListStamp, 'tillId' | 'version' | 'madeAt'>) => `list|${tillId}|${version}|${madeAt}`

/** Reads a stamp whose signature holds. Null: it comes from another version of the program. */
export function readStamp(text: string): ListStamp | null {
  const found = parse(text)
  if (typeof found !== 'object' || found === null) return null
  const { schoolId, tillId, version, madeAt, bounds, mark } = found as Partial<ListStamp>
  const isWhole = typeof schoolId === 'number' && [tillId, version, madeAt, mark].every((each) => typeof each === 'string')
  if (!isWhole || typeof bounds !== 'object' || bounds === null || Number.isNaN(Date.parse(madeAt as string))) return null
  const { isOn, ...numbers } = bounds
  const names = ['mostPurchaseOre', 'mostCardOre', 'mostCardCount', 'mostTillOre', 'mostTillCount', 'listHours', 'waitHours'] as const
  if (typeof isOn !== 'boolean' || !names.every((name) => Number.isSafeInteger(numbers[name]) && numbers[name] > 0)) return null
  return found as ListStamp
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
