// Operators and schools: who runs a canteen, and where.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

/** Who runs the canteen, as footers and receipts show it. */
export type Operator = RouteReply<'GET /api/till'>['operator']
export type School = RouteReply<'PATCH /api/office/schools/:schoolId'>

export type OperatorWish = Omit<Operator, 'operatorId'>
export type SchoolWish = Pick<School, 'name' | 'organisationNumber' | 'address' | 'postalCode' | 'city' | 'pupilEmailDomain'>

type SchoolRow = Omit<School, 'operator' | 'freeAmount'> & { leastOre: number | null; mostOre: number | null } & Operator & {
    operatorName: string
    operatorOrganisationNumber: string
    operatorAddress: string
    operatorPostalCode: string
    operatorCity: string
  }

const selectSchools = sql`
  select school.id as "schoolId", school.name, school.organisation_number as "organisationNumber", school.address,
    school.postal_code as "postalCode", school.city, school.pupil_email_domain as "pupilEmailDomain",
    school.maximum_balance_ore as "maximumBalanceOre", school.topup_least_ore as "leastOre", school.topup_most_ore as "mostOre",
    operator.id as "operatorId", operator.name as "operatorName", operator.organisation_number as "operatorOrganisationNumber",
    operator.is_vat_registered as "isVatRegistered", operator.address as "operatorAddress",
    operator.postal_code as "operatorPostalCode", operator.city as "operatorCity", operator.email, operator.phone
  from school
  join operator on operator.id = school.operator_id`

/** A school with its operator, or null when there is none. */
export async function schoolOf(db: Queryable, schoolId: number): Promise<School | null> {
  const row = await firstRow<SchoolRow>(
    db,
    sql`
      ${selectSchools}
      where school.id = ${schoolId}`,
  )
  return row && asSchool(row)
}

/** The schools where a person works now, in Norwegian order. */
export async function schoolsOfStaff(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<School[]> {
  const found = await rows<SchoolRow>(
    db,
    sql`
      ${selectSchools}
      where exists (
        select 1
        from staff_post
        where staff_post.person_id = ${personId}
        and staff_post.operator_id = school.operator_id
        and (staff_post.school_id is null or staff_post.school_id = school.id)
        and staff_post.starts_at <= ${now}
        and (staff_post.ends_at is null or staff_post.ends_at > ${now}))
      order by school.name collate nb, school.id`,
  )
  return found.map(asSchool)
}

export async function insertOperator(tx: Queryable, { operatorId, madeAt, wish }: { operatorId: string; madeAt: Date; wish: OperatorWish }): Promise<void> {
  await tx.query(sql`
    insert into operator (id, name, organisation_number, is_vat_registered, address, postal_code, city, email, phone, made_at)
    values (${operatorId}, ${wish.name}, ${wish.organisationNumber}, ${wish.isVatRegistered}, ${wish.address}, ${wish.postalCode},
      ${wish.city}, ${wish.email}, ${wish.phone}, ${madeAt})`)
}

/** Inserts a school and answers its number, or null when the operator has one of that name. */
export async function insertSchool(
  tx: Queryable,
  { operatorId, madeAt, wish }: { operatorId: string; madeAt: Date; wish: SchoolWish },
): Promise<number | null> {
  const row = await firstRow<{ schoolId: number }>(
    tx,
    sql`
      insert into school (operator_id, name, organisation_number, address, postal_code, city, pupil_email_domain, made_at)
      values (${operatorId}, ${wish.name}, ${wish.organisationNumber}, ${wish.address}, ${wish.postalCode}, ${wish.city},
        ${wish.pupilEmailDomain}, ${madeAt})
      on conflict do nothing
      returning id as "schoolId"`,
  )
  return row && row.schoolId
}

/** Locks an operator, so that the names of its schools stand still for the rest of the transaction. */
export async function lockOperator(tx: Queryable, operatorId: string): Promise<void> {
  await tx.query(sql`
    select 1
    from operator
    where id = ${operatorId}
    for no key update`)
}

/** True when another school of the same operator has the name. */
export async function isSchoolNameTaken(
  tx: Queryable,
  { operatorId, schoolId, name }: { operatorId: string; schoolId: number; name: string },
): Promise<boolean> {
  const other = await firstRow(
    tx,
    sql`
      select 1
      from school
      where operator_id = ${operatorId}
      and name = ${name}
      and id <> ${schoolId}`,
  )
  return other !== null
}

export async function updateSchool(tx: Queryable, school: School): Promise<void> {
  await tx.query(sql`
    update school
    set name = ${school.name}, organisation_number = ${school.organisationNumber}, address = ${school.address},
      postal_code = ${school.postalCode}, city = ${school.city}, pupil_email_domain = ${school.pupilEmailDomain},
      maximum_balance_ore = ${school.maximumBalanceOre}, topup_least_ore = ${school.freeAmount?.leastOre ?? null},
      topup_most_ore = ${school.freeAmount?.mostOre ?? null}
    where id = ${school.schoolId}`)
}

function asSchool(row: SchoolRow): School {
  return {
    schoolId: row.schoolId,
    name: row.name,
    organisationNumber: row.organisationNumber,
    address: row.address,
    postalCode: row.postalCode,
    city: row.city,
    pupilEmailDomain: row.pupilEmailDomain,
    maximumBalanceOre: row.maximumBalanceOre,
    freeAmount: row.leastOre === null || row.mostOre === null ? null : { leastOre: row.leastOre, mostOre: row.mostOre },
    operator: {
      operatorId: row.operatorId,
      name: row.operatorName,
      organisationNumber: row.operatorOrganisationNumber,
      isVatRegistered: row.isVatRegistered,
      address: row.operatorAddress,
      postalCode: row.operatorPostalCode,
      city: row.operatorCity,
      email: row.email,
      phone: row.phone,
    },
  }
}
