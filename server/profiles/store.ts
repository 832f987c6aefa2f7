// The SQL of who is known by an address, and of whose profile a pupil is.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { AddressHolder } from '../../rules/whose-address.ts'

export type Holder = AddressHolder & { personId: string; email: string | null }
export type PupilLink = { pupilId: string; personId: string }

const selectHolders = sql`
  -- across schools: a guardian elsewhere is a guardian, and one who was a guardian is still an adult
  select person.id as "personId", lower(person.email) as email, person.email_confirmed_at is not null as "isConfirmed",
    exists (select from guardianship where guardianship.person_id = person.id) as "isGuardian",
    exists (select from staff_post where staff_post.person_id = person.id) as "isStaff"
  from person`

/** Who is known by these addresses, by the address in small letters. Whoever has been erased has none. */
export async function holdersOf(db: Queryable, emails: readonly string[]): Promise<Map<string, Holder>> {
  if (emails.length === 0) return new Map()
  const found = await rows<Holder>(
    db,
    sql`
      ${selectHolders}
      where lower(person.email) = any(${emails.map((email) => email.toLowerCase())}::text[])`,
  )
  return new Map(found.map((holder) => [holder.email as string, holder]))
}

export const holderById = (db: Queryable, personId: string): Promise<Holder | null> =>
  firstRow(
    db,
    sql`
      ${selectHolders}
      where person.id = ${personId}`,
  )

/** Makes each the pupil, unless somebody else is; answers how many are now. */
export function linkPupils(tx: Queryable, { schoolId, links }: { schoolId: number; links: readonly PupilLink[] }): Promise<number> {
  return run(
    tx,
    sql`
      update pupil
      set person_id = made.person_id
      from unnest(${links.map(({ pupilId }) => pupilId)}::uuid[], ${links.map(({ personId }) => personId)}::uuid[]) as made (pupil_id, person_id)
      where pupil.school_id = ${schoolId}
      and pupil.id = made.pupil_id
      and coalesce(pupil.person_id = made.person_id, true)`,
  )
}
