// The posts at a school, as its administrators see and change them.

import type { RouteReply } from '../../contract/route-types.ts'
import type { StaffRole } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

export type Colleague = RouteReply<'POST /api/office/schools/:schoolId/colleagues'>
type ColleagueRow = Omit<Colleague, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date | null }

const selectColleagues = (schoolId: number) => sql`
  select staff_post.id as "staffPostId", person.id as "personId", person.first_name as "firstName", person.last_name as "lastName", person.email,
    staff_post.role, staff_post.school_id is null as "isEverywhere", staff_post.starts_at as "startsAt", staff_post.ends_at as "endsAt",
    person.password_hash is not null as "hasProfile"
  from staff_post
  join person on person.id = staff_post.person_id
  join school on school.id = ${schoolId} and school.operator_id = staff_post.operator_id`

/** Who works at a school now, in Norwegian order, and after them those who left since `since`, the latest first. */
export async function colleaguesAt(
  db: Queryable,
  { schoolId, now, since, limit }: { schoolId: number; now: Date; since: Date; limit: number },
): Promise<Colleague[]> {
  const found = await rows<ColleagueRow>(
    db,
    sql`
      ${selectColleagues(schoolId)}
      where (staff_post.school_id is null or staff_post.school_id = ${schoolId})
      and (staff_post.ends_at is null or staff_post.ends_at > ${since})
      order by coalesce(staff_post.ends_at <= ${now}, false), case when staff_post.ends_at <= ${now} then staff_post.ends_at end desc,
        person.last_name collate nb, person.first_name collate nb, staff_post.id
      limit ${limit}`,
  )
  return found.map(asColleague)
}

export async function colleagueOf(db: Queryable, { schoolId, staffPostId }: { schoolId: number; staffPostId: string }): Promise<Colleague | null> {
  const row = await firstRow<ColleagueRow>(
    db,
    sql`
      ${selectColleagues(schoolId)}
      where staff_post.id = ${staffPostId}
      and (staff_post.school_id is null or staff_post.school_id = ${schoolId})`,
  )
  return row && asColleague(row)
}

/** Locks the operator of a school, so that its posts are changed by one at a time, and answers who it is. */
export async function lockOperatorOf(tx: Queryable, schoolId: number): Promise<{ operatorId: string; schoolName: string } | null> {
  return firstRow(
    tx,
    sql`
      select operator.id as "operatorId", school.name as "schoolName"
      from school
      join operator on operator.id = school.operator_id
      where school.id = ${schoolId}
      for no key update of operator`,
  )
}

/** How many other people administer a school, or the whole operator when it is null, and can sign in. */
export async function countOtherAdministrators(
  db: Queryable,
  { operatorId, schoolId, personId, now }: { operatorId: string; schoolId: number | null; personId: string; now: Date },
): Promise<number> {
  const row = await firstRow<{ count: number }>(
    db,
    sql`
      select count(distinct staff_post.person_id) as count
      from staff_post
      join person on person.id = staff_post.person_id and person.password_hash is not null
      where staff_post.operator_id = ${operatorId}
      and (staff_post.school_id is null or staff_post.school_id = ${schoolId})
      and staff_post.role = 'administrator'
      and staff_post.person_id <> ${personId}
      and staff_post.starts_at <= ${now}
      and (staff_post.ends_at is null or staff_post.ends_at > ${now})`,
  )
  return row?.count ?? 0
}

/** True when a person has such a post at the school now, there or everywhere. */
export async function holdsPost(
  db: Queryable,
  { operatorId, schoolId, personId, role, now }: { operatorId: string; schoolId: number; personId: string; role: StaffRole; now: Date },
): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      select 1
      from staff_post
      where operator_id = ${operatorId}
      and (school_id is null or school_id = ${schoolId})
      and person_id = ${personId}
      and role = ${role}
      and (ends_at is null or ends_at > ${now})
      limit 1`,
  )
  return found !== null
}

export async function endPost(tx: Queryable, { staffPostId, now }: { staffPostId: string; now: Date }): Promise<void> {
  await tx.query(sql`
    update staff_post
    set ends_at = greatest(starts_at, ${now})
    where id = ${staffPostId}`)
}

const asColleague = ({ startsAt, endsAt, ...colleague }: ColleagueRow): Colleague => ({
  ...colleague,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
})
