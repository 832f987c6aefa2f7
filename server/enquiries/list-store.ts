// The office's list of enquiries, and how much of it waits.

import type { RouteQuery, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, joinSql, rows, sql } from '../../database/transaction.ts'
import type { PersonName } from './thread-store.ts'

type Asked = RouteQuery<'GET /api/office/schools/:schoolId/enquiries'>
type Shown = RouteReply<'GET /api/office/schools/:schoolId/enquiries'>['enquiries'][number]

/** A word that is searched for, and the enquiries in which somebody wrote it. */
export type Word = { pattern: string; saidIn: string[] }

export type Narrowing = {
  schoolId: number
  words: Word[]
  state: NonNullable<Asked['state']> | null
  topic: NonNullable<Asked['topic']> | null
  assigneePersonId: string | null
}

export type EnquiryRow = Omit<Shown, 'madeAt' | 'changedAt' | 'waitsSince' | 'excerpt' | 'assignee'> & {
  lastBody: string
  assigneePersonId: string | null
  assigneeFirstName: string | null
  assigneeLastName: string | null
  madeAt: Date
  changedAt: Date
  waitsSince: Date | null
}

export const assigneeOf = ({ assigneePersonId, assigneeFirstName, assigneeLastName }: EnquiryRow): PersonName | null =>
  assigneePersonId === null ? null : { personId: assigneePersonId, firstName: assigneeFirstName ?? '', lastName: assigneeLastName ?? '' }

// The one who has waited longest first; what waits for nobody follows, the latest first.
const ORDERS = {
  waiting: {
    up: sql`enquiry.waits_since nulls last, enquiry.changed_at desc, enquiry.number desc`,
    down: sql`enquiry.waits_since desc nulls last, enquiry.changed_at desc, enquiry.number desc`,
  },
  number: { up: sql`enquiry.number`, down: sql`enquiry.number desc` },
  changed: { up: sql`enquiry.changed_at, enquiry.number`, down: sql`enquiry.changed_at desc, enquiry.number desc` },
}

export type EnquiryPage = Narrowing & { sort: NonNullable<Asked['sort']>; descending: boolean; offset: number; limit: number }

export async function enquiriesOf(db: Queryable, { sort, descending, offset, limit, ...narrowing }: EnquiryPage): Promise<EnquiryRow[]> {
  const { schoolId } = narrowing
  return rows(
    db,
    sql`
      select enquiry.id as "enquiryId", enquiry.number, enquiry.state, enquiry.topic,
        coalesce(nullif(concat_ws(' ', writer.first_name, writer.last_name), ''), enquiry.email) as writer,
        nullif(concat_ws(' ', pupil.first_name, pupil.last_name), '') as "pupilName",
        (
          select enquiry_message.body
          from enquiry_message
          where enquiry_message.school_id = ${schoolId}
          and enquiry_message.enquiry_id = enquiry.id
          order by enquiry_message.made_at desc, enquiry_message.id desc
          limit 1
        ) as "lastBody",
        assignee.id as "assigneePersonId", assignee.first_name as "assigneeFirstName", assignee.last_name as "assigneeLastName",
        enquiry.made_at as "madeAt", enquiry.changed_at as "changedAt", enquiry.waits_since as "waitsSince"
      from enquiry
      left join person as writer on writer.id = enquiry.person_id
      left join person as assignee on assignee.id = enquiry.assignee_person_id
      left join pupil on pupil.school_id = ${schoolId} and pupil.id = enquiry.pupil_id
      where enquiry.school_id = ${schoolId}
      ${matching(narrowing)}
      order by ${ORDERS[sort][descending ? 'down' : 'up']}
      limit ${limit}
      offset ${offset}`,
  )
}

export async function countEnquiries(db: Queryable, narrowing: Narrowing): Promise<number> {
  const { schoolId } = narrowing
  const counted = await firstRow<{ total: number }>(
    db,
    sql`
      select count(*) as total
      from enquiry
      left join person as writer on writer.id = enquiry.person_id
      left join pupil on pupil.school_id = ${schoolId} and pupil.id = enquiry.pupil_id
      where enquiry.school_id = ${schoolId}
      ${matching(narrowing)}`,
  )
  return counted?.total ?? 0
}

function matching({ words, state, topic, assigneePersonId }: Narrowing) {
  const conditions = [
    ...(state === null ? [] : [state === 'active' ? sql`enquiry.state in ('new', 'open', 'waiting')` : sql`enquiry.state = ${state}`]),
    ...(topic === null ? [] : [sql`enquiry.topic = ${topic}`]),
    ...(assigneePersonId === null ? [] : [sql`enquiry.assignee_person_id = ${assigneePersonId}`]),
    ...words.map(matchingWord),
  ]
  return conditions.length === 0 ? sql`` : sql`and ${joinSql(conditions, ' and ')}`
}

// Each word must be found in the number, the names, the address, or something that was written lately.
const matchingWord = ({ pattern, saidIn }: Word) => sql`(
  lower(concat_ws(' ', enquiry.number, writer.first_name, writer.last_name, writer.email, enquiry.email, pupil.first_name, pupil.last_name, pupil.class_name) collate nb)
    like ${pattern}
  or enquiry.id = any(${saidIn}::uuid[]))`

/** So many of a school's enquiries, those that changed last, are read through for a word: an older one is found by its number or a name. */
const MOST_READ_THROUGH = 2_000

/** The latest enquiries of a school in which something that was written has a word. */
export async function enquiriesSaying(db: Queryable, { schoolId, pattern }: { schoolId: number; pattern: string }): Promise<string[]> {
  const found = await rows<{ enquiryId: string }>(
    db,
    sql`
      select distinct enquiry_message.enquiry_id as "enquiryId"
      from (
        select enquiry.id
        from enquiry
        where enquiry.school_id = ${schoolId}
        order by enquiry.changed_at desc
        limit ${MOST_READ_THROUGH}
      ) as latest
      join enquiry_message on enquiry_message.school_id = ${schoolId} and enquiry_message.enquiry_id = latest.id
      where lower(enquiry_message.body collate nb) like ${pattern}`,
  )
  return found.map(({ enquiryId }) => enquiryId)
}

export type WaitingCount = { count: number; newCount: number; mineCount: number; oldestWaitsSince: Date | null }

export async function countWaiting(db: Queryable, { schoolId, personId }: { schoolId: number; personId: string }): Promise<WaitingCount> {
  const counted = await firstRow<WaitingCount>(
    db,
    sql`
      select count(*) as count, count(*) filter (where state = 'new') as "newCount",
        count(*) filter (where assignee_person_id = ${personId}) as "mineCount", min(waits_since) as "oldestWaitsSince"
      from enquiry
      where school_id = ${schoolId}
      and waits_since is not null`,
  )
  return counted as WaitingCount
}
