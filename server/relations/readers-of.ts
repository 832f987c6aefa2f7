import type { Sight } from '../../contract/relation-words.ts'
import type { Language } from '../../language/languages.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { seesAtLeast, type Standing } from '../../rules/relation-rights.ts'
import { standingOfRow } from './standing.ts'
import { lastsAt, standingColumns, type StandingRow } from './store.ts'

export type Reader = {
  personId: string
  email: string
  firstName: string
  language: Language
  childFirstName: string
  schoolName: string
  isOwn: boolean
  /** The pupil's address is protected. */ isProtected: boolean
}

/** What a letter tells, and so whom it may go to: of the wallet alone, what it says of purchases, or what whoever decides must know. */
export type Tells = Sight | 'who decides'

/** Those who follow a wallet, may know what a letter tells, and can be written to: the pupil and the guardians of now. */
export async function readersOf(
  db: Queryable,
  { schoolId, walletId, now, tells }: { schoolId: number; walletId: string; now: Date; tells: Tells },
): Promise<Reader[]> {
  const found = await rows<Omit<Reader, 'isOwn'> & StandingRow>(
    db,
    sql`
      select distinct person.id as "personId", person.email, person.first_name as "firstName", person.language,
        pupil.first_name as "childFirstName", pupil.has_protected_address as "isProtected", school.name as "schoolName", ${standingColumns}
      from pupil
      join school on school.id = ${schoolId}
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id and ${lastsAt(now)}
      left join relation_policy on relation_policy.school_id = ${schoolId}
      join person on (person.id = pupil.person_id or person.id = guardianship.person_id) and person.email_confirmed_at is not null
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}
      order by person.email
      limit 40`,
  )
  const readers = new Map<string, Reader>()
  for (const { personId, email, firstName, language, childFirstName, schoolName, isProtected, ...row } of found) {
    const standing = standingOfRow(row, { personId, now })
    if (!standing || !mayBeTold(standing, tells)) continue
    readers.set(personId, { personId, email, firstName, language, childFirstName, schoolName, isProtected, isOwn: standing.relation === 'own' })
  }
  return [...readers.values()].slice(0, MOST_READERS)
}

const MOST_READERS = 20

const mayBeTold = (standing: Standing, tells: Tells) =>
  tells === 'who decides' ? standing.relation === 'own' || standing.mayLimit : seesAtLeast(standing, tells)
