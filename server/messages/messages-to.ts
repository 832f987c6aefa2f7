import type { House } from '../house.ts'
import type { Message } from './message.ts'
import { openBody } from './queue-message.ts'
import { newestMessages } from './store.ts'

/** The newest messages to a recipient, or to anyone, as they were written: for the mailbox of a demo, and for tests. */
export async function messagesTo(
  house: House,
  recipient: string | null,
  { offset = 0, limit = 20 } = {},
): Promise<(Message & { messageId: string; madeAt: Date })[]> {
  const stored = await newestMessages(house.database, { recipient, offset, limit })
  return stored.map(({ sealedBody, ...message }) => ({ ...message, body: openBody(house, sealedBody) }))
}
