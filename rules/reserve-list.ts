// The list by which a till sells without a network: for each card a hash, what it may spend, and its holder's first name
// under a key that only the scanned code yields, with what stops a sale to them and what their guardians have decided. Whoever
// steals the tablet has hashes of random codes, and no name, no health and no limits: whoever has none is sealed in as many bytes.

import { type PupilAllergen, pupilAllergens } from '../contract/allergens.ts'
import type { AgeBound } from './age-limits.ts'
import type { Allergy } from './allergen-stops.ts'
import { type AloneLimits, fillLimits, limitBytes, readLimits } from './alone-limits.ts'
import { ALLOWANCE_STEP_ORE, type ReserveBounds } from './reserve-limits.ts'

const HASH_CHARACTERS = 16
const ALLOWANCE_CHARACTERS = 2
/** A name is filled up to this, so that its length says nothing. Longer ones are cut. */
export const SEALED_NAME_BYTES = 40
export const NAME_NONCE_BYTES = 12
/** Two bits for each allergen, and one byte for the age. */
const STOP_BYTES = Math.ceil(pupilAllergens.length / 4)
const LIMITS_AT = SEALED_NAME_BYTES + STOP_BYTES + 1
export const sealedBytes = (productCount: number): number => LIMITS_AT + limitBytes(productCount)
const AGE_UNKNOWN = 255

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

export type SealedHolder = { firstName: string; allergies: readonly Allergy[]; age: AgeBound; limits: AloneLimits }

/** A holder's bytes, as many for everybody. `products`: the list's, in its order. */
export function fillHolder({ firstName, allergies, age, limits }: SealedHolder, products: readonly string[]): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(sealedBytes(products.length))
  filled.set(fillName(firstName))
  for (const { allergen, stopsOnTraces } of allergies) {
    const place = pupilAllergens.indexOf(allergen)
    const at = SEALED_NAME_BYTES + Math.floor(place / 4)
    filled[at] = (filled[at] as number) | ((stopsOnTraces ? 2 : 1) << (2 * (place % 4)))
  }
  filled[LIMITS_AT - 1] = age === 'unknown' ? AGE_UNKNOWN : age.reached
  filled.set(fillLimits(limits, products), LIMITS_AT)
  return filled
}

/** Null: it was sealed by another version of the program, and says nothing of stops. */
export function readHolder(bytes: Uint8Array, products: readonly string[]): SealedHolder | null {
  if (bytes.length !== sealedBytes(products.length)) return null
  const allergies = pupilAllergens.flatMap((allergen: PupilAllergen, place) => {
    const bits = ((bytes[SEALED_NAME_BYTES + Math.floor(place / 4)] as number) >> (2 * (place % 4))) & 3
    return bits === 0 ? [] : [{ allergen, stopsOnTraces: bits === 2 }]
  })
  const age = bytes[LIMITS_AT - 1] as number
  return {
    firstName: readFilledName(bytes.subarray(0, SEALED_NAME_BYTES)),
    allergies,
    age: age === AGE_UNKNOWN ? 'unknown' : { reached: age },
    limits: readLimits(bytes.subarray(LIMITS_AT), products),
  }
}

/** What the server signs: which list this is, for which till, made when, and within which bounds one sells by it. */
export type ListStamp = {
  schoolId: number
  tillId: string
  /** SHA-256 of the cards, one a line, in hexadecimal. */
  version: string
  madeAt: string
  bounds: ReserveBounds
  /** The ids of what is sold, in the order in which the sealed limits speak of it. */
  products: readonly string[]
  /** By which the server knows again that it made this stamp. */
  mark: string
}

export const textOfCards = (cards: readonly string[]) => cards.join('\n')

export const textForMark = ({ tillId, version, madeAt }: Pick<ListStamp, 'tillId' | 'version' | 'madeAt'>) => `list|${tillId}|${version}|${madeAt}`

/** Reads a stamp whose signature holds. Null: it comes from another version of the program. */
export function readStamp(text: string): ListStamp | null {
  const found = parse(text)
  if (typeof found !== 'object' || found === null) return null
  const { schoolId, tillId, version, madeAt, bounds, products, mark } = found as Partial<ListStamp>
  const isWhole = typeof schoolId === 'number' && [tillId, version, madeAt, mark].every((each) => typeof each === 'string')
  if (!isWhole || typeof bounds !== 'object' || bounds === null || Number.isNaN(Date.parse(madeAt as string))) return null
  if (!Array.isArray(products) || !products.every((each) => typeof each === 'string')) return null
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
