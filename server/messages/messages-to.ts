import type { House } from '../house.ts'
import type { Channel, Message } from './message.ts'
import type { PushBody } from './push/transport.ts'
import { openBody } from './queue-message.ts'
import { newestMessages } from './store.ts'

/** The newest messages to a recipient, or to anyone, as they were written: for the mailbox of a demo, and for tests. */
export async function messagesTo(
  house: House,
  recipient: string | null,
  { offset = 0, limit = 20 } = {},
): Promise<(Message & { messageId: string; madeAt: Date })[]> {
  const stored = await newestMessages(house.database, { recipient, offset, limit })
  return stored.map(({ sealedBody, ...message }) => ({ ...message, body: readable(house, message.channel, openBody(house, sealedBody)) }))
}

// A push as it would be read: what it says, and where a press on it leads.
function readable({ publicUrl }: House, channel: Channel, body: string): string {
  if (channel !== 'push' || body === '') return body
  const { text, path } = JSON.parse(body) as PushBody
  return `${text}\n\n${publicUrl}${path}`
}
