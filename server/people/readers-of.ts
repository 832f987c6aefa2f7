import type { Language } from '../../language/languages.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'

export type Reader = { email: string; firstName: string; language: Language; childFirstName: string; schoolName: string }

/** Those who follow a wallet and can be written to: the pupil and the guardians of now. */
export async function readersOf(db: Queryable, { schoolId, walletId, now }: { schoolId: number; walletId: string; now: Date }): Promise<Reader[]> {
  return rows(
    db,
    sql`
      select distinct person.email, person.first_name as "firstName", person.language, pupil.first_name as "childFirstName", school.name as "schoolName"
      from pupil
      join school on school.id = ${schoolId}
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id
        and guardianship.starts_at <= ${now} and (guardianship.ends_at is null or guardianship.ends_at > ${now})
      join person on (person.id = pupil.person_id or person.id = guardianship.person_id) and person.email_confirmed_at is not null
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}
      limit 20`,
  )
}
