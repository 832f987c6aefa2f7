// What the door asks about phones: is this the phone that holds the code?

import { createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import { isProofOfNow, readProof, textForPhoneProof } from '../../rules/phone-proof.ts'
import type { House } from '../house.ts'
import type { DoorKnowledge } from '../http/door.ts'
import { phoneBy, seePhone } from './store.ts'
import { readPhoneToken } from './tokens.ts'

const HOUR_MS = 3_600_000

export function phoneKnowledge(house: House): Pick<DoorKnowledge, 'phoneOf'> {
  return {
    phoneOf: async ({ token, proof }) => {
      const shown = readPhoneToken(token)
      const phone = shown && (await phoneBy(house.database, shown))
      if (!shown || !phone || phone.endedAt !== null || !timingSafeEqual(phone.tokenHash, shown.secretHash)) throw new Refused('phone_not_bound')
      const key = { schoolId: shown.schoolId, cardId: shown.cardId }
      const now = house.clock.now()
      if (phone.publicKey) {
        const given = readProof(proof ?? '')
        if (!given || !isSignedBy(phone.publicKey, textForPhoneProof({ ...key, atMs: given.atMs }), given.signature)) throw new Refused('phone_not_bound')
        if (!isProofOfNow(given.atMs, now.getTime())) throw new Refused({ code: 'phone_clock_wrong', facts: { serverTime: now.toISOString() } })
      }
      if (now.getTime() - phone.seenAt.getTime() >= HOUR_MS) await seePhone(house.database, { ...key, now })
      return { ...key, walletId: phone.walletId }
    },
  }
}

/** A public key as a browser exports it: 65 bytes. Null when it is none. */
export function readPublicKey(raw: Buffer): KeyObject | null {
  if (raw.length !== 65 || raw[0] !== 4) return null
  try {
    return createPublicKey({
      format: 'jwk',
      key: { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33).toString('base64url') },
    })
  } catch {
    // A point that is not on the curve.
    return null
  }
}

function isSignedBy(publicKey: Buffer, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey)
  // Browsers sign with the two numbers side by side.
  return key !== null && verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}
