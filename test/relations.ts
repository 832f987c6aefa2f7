// Guardians for tests, with whatever rights and ages a test needs.

import { sql } from '../database/transaction.ts'
import { type RelationTerms, usualTerms } from '../rules/relation-rights.ts'
import type { House } from '../server/house.ts'
import { insertGuardianship } from '../server/relations/index.ts'
import type { TestPupil } from './canteen.ts'

let count = 0

/** Somebody with a profile and a confirmed address. */
export async function makePersonNamed(house: House, firstName: string, lastName = 'Prøve'): Promise<{ personId: string; email: string }> {
  count += 1
  const [personId, email] = [house.newId(), `relasjon${count}@test.example`]
  const now = house.clock.now()
  await house.database.query(sql`
    insert into person (id, email, first_name, last_name, password_hash, email_confirmed_at, language, made_at)
    values (${personId}, ${email}, ${firstName}, ${lastName}, 'x', ${now}, 'nb', ${now})`)
  return { personId, email }
}

type Facts = { firstName?: string; personId?: string; startsAt?: Date; endsAt?: Date | null }

/** A guardian of a pupil, who may everything unless the test says less. */
export async function makeRelation(
  house: House,
  { schoolId, pupilId }: TestPupil,
  { firstName = 'Mor', personId, startsAt, endsAt = null, ...terms }: Partial<RelationTerms> & Facts = {},
): Promise<string> {
  const id = personId ?? (await makePersonNamed(house, firstName)).personId
  const now = house.clock.now()
  await insertGuardianship(house.database, { schoolId, pupilId, personId: id, terms: { ...usualTerms, ...terms }, startsAt: startsAt ?? now, endsAt, now })
  return id
}

/** The pupil's own profile. */
export async function makeHolder(house: House, { schoolId, pupilId }: TestPupil, firstName = 'Nora'): Promise<string> {
  const { personId } = await makePersonNamed(house, firstName)
  await house.database.query(sql`update pupil set person_id = ${personId} where school_id = ${schoolId} and id = ${pupilId}`)
  return personId
}

export async function setBorn(house: House, { schoolId, pupilId }: TestPupil, bornOn: string | null): Promise<void> {
  await house.database.query(sql`update pupil set born_on = ${bornOn} where school_id = ${schoolId} and id = ${pupilId}`)
}
