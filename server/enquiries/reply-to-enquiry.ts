// The family replies: signed in, or by the link of a letter, which takes one reply. It is the office's turn again,
// also when the enquiry was solved.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { enquiryStateAfter, MOST_MESSAGES } from '../../rules/enquiry-states.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { type FamilyThread, threadOf } from './family-thread.ts'
import { countMessages, type Enquiry, type EnquiryKey, insertEvent, insertMessage, linkOf, lockEnquiry, messageOf, writeLinkUsed, writeState } from './store.ts'

type Reply = { id: string; message: string }

/** @throws Refused message_not_valid, not_found, enquiry_already_sent, enquiry_takes_no_replies, too_many_attempts */
export async function replyAsPerson(house: House, { id, message, personId, ...key }: EnquiryKey & Reply & { personId: string }): Promise<FamilyThread> {
  const body = bodyOf(message)
  await countAttempt(house, limits.enquiryReply, personId)
  return transaction(house.database, async (tx) => {
    const enquiry = await lockEnquiry(tx, key)
    if (enquiry?.personId !== personId) throw new Refused('not_found')
    await addReply(tx, house, enquiry, { messageId: id, personId, body })
    return threadOf(tx, key, { isLinkUsed: false })
  })
}

/** @throws Refused message_not_valid, enquiry_link_not_valid (also when it has taken another reply), enquiry_already_sent, enquiry_takes_no_replies, too_many_attempts */
export async function replyByLink(house: House, { id, message, token, address }: Reply & { token: string; address: string }): Promise<FamilyThread> {
  const body = bodyOf(message)
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const tokenHash = hashOfToken(token)
  const now = house.clock.now()
  return transaction(house.database, async (tx) => {
    const known = await linkOf(tx, { tokenHash, now })
    const enquiry = known && (await lockEnquiry(tx, known))
    // Read again under the enquiry's lock: of two replies by one link, one is the first.
    const link = enquiry && (await linkOf(tx, { tokenHash, now }))
    if (!link || (link.usedForMessageId !== null && link.usedForMessageId !== id)) throw new Refused('enquiry_link_not_valid')
    await addReply(tx, house, enquiry, { messageId: id, personId: null, body })
    await writeLinkUsed(tx, { tokenHash, messageId: id })
    return threadOf(tx, link, { isLinkUsed: true })
  })
}

function bodyOf(message: string): string {
  const body = readMessageText(message)
  if (!body) throw new Refused('message_not_valid')
  return body
}

async function addReply(
  tx: Queryable,
  house: House,
  enquiry: Enquiry,
  { messageId, personId, body }: { messageId: string; personId: string | null; body: string },
): Promise<void> {
  const before = await messageOf(tx, { ...enquiry, messageId })
  if (before?.side === 'family' && before.body === body) return
  if (before) throw new Refused('enquiry_already_sent')
  const state = enquiryStateAfter(enquiry.state, 'replied')
  if (!state || (await countMessages(tx, enquiry)).count >= MOST_MESSAGES) throw new Refused('enquiry_takes_no_replies')
  const now = house.clock.now()
  await insertMessage(tx, enquiry, { messageId, side: 'family', personId, body }, now)
  if (enquiry.state === 'solved') await insertEvent(tx, enquiry, { event: 'reopened', personId: null }, { eventId: house.newId(), now })
  await writeState(tx, { ...enquiry, state, waitsSince: enquiry.waitsSince ?? now, now })
}
