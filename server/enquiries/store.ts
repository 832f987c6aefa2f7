// The SQL that writes enquiries, and what the actions must know before they do. An enquiry's row is locked first,
// so that of two who write at once the second sees what the first did.

import type { EnquiryDeed, EnquiryState, EnquiryTopic } from '../../contract/enquiries.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'

export type EnquiryKey = { schoolId: number; enquiryId: string }
export type Side = 'family' | 'office'

/** Whoever writes: somebody who is signed in, or an address. */
export type Writer = { personId: string; email: null } | { personId: null; email: string }

export type Enquiry = EnquiryKey & {
  number: number
  state: EnquiryState
  topic: EnquiryTopic
  personId: string | null
  email: string | null
  language: Language
  pupilId: string | null
  assigneePersonId: string | null
  madeAt: Date
  changedAt: Date
  waitsSince: Date | null
}

const selectEnquiry = sql`
  select enquiry.school_id as "schoolId", enquiry.id as "enquiryId", enquiry.number, enquiry.state, enquiry.topic,
    enquiry.person_id as "personId", enquiry.email, enquiry.language, enquiry.pupil_id as "pupilId",
    enquiry.assignee_person_id as "assigneePersonId", enquiry.made_at as "madeAt", enquiry.changed_at as "changedAt",
    enquiry.waits_since as "waitsSince"
  from enquiry`

export async function enquiryOf(db: Queryable, { schoolId, enquiryId }: EnquiryKey): Promise<Enquiry | null> {
  return firstRow(
    db,
    sql`
      ${selectEnquiry}
      where enquiry.school_id = ${schoolId}
      and enquiry.id = ${enquiryId}`,
  )
}

/** Keeps an enquiry as it is until the transaction ends. */
export async function lockEnquiry(tx: Queryable, { schoolId, enquiryId }: EnquiryKey): Promise<Enquiry | null> {
  return firstRow(
    tx,
    sql`
      ${selectEnquiry}
      where enquiry.school_id = ${schoolId}
      and enquiry.id = ${enquiryId}
      for update`,
  )
}

/** The next number of a school. The counter stays locked until the transaction ends, so that no number is left out. */
export async function takeNumber(tx: Queryable, schoolId: number): Promise<number> {
  const counted = await firstRow<{ number: number }>(
    tx,
    sql`
      update enquiry_counter
      set last_number = last_number + 1
      where school_id = ${schoolId}
      returning last_number as number`,
  )
  return (counted as { number: number }).number
}

/** Locks the counter of a school, and makes it for the school's first enquiry. */
export async function lockCounter(tx: Queryable, schoolId: number): Promise<void> {
  await run(
    tx,
    sql`
      insert into enquiry_counter (school_id)
      values (${schoolId})
      on conflict (school_id) do update
      set last_number = enquiry_counter.last_number`,
  )
}

export type NewEnquiry = EnquiryKey & Writer & { number: number; topic: EnquiryTopic; language: Language; pupilId: string | null; now: Date }

export async function insertEnquiry(tx: Queryable, enquiry: NewEnquiry): Promise<void> {
  const { schoolId, enquiryId, number, topic, personId, email, language, pupilId, now } = enquiry
  await run(
    tx,
    sql`
      insert into enquiry (school_id, id, number, topic, person_id, email, language, pupil_id, made_at, changed_at, waits_since)
      values (${schoolId}, ${enquiryId}, ${number}, ${topic}, ${personId}, ${email}, ${language}, ${pupilId}, ${now}, ${now}, ${now})`,
  )
}

export type Change = EnquiryKey & { state: EnquiryState; waitsSince: Date | null; now: Date }

export async function writeState(tx: Queryable, { schoolId, enquiryId, state, waitsSince, now }: Change): Promise<void> {
  await run(
    tx,
    sql`
      update enquiry
      set state = ${state}, waits_since = ${waitsSince}, changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${enquiryId}`,
  )
}

export async function writeAssignee(tx: Queryable, { schoolId, enquiryId, personId }: EnquiryKey & { personId: string | null }): Promise<void> {
  await run(
    tx,
    sql`
      update enquiry
      set assignee_person_id = ${personId}
      where school_id = ${schoolId}
      and id = ${enquiryId}`,
  )
}

export type Message = { messageId: string; side: Side; personId: string | null; body: string }

export async function messageOf(tx: Queryable, { schoolId, enquiryId, messageId }: EnquiryKey & { messageId: string }): Promise<Message | null> {
  return firstRow(
    tx,
    sql`
      select id as "messageId", side, person_id as "personId", body
      from enquiry_message
      where school_id = ${schoolId}
      and enquiry_id = ${enquiryId}
      and id = ${messageId}`,
  )
}

