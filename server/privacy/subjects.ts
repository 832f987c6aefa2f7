// Who somebody is in all that is kept: their person, the pupils that they are, and the addresses that are theirs alone.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { Pupil, Subject } from './find-rows.ts'

type Addresses = { email: string | null; mobile: string | null }
type PupilRow = Pupil & Addresses & { personId: string | null }

const selectPupils = sql`
  select school_id as "schoolId", id as "pupilId", wallet_id as "walletId", person_id as "personId", email, mobile
  from pupil`

/** A person with the pupils that they are, at whatever school. Null when there is nobody. */
export async function subjectOfPerson(db: Queryable, personId: string): Promise<Subject | null> {
  const person = await firstRow<Addresses>(
    db,
    sql`
      select email, mobile
      from person
      where id = ${personId}`,
  )
  if (!person) return null
  const pupils = await rows<PupilRow>(
    db,
    sql`
      ${selectPupils}
      where person_id = ${personId}
      order by school_id, id
      limit 50`,
  )
  return { personId, pupils: pupils.map(keyOf), addresses: await addressesOf(db, { personId, of: [person, ...pupils] }) }
}

/** A pupil alone, without the account that may be theirs. */
export async function subjectOfPupil(db: Queryable, key: { schoolId: number; pupilId: string }): Promise<(Subject & { ownerId: string | null }) | null> {
  const pupil = await firstRow<PupilRow>(
    db,
    sql`
      ${selectPupils}
      where school_id = ${key.schoolId}
      and id = ${key.pupilId}`,
  )
  if (!pupil) return null
  // With an account, what was written to an address is the account's.
  const addresses = pupil.personId === null ? await addressesOf(db, { personId: null, of: [pupil] }) : []
  return { personId: null, pupils: [keyOf(pupil)], addresses, ownerId: pupil.personId }
}

const keyOf = ({ schoolId, pupilId, walletId }: Pupil): Pupil => ({ schoolId, pupilId, walletId })

// A child's number may be a parent's. What went to an address that somebody else has too is not told, and not taken, as theirs.
async function addressesOf(db: Queryable, { personId, of }: { personId: string | null; of: readonly Addresses[] }): Promise<string[]> {
  const emails = [...new Set(of.flatMap(({ email }) => email?.toLowerCase() ?? []))]
  const mobiles = [...new Set(of.flatMap(({ mobile }) => mobile ?? []))]
  const taken = await rows<{ address: string }>(
    db,
    sql`
      select lower(email) as address
      from person
      where lower(email) = any (${emails}::text[])
      and id is distinct from ${personId}
      union
      select mobile
      from person
      where mobile = any (${mobiles}::text[])
      and id is distinct from ${personId}
      limit 200`,
  )
  const others = new Set(taken.map(({ address }) => address))
  return [...emails, ...mobiles].filter((address) => !others.has(address))
}
