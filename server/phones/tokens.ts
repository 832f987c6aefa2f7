// The three tokens of a phone's code. Each names its school, so that the right row is found without a search across
// schools, and ends in a secret.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '../../contract/ids.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import type { PhoneKey } from './store.ts'

const SCHOOL = /^[1-9]\d{0,9}$/

/** Of the link in an SMS: 128 bits, as short as can be. */
export function newLinkToken(schoolId: number): string {
  return `${schoolId}.${newToken().slice(0, 22)}`
}

export function readLinkToken(token: string): { schoolId: number; tokenHash: Buffer } | null {
  const [school = '', secret = '', ...rest] = token.split('.')
  return SCHOOL.test(school) && secret.length === 22 && rest.length === 0 ? { schoolId: Number(school), tokenHash: hashOfToken(token) } : null
}

/** What a phone shows: which code it holds, and the secret that it made itself. */
export function readPhoneToken(token: string): (PhoneKey & { secretHash: Buffer }) | null {
  const [school = '', cardId, secret = '', ...rest] = token.split('.')
  return SCHOOL.test(school) && isId(cardId) && secret.length === 43 && rest.length === 0
    ? { schoolId: Number(school), cardId, secretHash: hashOfToken(secret) }
    : null
}

// The letter that tells of a new phone must be able to stop it without anybody signing in. Nothing is stored for
// that: the token follows from the card, and is worth nothing once the code has ended.

/** Of the link in the letter that tells of a new phone. */
export function stopToken(house: House, { schoolId, cardId }: PhoneKey): string {
  return `${schoolId}.${cardId}.${stopMac(house, { schoolId, cardId }).toString('base64url')}`
}

export function readStopToken(house: House, token: string): PhoneKey | null {
  const [school = '', cardId, mac = '', ...rest] = token.split('.')
  if (!SCHOOL.test(school) || !isId(cardId) || rest.length > 0) return null
  const key = { schoolId: Number(school), cardId }
  const [given, wanted] = [Buffer.from(mac, 'base64url'), stopMac(house, key)]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? key : null
}

function stopMac({ keys }: House, { schoolId, cardId }: PhoneKey): Buffer {
  return createHmac('sha256', keys.derive('phone stop tokens')).update(`${schoolId}.${cardId}`).digest().subarray(0, 16)
}
