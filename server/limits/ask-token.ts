// The secret of a link in a message: the school, what is asked, who is asked, and a signature that only the house can make.
// Nothing secret is stored: whether it still works is the answer's row and the day.

import { timingSafeEqual } from 'node:crypto'
import { isId } from '../../contract/ids.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'

export type AskedOf = { schoolId: number; askId: string; personId: string }

const SCHOOL_BYTES = 6
const ID_BYTES = 16
const SIGNATURE_BYTES = 16
const NAME_BYTES = SCHOOL_BYTES + 2 * ID_BYTES

export function tokenOf(house: House, asked: AskedOf): string {
  const name = Buffer.alloc(NAME_BYTES)
  name.writeUIntBE(asked.schoolId, 0, SCHOOL_BYTES)
  Buffer.from(asked.askId.replaceAll('-', ''), 'hex').copy(name, SCHOOL_BYTES)
  Buffer.from(asked.personId.replaceAll('-', ''), 'hex').copy(name, SCHOOL_BYTES + ID_BYTES)
  return Buffer.concat([name, signatureOf(house, asked)]).toString('base64url')
}

/** Null for one that is none of ours. */
export function readToken(house: House, token: string): AskedOf | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== NAME_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null
  const idAt = (at: number) =>
    bytes
      .subarray(at, at + ID_BYTES)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const asked = { schoolId: bytes.readUIntBE(0, SCHOOL_BYTES), askId: idAt(SCHOOL_BYTES), personId: idAt(SCHOOL_BYTES + ID_BYTES) }
  if (!isId(asked.askId) || !isId(asked.personId)) return null
  return timingSafeEqual(bytes.subarray(NAME_BYTES), signatureOf(house, asked)) ? asked : null
}

const signatureOf = (house: House, { schoolId, askId, personId }: AskedOf) =>
  hmac256(house.keys.derive('limit asks'), `${schoolId}|${askId}|${personId}`).subarray(0, SIGNATURE_BYTES)
