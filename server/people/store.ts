// The SQL of people, and of what waits for them: registrations, links for a new password, sessions.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'

export type Person = {
  personId: string
  email: string
  firstName: string
  lastName: string
  mobile: string | null
  passwordHash: string | null
  language: Language
}

export async function personByEmail(db: Queryable, email: string): Promise<Person | null> {
  return firstRow(
    db,
    sql`
      select id as "personId", email, first_name as "firstName", last_name as "lastName", mobile, password_hash as "passwordHash", language
      from person
      where lower(email) = ${email.toLowerCase()}`,
  )
}

export async function personById(db: Queryable, personId: string): Promise<Person | null> {
  return firstRow(
    db,
    sql`
      select id as "personId", email, first_name as "firstName", last_name as "lastName", mobile, password_hash as "passwordHash", language
      from person
      where id = ${personId}`,
  )
}

/** Keeps a person as they are until the transaction ends. */
export async function lockPerson(tx: Queryable, personId: string): Promise<Person | null> {
  return firstRow(
    tx,
    sql`
      select id as "personId", email, first_name as "firstName", last_name as "lastName", mobile, password_hash as "passwordHash", language
      from person
      where id = ${personId}
      for update`,
  )
}

export type NewPerson = Omit<Person, 'passwordHash'> & { passwordHash: string | null; now: Date }

/** Writes a person, and answers false when somebody with that address was first. */
export async function insertPerson(tx: Queryable, { personId, email, firstName, lastName, mobile, passwordHash, language, now }: NewPerson): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into person (id, email, first_name, last_name, mobile, password_hash, email_confirmed_at, language, made_at)
      values (${personId}, ${email}, ${firstName}, ${lastName}, ${mobile}, ${passwordHash}, ${passwordHash === null ? null : now}, ${language}, ${now})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** Gives a person the right to sign in. The address is confirmed: only its owner could read the link. */
export async function setPassword(tx: Queryable, { personId, passwordHash, now }: { personId: string; passwordHash: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update person
      set password_hash = ${passwordHash}, email_confirmed_at = coalesce(email_confirmed_at, ${now})
      where id = ${personId}`,
  )
}

export async function setMobileAndLanguage(
  tx: Queryable,
  { personId, mobile, language }: { personId: string; mobile: string; language: Language },
): Promise<void> {
  await run(
    tx,
    sql`
      update person
      set mobile_confirmed_at = case when mobile = ${mobile} then mobile_confirmed_at end, mobile = ${mobile}, language = ${language}
      where id = ${personId}`,
  )
}

export async function setLanguage(db: Queryable, { personId, language }: { personId: string; language: Language }): Promise<void> {
  await run(
    db,
    sql`
      update person
      set language = ${language}
      where id = ${personId}`,
  )
}

// Registrations -------------------------------------------------------------------------------------

export type Registration = {
  tokenHash: Buffer
  email: string
  schoolId: number
  firstName: string
  lastName: string
  mobile: string
  passwordHash: string
  language: Language
  /** By a guardian’s code: becomes no pupil. */
  asGuardian: boolean
}

export async function insertRegistration(tx: Queryable, registration: Registration, { now, expiresAt }: { now: Date; expiresAt: Date }): Promise<void> {
  const { tokenHash, email, schoolId, firstName, lastName, mobile, passwordHash, language, asGuardian } = registration
  await run(
    tx,
    sql`
      insert into registration (token_hash, email, school_id, first_name, last_name, mobile, password_hash, language, as_guardian, made_at, expires_at)
      values (${tokenHash}, ${email}, ${schoolId}, ${firstName}, ${lastName}, ${mobile}, ${passwordHash}, ${language}, ${asGuardian}, ${now}, ${expiresAt})`,
  )
}

export async function registrationOf(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<Registration | null> {
  return firstRow(
    db,
    sql`
      select token_hash as "tokenHash", email, school_id as "schoolId", first_name as "firstName", last_name as "lastName",
        mobile, password_hash as "passwordHash", language, as_guardian as "asGuardian"
      from registration
      where token_hash = ${tokenHash}
      and used_at is null
      and expires_at > ${now}`,
  )
}

/** Takes a registration out, so that its link works once: of two at the same time one gets it. */
export async function takeRegistration(tx: Queryable, tokenHash: Buffer): Promise<boolean> {
  const taken = await run(
    tx,
    sql`
      delete from registration
      where token_hash = ${tokenHash}`,
  )
  return taken === 1
}

export async function deleteRegistrationsOf(tx: Queryable, email: string): Promise<void> {
  await run(
    tx,
    sql`
      delete from registration
      where lower(email) = ${email.toLowerCase()}`,
  )
}

// Links for a new password --------------------------------------------------------------------------

export type PasswordLink = { tokenHash: Buffer; personId: string; now: Date; expiresAt: Date }

export async function insertPasswordLink(tx: Queryable, { tokenHash, personId, now, expiresAt }: PasswordLink): Promise<void> {
  await run(
    tx,
    sql`
      insert into password_reset (token_hash, person_id, made_at, expires_at)
      values (${tokenHash}, ${personId}, ${now}, ${expiresAt})`,
  )
}

/** Whose link this is, while it works. */
export async function personOfPasswordLink(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<string | null> {
  const found = await firstRow<{ personId: string }>(
    db,
    sql`
      select person_id as "personId"
      from password_reset
      where token_hash = ${tokenHash}
      and used_at is null
      and expires_at > ${now}`,
  )
  return found?.personId ?? null
}

/** Takes a link out, so that it works once. */
export async function takePasswordLink(tx: Queryable, tokenHash: Buffer): Promise<boolean> {
  const taken = await run(
    tx,
    sql`
      delete from password_reset
      where token_hash = ${tokenHash}`,
  )
  return taken === 1
}

export async function deletePasswordLinksOf(tx: Queryable, personId: string): Promise<void> {
  await run(
    tx,
    sql`
      delete from password_reset
      where person_id = ${personId}`,
  )
}

// Schools one can register at -----------------------------------------------------------------------

export async function schoolToRegisterAt(db: Queryable, schoolId: number): Promise<{ name: string; pupilEmailDomain: string | null } | null> {
  return firstRow(
    db,
    sql`
      select name, pupil_email_domain as "pupilEmailDomain"
      from school
      where id = ${schoolId}`,
  )
}

export type LocationRow = {
  schoolId: number
  name: string
  pupilEmailDomain: string | null
  operatorId: string
  operatorName: string
  organisationNumber: string
  isVatRegistered: boolean
  address: string
  postalCode: string
  city: string
  email: string
  phone: string
}

export async function locations(db: Queryable, { limit }: { limit: number }): Promise<LocationRow[]> {
  return rows(
    db,
    sql`
      select school.id as "schoolId", school.name, school.pupil_email_domain as "pupilEmailDomain",
        operator.id as "operatorId", operator.name as "operatorName", operator.organisation_number as "organisationNumber",
        operator.is_vat_registered as "isVatRegistered", operator.address, operator.postal_code as "postalCode", operator.city, operator.email, operator.phone
      from school
      join operator on operator.id = school.operator_id
      order by school.name collate nb, school.id
      limit ${limit}`,
  )
}
