// A link's secret: the school, the link's id, and a signature that only the house can make. Nothing secret is stored,
// and the family can be shown the same link again.

import { timingSafeEqual } from 'node:crypto'
import { isId } from '../../contract/ids.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'

export type PayLinkKey = { schoolId: number; payLinkId: string }

const SCHOOL_BYTES = 6
const ID_BYTES = 16
const SIGNATURE_BYTES = 16

/** 51 characters, safe behind the # of an address. */
export function tokenOf(house: House, key: PayLinkKey): string {
  return Buffer.concat([namePart(key), signatureOf(house, key)]).toString('base64url')
}

/** The link that a token leads to, or null when the token is none of ours. */
export function readToken(house: House, token: string): PayLinkKey | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== SCHOOL_BYTES + ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null
  const hex = bytes.subarray(SCHOOL_BYTES, SCHOOL_BYTES + ID_BYTES).toString('hex')
  const payLinkId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const key = { schoolId: bytes.readUIntBE(0, SCHOOL_BYTES), payLinkId }
  if (!isId(payLinkId)) return null
  return timingSafeEqual(bytes.subarray(SCHOOL_BYTES + ID_BYTES), signatureOf(house, key)) ? key : null
}

function namePart({ schoolId, payLinkId }: PayLinkKey): Buffer {
  const school = Buffer.alloc(SCHOOL_BYTES)
  school.writeUIntBE(schoolId, 0, SCHOOL_BYTES)
  return Buffer.concat([school, Buffer.from(payLinkId.replaceAll('-', ''), 'hex')])
}

const signatureOf = (house: House, { schoolId, payLinkId }: PayLinkKey) =>
  hmac256(house.keys.derive('pay links'), `${schoolId}|${payLinkId}`).subarray(0, SIGNATURE_BYTES)