/** How many messages there are, and the newest of them. */
export async function countMessages(tx: Queryable, { schoolId, enquiryId }: EnquiryKey): Promise<{ count: number; newestMessageId: string }> {
  const found = await firstRow<{ count: number; newestMessageId: string }>(
    tx,
    sql`
      select count(*) as count, (array_agg(id order by made_at desc, id desc))[1] as "newestMessageId"
      from enquiry_message
      where school_id = ${schoolId}
      and enquiry_id = ${enquiryId}`,
  )
  return found as { count: number; newestMessageId: string }
}

export async function insertMessage(
  tx: Queryable,
  { schoolId, enquiryId }: EnquiryKey,
  { messageId, side, personId, body }: Message,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`
      insert into enquiry_message (school_id, enquiry_id, id, side, person_id, body, made_at)
      values (${schoolId}, ${enquiryId}, ${messageId}, ${side}, ${personId}, ${body}, ${now})`,
  )
}

export type Note = { noteId: string; personId: string; body: string }

export async function noteOf(tx: Queryable, { schoolId, enquiryId, noteId }: EnquiryKey & { noteId: string }): Promise<Note | null> {
  return firstRow(
    tx,
    sql`
      select id as "noteId", person_id as "personId", body
      from enquiry_note
      where school_id = ${schoolId}
      and enquiry_id = ${enquiryId}
      and id = ${noteId}`,
  )
}

export async function countNotes(tx: Queryable, { schoolId, enquiryId }: EnquiryKey): Promise<number> {
  const counted = await firstRow<{ count: number }>(
    tx,
    sql`
      select count(*) as count
      from enquiry_note
      where school_id = ${schoolId}
      and enquiry_id = ${enquiryId}`,
  )
  return counted?.count ?? 0
}

export async function insertNote(tx: Queryable, { schoolId, enquiryId }: EnquiryKey, { noteId, personId, body }: Note, now: Date): Promise<void> {
  await run(
    tx,
    sql`
      insert into enquiry_note (school_id, enquiry_id, id, person_id, body, made_at)
      values (${schoolId}, ${enquiryId}, ${noteId}, ${personId}, ${body}, ${now})`,
  )
}

export type Event = { event: EnquiryDeed | 'assigned' | 'given_back'; personId: string | null; assigneePersonId?: string | null }

export async function insertEvent(
  tx: Queryable,
  { schoolId, enquiryId }: EnquiryKey,
  { event, personId, assigneePersonId = null }: Event,
  { eventId, now }: { eventId: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into enquiry_event (school_id, enquiry_id, id, event, person_id, assignee_person_id, made_at)
      values (${schoolId}, ${enquiryId}, ${eventId}, ${event}, ${personId}, ${assigneePersonId}, ${now})`,
  )
}

// The way back from a letter ------------------------------------------------------------------------

export type Link = EnquiryKey & { usedForMessageId: string | null }

export async function insertLink(
  tx: Queryable,
  { schoolId, enquiryId }: EnquiryKey,
  { tokenHash, now, expiresAt }: { tokenHash: Buffer; now: Date; expiresAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into enquiry_link (token_hash, school_id, enquiry_id, made_at, expires_at)
      values (${tokenHash}, ${schoolId}, ${enquiryId}, ${now}, ${expiresAt})`,
  )
}

export async function linkOf(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<Link | null> {
  return firstRow(
    db,
    sql`
      select school_id as "schoolId", enquiry_id as "enquiryId", used_for_message_id as "usedForMessageId"
      from enquiry_link
      where token_hash = ${tokenHash}
      and expires_at > ${now}`,
  )
}

export async function writeLinkUsed(tx: Queryable, { tokenHash, messageId }: { tokenHash: Buffer; messageId: string }): Promise<void> {
  await run(
    tx,
    sql`
      update enquiry_link
      set used_for_message_id = ${messageId}
      where token_hash = ${tokenHash}`,
  )
}

// Whom a letter goes to, and whose pupil it is about --------------------------------------------------

export type Reader = { email: string; firstName: string | null; language: Language }

/** Where letters to the one who wrote go now. */
export async function readerOf(db: Queryable, { personId, email, language }: Pick<Enquiry, 'personId' | 'email' | 'language'>): Promise<Reader> {
  if (personId === null) return { email: email as string, firstName: null, language }
  const person = await firstRow<Reader>(
    db,
    sql`
      select email, first_name as "firstName", language
      from person
      where id = ${personId}`,
  )
  return person as Reader
}

export async function schoolNameOf(db: Queryable, schoolId: number): Promise<string | null> {
  const school = await firstRow<{ name: string }>(
    db,
    sql`
      select name
      from school
      where id = ${schoolId}`,
  )
  return school?.name ?? null
}
