// The SQL of class lists: what they are held against, and what is kept of those that were taken in.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { DASH } from '../../rules/erasure.ts'
import type { StandingPupil } from '../../rules/pupil-list-match.ts'

type Taken = RouteReply<'POST /api/office/schools/:schoolId/pupil-lists'>
type SchoolRow = { pupilEmailDomain: string | null }
type ListKey = { schoolId: number; listId: string }

const MOST_STANDING = 50_000
const MOST_LISTS = 20

const selectSchool = (schoolId: number) => sql`
  select pupil_email_domain as "pupilEmailDomain"
  from school
  where id = ${schoolId}`

export const emailDomainOf = (db: Queryable, schoolId: number): Promise<SchoolRow | null> => firstRow(db, selectSchool(schoolId))

/** Locks a school, so that one list at a time is taken in. */
export const lockSchool = (tx: Queryable, schoolId: number): Promise<SchoolRow | null> =>
  firstRow(
    tx,
    sql`
      ${selectSchool(schoolId)}
      for no key update`,
  )

// Whoever has been erased is nobody that a list could name.
const selectStanding = (schoolId: number) => sql`
  select pupil.id as "pupilId", pupil.kind = 'pupil' as "isPupil", pupil.first_name as "firstName", pupil.last_name as "lastName",
    pupil.class_name as "className", pupil.born_on as "bornOn", pupil.email, pupil.mobile, feide_name.name as "feideName",
    pupil.pupil_number as "pupilNumber", pupil.enrolled_from as "enrolledFrom", pupil.enrolled_until as "enrolledUntil"
  from pupil
  left join feide_name on feide_name.school_id = ${schoolId} and feide_name.pupil_id = pupil.id
  where pupil.school_id = ${schoolId}
  and pupil.last_name <> ${DASH}
  order by pupil.id
  limit ${MOST_STANDING}`

export const standingPupils = (db: Queryable, schoolId: number): Promise<StandingPupil[]> => rows(db, selectStanding(schoolId))

/** The same, kept as they are until the transaction ends. */
export const lockStandingPupils = (tx: Queryable, schoolId: number): Promise<StandingPupil[]> =>
  rows(
    tx,
    sql`
      ${selectStanding(schoolId)}
      for no key update of pupil`,
  )

const selectLists = (schoolId: number) => sql`
  select pupil_list.id as "listId", pupil_list.number, pupil_list.made_at as "madeAt", concat_ws(' ', person.first_name, person.last_name) as "madeBy",
    listed_count as listed, added_count as added, moved_count as moved, changed_count as changed, unchanged_count as unchanged, ended_count as ended,
    left_out_count as "leftOut", content_hash as "contentHash"
  from pupil_list
  join person on person.id = pupil_list.made_by_person_id
  where pupil_list.school_id = ${schoolId}`

type ListRow = Omit<Taken, 'madeAt'> & { madeAt: Date; contentHash: Buffer }

const takenOf = ({ contentHash: _contentHash, madeAt, ...row }: ListRow): Taken => ({ ...row, madeAt: madeAt.toISOString() })

/** What a school has taken in, the newest first. */
export async function listsOf(db: Queryable, { schoolId }: { schoolId: number }): Promise<Taken[]> {
  const found = await rows<ListRow>(
    db,
    sql`
      ${selectLists(schoolId)}
      order by pupil_list.number desc
      limit ${MOST_LISTS}`,
  )
  return found.map(takenOf)
}

export async function listOf(db: Queryable, { schoolId, listId }: ListKey): Promise<{ taken: Taken; contentHash: Buffer } | null> {
  const found = await firstRow<ListRow>(
    db,
    sql`
      ${selectLists(schoolId)}
      and pupil_list.id = ${listId}`,
  )
  return found && { taken: takenOf(found), contentHash: found.contentHash }
}

type NewList = ListKey & Omit<Taken, 'listId' | 'number' | 'madeAt' | 'madeBy'> & { contentHash: Buffer; personId: string; now: Date }

export async function insertList(tx: Queryable, list: NewList): Promise<void> {
  await run(
    tx,
    sql`
      insert into pupil_list (school_id, number, id, content_hash, made_by_person_id, made_at, listed_count, added_count, moved_count, changed_count,
        unchanged_count, ended_count, left_out_count)
      select ${list.schoolId}, coalesce(max(number), 0) + 1, ${list.listId}, ${list.contentHash}, ${list.personId}, ${list.now}, ${list.listed}, ${list.added},
        ${list.moved}, ${list.changed}, ${list.unchanged}, ${list.ended}, ${list.leftOut}
      from pupil_list
      where school_id = ${list.schoolId}`,
  )
}
