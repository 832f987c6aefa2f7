// A receipt link's secret: the school, the link's id, and a signature that only the house can make. Nothing secret is stored.

import { timingSafeEqual } from 'node:crypto'
import { isId } from '../../contract/ids.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'

export type ReceiptLinkKey = { schoolId: number; linkId: string }

const SIGNATURE_BYTES = 16
const NAME = /^(\d{1,10})\.([0-9a-f-]{36})$/

/** School and id, readable, and the signature after them: safe behind the # of an address. */
export function tokenOf(house: House, key: ReceiptLinkKey): string {
  return `${Buffer.from(nameOf(key)).toString('base64url')}.${signatureOf(house, key).toString('base64url')}`
}

/** The link that a token leads to, or null when the token is none of ours. */
export function readToken(house: House, token: string): ReceiptLinkKey | null {
  const [name = '', signature = '', ...more] = token.split('.')
  const read = NAME.exec(Buffer.from(name, 'base64url').toString('utf8'))
  const given = Buffer.from(signature, 'base64url')
  if (!read || more.length > 0 || given.length !== SIGNATURE_BYTES) return null
  const key = { schoolId: Number(read[1]), linkId: read[2] as string }
  if (!isId(key.linkId) || tokenOf(house, key) !== token) return null
  return timingSafeEqual(given, signatureOf(house, key)) ? key : null
}

const nameOf = ({ schoolId, linkId }: ReceiptLinkKey) => `${schoolId}.${linkId}`
const signatureOf = (house: House, key: ReceiptLinkKey) => hmac256(house.keys.derive('receipt links'), nameOf(key)).subarray(0, SIGNATURE_BYTES)
