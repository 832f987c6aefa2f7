// What ties people to pupils: being one, and looking after one.

import type { HolderKind } from '../../contract/card-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

export type FoundPupil = { pupilId: string; walletId: string; kind: HolderKind }

/** The pupil that a school knows by an address, locked until the transaction ends. */
export async function pupilByEmail(tx: Queryable, { schoolId, email }: { schoolId: number; email: string }): Promise<FoundPupil | null> {
  return firstRow(
    tx,
    sql`
      select id as "pupilId", wallet_id as "walletId", kind
      from pupil
      where school_id = ${schoolId}
      and lower(email) = ${email.toLowerCase()}
      for update`,
  )
}

/** A pupil as a letter to a guardian names one. */
export async function childOf(
  db: Queryable,
  { schoolId, pupilId }: { schoolId: number; pupilId: string },
): Promise<{ childFirstName: string; schoolName: string; personId: string | null; walletId: string; bornOn: string | null } | null> {
  return firstRow(
    db,
    sql`
      select pupil.first_name as "childFirstName", school.name as "schoolName", pupil.person_id as "personId",
        pupil.wallet_id as "walletId", pupil.born_on as "bornOn"
      from pupil
      join school on school.id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}
