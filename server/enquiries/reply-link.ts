import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import { type EnquiryKey, insertLink } from './store.ts'

const LINK_LASTS_MS = 30 * 24 * 3_600_000

/**
 * Where one reads and replies. Whoever has a profile signs in; for others the link carries a token behind the #,
 * which no server's log sees, and takes one reply.
 */
export async function makeReplyLink(tx: Queryable, house: House, { personId, ...key }: EnquiryKey & { personId: string | null }): Promise<string> {
  if (personId !== null) return `${house.publicUrl}/enquiries/${key.schoolId}/${key.enquiryId}`
  const token = newToken()
  const now = house.clock.now()
  await insertLink(tx, key, { tokenHash: hashOfToken(token), now, expiresAt: new Date(now.getTime() + LINK_LASTS_MS) })
  return `${house.publicUrl}/enquiry#token=${token}`
}
