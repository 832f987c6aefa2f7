// What has been written and done in one enquiry, oldest first. Notes are read for the office only, by a function
// that nothing of the family's calls.

import type { EnquiryState, EnquiryTopic } from '../../contract/enquiries.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { EnquiryKey, Side } from './store.ts'

export type MessageRow = { messageId: string; from: Side; writtenBy: string | null; body: string; madeAt: Date }

export async function messagesIn(db: Queryable, { schoolId, enquiryId, limit }: EnquiryKey & { limit: number }): Promise<MessageRow[]> {
  return rows(
    db,
    sql`
      select enquiry_message.id as "messageId", enquiry_message.side as "from", person.first_name as "writtenBy",
        enquiry_message.body, enquiry_message.made_at as "madeAt"
      from enquiry_message
      left join person on person.id = enquiry_message.person_id
      where enquiry_message.school_id = ${schoolId}
      and enquiry_message.enquiry_id = ${enquiryId}
      order by enquiry_message.made_at, enquiry_message.id
      limit ${limit}`,
  )
}

export type NoteRow = { noteId: string; writtenBy: string; body: string; madeAt: Date }

export async function notesIn(db: Queryable, { schoolId, enquiryId, limit }: EnquiryKey & { limit: number }): Promise<NoteRow[]> {
  return rows(
    db,
    sql`
      select enquiry_note.id as "noteId", concat_ws(' ', person.first_name, person.last_name) as "writtenBy", enquiry_note.body, enquiry_note.made_at as "madeAt"
      from enquiry_note
      join person on person.id = enquiry_note.person_id
      where enquiry_note.school_id = ${schoolId}
      and enquiry_note.enquiry_id = ${enquiryId}
      order by enquiry_note.made_at, enquiry_note.id
      limit ${limit}`,
  )
}

type OfficeEnquiry = RouteReply<'GET /api/office/schools/:schoolId/enquiries/:enquiryId'>
export type EventRow = Omit<OfficeEnquiry['history'][number], 'madeAt'> & { madeAt: Date }

/** The newest of what has been done, oldest first. */
export async function eventsIn(db: Queryable, { schoolId, enquiryId, limit }: EnquiryKey & { limit: number }): Promise<EventRow[]> {
  const newest = await rows<EventRow>(
    db,
    sql`
      select enquiry_event.id as "eventId", enquiry_event.event,
        nullif(concat_ws(' ', person.first_name, person.last_name), '') as "by",
        nullif(concat_ws(' ', assignee.first_name, assignee.last_name), '') as assignee, enquiry_event.made_at as "madeAt"
      from enquiry_event
      left join person on person.id = enquiry_event.person_id
      left join person as assignee on assignee.id = enquiry_event.assignee_person_id
      where enquiry_event.school_id = ${schoolId}
      and enquiry_event.enquiry_id = ${enquiryId}
      -- One who answers and solves at once has taken it first.
      order by enquiry_event.made_at desc, enquiry_event.event = 'assigned', enquiry_event.id desc
      limit ${limit}`,
  )
  return newest.toReversed()
}

export type PersonName = { personId: string; firstName: string; lastName: string }

export async function personNamed(db: Queryable, personId: string): Promise<PersonName & { email: string }> {
  const person = await firstRow<PersonName & { email: string }>(
    db,
    sql`
      select id as "personId", first_name as "firstName", last_name as "lastName", email
      from person
      where id = ${personId}`,
  )
  return person as PersonName & { email: string }
}

export type AttachedPupil = NonNullable<OfficeEnquiry['pupil']>

export async function attachedPupil(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<AttachedPupil | null> {
  return firstRow(
    db,
    sql`
      select pupil.id as "pupilId", pupil.wallet_id as "walletId", pupil.first_name as "firstName", pupil.last_name as "lastName",
        pupil.class_name as "className", wallet.balance_ore as "balanceOre"
      from pupil
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}

/** The purchase that an enquiry says was not theirs. */
export async function disputedPurchase(db: Queryable, { schoolId, enquiryId }: EnquiryKey): Promise<OfficeEnquiry['purchase']> {
  const found = await firstRow<Omit<NonNullable<OfficeEnquiry['purchase']>, 'happenedAt'> & { happenedAt: Date }>(
    db,
    sql`
      select purchase.id as "purchaseId", purchase.happened_at as "happenedAt", till.name as "tillName",
        purchase.receipt_number as "receiptNumber", purchase.total_ore as "totalOre", purchase.lines
      from purchase_dispute
      join purchase on purchase.school_id = ${schoolId} and purchase.id = purchase_dispute.purchase_id
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      join till on till.school_id = ${schoolId} and till.id = register.till_id
      where purchase_dispute.school_id = ${schoolId}
      and purchase_dispute.enquiry_id = ${enquiryId}`,
  )
  if (!found) return null
  const { lines, happenedAt, ...purchase } = found
  return { ...purchase, happenedAt: happenedAt.toISOString(), lines: lines.map(({ name, quantity }) => ({ name, quantity })) }
}

export type FamilyEnquiryRow = {
  schoolId: number
  enquiryId: string
  number: number
  schoolName: string
  topic: EnquiryTopic
  state: EnquiryState
  pupilFirstName: string | null
  madeAt: Date
  changedAt: Date
}

const selectFamilyEnquiry = (schoolId: number) => sql`
  select enquiry.school_id as "schoolId", enquiry.id as "enquiryId", enquiry.number, school.name as "schoolName", enquiry.topic, enquiry.state,
    pupil.first_name as "pupilFirstName", enquiry.made_at as "madeAt", enquiry.changed_at as "changedAt"
  from enquiry
  join school on school.id = ${schoolId}
  left join pupil on pupil.school_id = ${schoolId} and pupil.id = enquiry.pupil_id`

export async function familyEnquiryOf(db: Queryable, { schoolId, enquiryId }: EnquiryKey): Promise<FamilyEnquiryRow | null> {
  return firstRow(
    db,
    sql`
      ${selectFamilyEnquiry(schoolId)}
      where enquiry.school_id = ${schoolId}
      and enquiry.id = ${enquiryId}`,
  )
}

/** The schools that a person has written to. */
export async function schoolsWrittenTo(db: Queryable, { personId, limit }: { personId: string; limit: number }): Promise<number[]> {
  const found = await rows<{ schoolId: number }>(
    db,
    sql`
      select distinct enquiry.school_id as "schoolId"
      from enquiry
      where enquiry.person_id = ${personId}
      order by "schoolId"
      limit ${limit}`,
  )
  return found.map(({ schoolId }) => schoolId)
}

export async function familyEnquiriesAt(
  db: Queryable,
  { schoolId, personId, limit }: { schoolId: number; personId: string; limit: number },
): Promise<FamilyEnquiryRow[]> {
  return rows(
    db,
    sql`
      ${selectFamilyEnquiry(schoolId)}
      where enquiry.school_id = ${schoolId}
      and enquiry.person_id = ${personId}
      order by enquiry.changed_at desc, enquiry.id desc
      limit ${limit}`,
  )
}
