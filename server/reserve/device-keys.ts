// A device signs what it sells with a key that never leaves it; the server signs the list that the device sells by.

import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Keys } from '../keys.ts'

/** A public key as a browser exports it: 65 bytes. Null when it is none. */
export function readDeviceKey(raw: Buffer): KeyObject | null {
  if (raw.length !== 65 || raw[0] !== 4) return null
  try {
    return createPublicKey({ format: 'jwk', key: jwkOf(raw) })
  } catch {
    // A point that is not on the curve.
    return null
  }
}

/** Browsers sign with the two numbers side by side. */
export const isSignedBy = (key: KeyObject, { text, signature }: { text: string; signature: string }) =>
  verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))

/** The installation's own key for lists, from the master secret: the same after every restart. */
export function makeListSigner(keys: Keys): { publicKey: string; sign: (text: string) => string } {
  const pair = createECDH('prime256v1')
  const secret = keys.derive('reserve list signatures')
  pair.setPrivateKey(secret)
  const raw = pair.getPublicKey()
  const key = createPrivateKey({ format: 'jwk', key: { ...jwkOf(raw), d: secret.toString('base64url') } })
  return {
    publicKey: raw.toString('base64url'),
    sign: (text) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}

const jwkOf = (raw: Buffer) => ({ kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') })
