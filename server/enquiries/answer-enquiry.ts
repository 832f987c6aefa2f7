// The office answers. The letter is put in the outgoing mail in the same transaction, so that the family gets it if
// and only if the answer stands there. Whoever answers has seen all that was written, or is asked to look first.

import { Refused } from '../../contract/refusals.ts'
import { enquiryStateAfter, MOST_MESSAGES } from '../../rules/enquiry-states.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import type { House } from '../house.ts'
import { tellWriter } from './tell-writer.ts'
import { letterOfAnswer } from './letters.ts'
import { makeReplyLink } from './reply-link.ts'
import type { OfficeEnquiry } from './show-enquiry.ts'
import { countMessages, type EnquiryKey, insertMessage, messageOf, readerOf, schoolNameOf, writeState } from './store.ts'
import { personNamed } from './thread-store.ts'
import { giveTo, workOn, writeDeed } from './work-on-enquiry.ts'

export type Answer = EnquiryKey & { id: string; message: string; lastSeenMessageId: string; isSolved: boolean; staffPersonId: string }

/** @throws Refused message_not_valid, not_found, enquiry_already_sent, enquiry_takes_no_replies, enquiry_has_moved_on */
export async function answerEnquiry(house: House, answer: Answer): Promise<OfficeEnquiry> {
  const { id, message, lastSeenMessageId, isSolved, staffPersonId, ...key } = answer
  const body = readMessageText(message)
  if (!body) throw new Refused('message_not_valid')
  return workOn(house, key, async (tx, enquiry) => {
    const before = await messageOf(tx, { ...enquiry, messageId: id })
    if (before?.body === body && before.personId === staffPersonId && before.side === 'office') return
    if (before) throw new Refused('enquiry_already_sent')
    const state = enquiryStateAfter(enquiry.state, 'answered')
    const { count, newestMessageId } = await countMessages(tx, enquiry)
    if (!state || count >= MOST_MESSAGES) throw new Refused('enquiry_takes_no_replies')
    if (newestMessageId !== lastSeenMessageId) throw new Refused('enquiry_has_moved_on')

    const now = house.clock.now()
    await insertMessage(tx, enquiry, { messageId: id, side: 'office', personId: staffPersonId, body }, now)
    await writeState(tx, { ...enquiry, state, waitsSince: null, now })
    // Whoever answers what nobody had taken, has it.
    if (enquiry.assigneePersonId === null) await giveTo(tx, house, { enquiry, personId: staffPersonId, staffPersonId })
    if (isSolved) await writeDeed(tx, house, { enquiry: { ...enquiry, state }, deed: 'solved', staffPersonId })

    const { firstName: writtenBy } = await personNamed(tx, staffPersonId)
    const link = await makeReplyLink(tx, house, enquiry)
    const schoolName = (await schoolNameOf(tx, key.schoolId)) as string
    const letter = letterOfAnswer(await readerOf(tx, enquiry), { number: enquiry.number, schoolName, body, writtenBy, link })
    await tellWriter(tx, house, enquiry, letter)
    house.log('enquiry_answered', { schoolId: key.schoolId, number: enquiry.number, isSolved })
  })
}
