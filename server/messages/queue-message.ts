// A message is stored in the transaction of what it tells about: it is sent if and only if that happened.

import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import type { Message, Otherwise } from './message.ts'
import { insertMessage } from './store.ts'

/** Stores a message to be sent once the caller's transaction has committed, and answers its id. */
export async function queueMessage(
  tx: Queryable,
  house: House,
  { channel, recipient, subject, body, isOnce = false, expiresAt = null, sendAt = null, otherwise = null, pushBrowserId = null }: Message,
): Promise<{ messageId: string }> {
  const messageId = house.newId()
  const now = house.clock.now()
  const [sealedBody, sealedOtherwise] = [sealBody(house, body), otherwise && sealBody(house, JSON.stringify(otherwise))]
  await insertMessage(tx, { messageId, channel, recipient, subject, sealedBody, isOnce, expiresAt, now, sendAt: sendAt ?? now, sealedOtherwise, pushBrowserId })
  return { messageId }
}

// A letter may hold a link that lets its reader in, so the database alone must not reveal it.

/** A body in the form in which it is stored. */
export const sealBody = ({ keys }: House, body: string) => keys.wrap(Buffer.from(body, 'utf8')).toString('base64')

/** The body as it was written. */
export const openBody = ({ keys }: House, sealedBody: string) => (sealedBody === '' ? '' : keys.unwrap(Buffer.from(sealedBody, 'base64')).toString('utf8'))

export const openOtherwise = (house: House, sealed: string): Otherwise => JSON.parse(openBody(house, sealed)) as Otherwise
