// What the office does to an enquiry beside answering: takes it, notes something, solves, closes or reopens it.

import type { EnquiryDeed } from '../../contract/enquiries.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { enquiryStateAfter, isOfficesTurn, MOST_NOTES } from '../../rules/enquiry-states.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import type { House } from '../house.ts'
import { isOfficeStaffAt } from '../people/index.ts'
import { type OfficeEnquiry, showEnquiry } from './show-enquiry.ts'
import { countNotes, type Enquiry, type EnquiryKey, insertEvent, insertNote, lockEnquiry, noteOf, writeAssignee, writeState } from './store.ts'

type By = { staffPersonId: string }

/** Notes something for colleagues. @throws Refused message_not_valid, not_found, enquiry_already_sent, enquiry_takes_no_replies (there are notes enough) */
export async function noteOnEnquiry(
  house: House,
  { id, note, staffPersonId: personId, ...key }: EnquiryKey & By & { id: string; note: string },
): Promise<OfficeEnquiry> {
  const body = readMessageText(note)
  if (!body) throw new Refused('message_not_valid')
  return workOn(house, key, async (tx, enquiry) => {
    const before = await noteOf(tx, { ...enquiry, noteId: id })
    if (before?.body === body && before.personId === personId) return
    if (before) throw new Refused('enquiry_already_sent')
    if ((await countNotes(tx, enquiry)) >= MOST_NOTES) throw new Refused('enquiry_takes_no_replies')
    await insertNote(tx, enquiry, { noteId: id, personId, body }, house.clock.now())
  })
}

/** Gives the enquiry to somebody who works at the school's office, or to nobody. @throws Refused not_found */
export async function assignEnquiry(house: House, { personId, staffPersonId, ...key }: EnquiryKey & By & { personId: string | null }): Promise<OfficeEnquiry> {
  const now = house.clock.now()
  return workOn(house, key, async (tx, enquiry) => {
    if (personId !== null && !(await isOfficeStaffAt(tx, { ...key, personId, now }))) throw new Refused('not_found')
    await giveTo(tx, house, { enquiry, personId, staffPersonId })
    const state = personId === null ? enquiry.state : (enquiryStateAfter(enquiry.state, 'assigned') ?? enquiry.state)
    if (state !== enquiry.state) await writeState(tx, { ...enquiry, state, now })
  })
}

/** Writes who has the enquiry, and that it changed hands. */
export async function giveTo(
  tx: Queryable,
  house: House,
  { enquiry, personId, staffPersonId }: By & { enquiry: Enquiry; personId: string | null },
): Promise<void> {
  if (enquiry.assigneePersonId === personId) return
  await writeAssignee(tx, { ...enquiry, personId })
  const event = personId === null ? ('given_back' as const) : ('assigned' as const)
  await insertEvent(tx, enquiry, { event, personId: staffPersonId, assigneePersonId: personId }, { eventId: house.newId(), now: house.clock.now() })
}

/** Solves, closes or reopens. What is so already stays so. @throws Refused not_found */
export async function doDeed(house: House, { deed, staffPersonId, ...key }: EnquiryKey & By & { deed: EnquiryDeed }): Promise<OfficeEnquiry> {
  return workOn(house, key, (tx, enquiry) => writeDeed(tx, house, { enquiry, deed, staffPersonId }))
}

export async function writeDeed(tx: Queryable, house: House, { enquiry, deed, staffPersonId }: By & { enquiry: Enquiry; deed: EnquiryDeed }): Promise<void> {
  const state = enquiryStateAfter(enquiry.state, deed)
  if (!state) return
  const now = house.clock.now()
  await insertEvent(tx, enquiry, { event: deed, personId: staffPersonId }, { eventId: house.newId(), now })
  await writeState(tx, { ...enquiry, state, waitsSince: isOfficesTurn(state) ? now : null, now })
}

/** One step on a locked enquiry, and the enquiry as it is afterwards. */
export function workOn(house: House, key: EnquiryKey, step: (tx: Queryable, enquiry: Enquiry) => Promise<void>): Promise<OfficeEnquiry> {
  return transaction(house.database, async (tx) => {
    const enquiry = await lockEnquiry(tx, key)
    if (!enquiry) throw new Refused('not_found')
    await step(tx, enquiry)
    return showEnquiry(house, key, tx)
  })
}
