import type { StaffRole } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export async function insertStaffPost(
  tx: Queryable,
  {
    staffPostId,
    personId,
    operatorId,
    schoolId,
    role,
    now,
  }: { staffPostId: string; personId: string; operatorId: string; schoolId: number | null; role: StaffRole; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into staff_post (id, person_id, operator_id, school_id, role, starts_at)
      values (${staffPostId}, ${personId}, ${operatorId}, ${schoolId}, ${role}, ${now})`,
  )
}

/** The roles a person has at a school now, by a post there or by one at all schools of its operator. */
export async function rolesAt(db: Queryable, { personId, schoolId, now }: { personId: string; schoolId: number; now: Date }): Promise<StaffRole[]> {
  const found = await rows<{ role: StaffRole }>(
    db,
    sql`
      select distinct staff_post.role
      from staff_post
      join school on school.id = ${schoolId} and school.operator_id = staff_post.operator_id
      where staff_post.person_id = ${personId}
      and (staff_post.school_id is null or staff_post.school_id = ${schoolId})
      and staff_post.starts_at <= ${now}
      and (staff_post.ends_at is null or staff_post.ends_at > ${now})`,
  )
  return found.map(({ role }) => role)
}

/** The roles a person has anywhere now. */
export async function rolesAnywhere(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<StaffRole[]> {
  const found = await rows<{ role: StaffRole }>(
    db,
    sql`
      select distinct role
      from staff_post
      where person_id = ${personId}
      and starts_at <= ${now}
      and (ends_at is null or ends_at > ${now})`,
  )
  return found.map(({ role }) => role)
}

/** True for whoever administers the whole of an operator, and may therefore add schools to it. */
export async function administersOperator(db: Queryable, { personId, operatorId, now }: { personId: string; operatorId: string; now: Date }): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      select 1 as found
      from staff_post
      where person_id = ${personId}
      and operator_id = ${operatorId}
      and school_id is null
      and role = 'administrator'
      and starts_at <= ${now}
      and (ends_at is null or ends_at > ${now})
      limit 1`,
  )
  return found !== null
}

export type PostRow = { role: StaffRole; operatorId: string; schoolId: number; schoolName: string; isEverywhere: boolean }

/** A person's posts now, one for each school, in Norwegian order. */
export async function postsOf(db: Queryable, { personId, now, limit }: { personId: string; now: Date; limit: number }): Promise<PostRow[]> {
  return rows(
    db,
    sql`
      select staff_post.role, school.operator_id as "operatorId", school.id as "schoolId", school.name as "schoolName",
        bool_or(staff_post.school_id is null) as "isEverywhere"
      from staff_post
      join school on school.operator_id = staff_post.operator_id and (staff_post.school_id is null or staff_post.school_id = school.id)
      where staff_post.person_id = ${personId}
      and staff_post.starts_at <= ${now}
      and (staff_post.ends_at is null or staff_post.ends_at > ${now})
      group by staff_post.role, school.operator_id, school.id, school.name
      order by school.name collate nb, school.id, staff_post.role
      limit ${limit}`,
  )
}

export type Colleague = { personId: string; firstName: string; lastName: string }

/** Those who work at a school's office now, by a post there or at all schools of its operator, in Norwegian order. */
export async function officeStaffAt(db: Queryable, { schoolId, now, limit }: { schoolId: number; now: Date; limit: number }): Promise<Colleague[]> {
  return rows(
    db,
    sql`
      select person.id as "personId", person.first_name as "firstName", person.last_name as "lastName"
      from person
      where person.id in (
        select staff_post.person_id
        from staff_post
        join school on school.id = ${schoolId} and school.operator_id = staff_post.operator_id
        where staff_post.role in ('administrator', 'office')
        and (staff_post.school_id is null or staff_post.school_id = ${schoolId})
        and staff_post.starts_at <= ${now}
        and (staff_post.ends_at is null or staff_post.ends_at > ${now}))
      order by person.last_name collate nb, person.first_name collate nb, person.id
      limit ${limit}`,
  )
}

/** True for one who works at a school's office now. */
export async function isOfficeStaffAt(db: Queryable, { schoolId, personId, now }: { schoolId: number; personId: string; now: Date }): Promise<boolean> {
  return (await rolesAt(db, { schoolId, personId, now })).some((role) => role !== 'canteen')
}
