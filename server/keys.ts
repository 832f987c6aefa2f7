// One master secret, kept outside the database, from which every key is derived or by which it is wrapped.
// The database alone therefore reveals no code and signs nothing.

import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto'
import { base32, textForDayKey } from '../rules/card-codes.ts'
import { textForTillHash, TILL_HASH_BYTES } from '../rules/phone-codes.ts'

export type Keys = {
  /** A card's credential id (16 characters), from the card's own id: never stored, always the same. */
  credentialIdOf: (cardId: string) => string
  /** What is stored of a credential id, and looked up by. */
  codeHashOf: (credentialId: string) => Buffer
  /** The same of a card that is not ours. Each school has its own: a number may be used at several. */
  foreignCodeHashOf: (schoolId: number, code: string) => Buffer
  /** The 16-byte key a phone makes its codes with on one UTC day. */
  dayKeyOf: (credentialId: string, schoolId: number, utcDay: string) => Buffer
  /** What is stored of an address or a mobile number where attempts are counted. */
  bucketOf: (text: string) => Buffer
  /** Keeps a small secret in the database in a form that is worthless without the master secret. */
  wrap: (secret: Uint8Array) => Buffer
  unwrap: (wrapped: Uint8Array) => Buffer
  /** A key for a purpose of its own, 32 bytes. */
  derive: (purpose: string) => Buffer
}

export const MASTER_SECRET_BYTES = 32

/** All keys of an installation. @throws when the master secret is too short */
export function makeKeys(masterSecret: Uint8Array): Keys {
  if (masterSecret.length < MASTER_SECRET_BYTES) throw new Error(`the master secret must have at least ${MASTER_SECRET_BYTES} bytes`)
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', masterSecret, 'kantinekort', purpose, 32))
  const credentialKey = derive('card credential ids')
  const codeHashKey = derive('card code hashes')
  const foreignCodeKey = derive('foreign card code hashes')
  const phoneKey = derive('phone code secrets')
  const bucketKey = derive('attempt buckets')
  const wrappingKey = derive('wrapping')
  return {
    credentialIdOf: (cardId) => base32(hmac256(credentialKey, cardId).subarray(0, 10)),
    codeHashOf: (credentialId) => hmac256(codeHashKey, credentialId).subarray(0, 20),
    foreignCodeHashOf: (schoolId, code) => hmac256(foreignCodeKey, `${schoolId}|${code}`).subarray(0, 20),
    dayKeyOf: (credentialId, schoolId, utcDay) => hmac256(hmac256(phoneKey, credentialId), textForDayKey(schoolId, utcDay)).subarray(0, 16),
    bucketOf: (text) => hmac256(bucketKey, text).subarray(0, 16),
    wrap: (secret) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce)
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    unwrap: (wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', wrappingKey, wrapped.subarray(0, 12))
      decipher.setAuthTag(wrapped.subarray(-16))
      return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
    },
    derive,
  }
}

/** What a till knows a card's credential by: enough to find it, never enough to make a code of it. */
export const tillHashOf = (schoolId: number, credentialId: string): Buffer =>
  hash('sha256', textForTillHash(schoolId, credentialId), 'buffer').subarray(0, TILL_HASH_BYTES)

/** SHA-256 of a random token: what is stored of a session, a link or a till's token. */
export function hashOfToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** A token nobody can guess, safe in a URL: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hmac256(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
