// What ties people to pupils: being one, and looking after one.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

export type PupilLink = { pupilId: string; walletId: string; personId: string | null }

/** The pupil that a school knows by an address, locked until the transaction ends. */
export async function pupilByEmail(tx: Queryable, { schoolId, email }: { schoolId: number; email: string }): Promise<PupilLink | null> {
  return firstRow(
    tx,
    sql`
      select id as "pupilId", wallet_id as "walletId", person_id as "personId"
      from pupil
      where school_id = ${schoolId}
      and lower(email) = ${email.toLowerCase()}
      for update`,
  )
}

export async function linkPupil(tx: Queryable, { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string }): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set person_id = ${personId}
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

/** A pupil as a letter to a guardian names one. */
export async function childOf(
  db: Queryable,
  { schoolId, pupilId }: { schoolId: number; pupilId: string },
): Promise<{ childFirstName: string; schoolName: string; personId: string | null } | null> {
  return firstRow(
    db,
    sql`
      select pupil.first_name as "childFirstName", school.name as "schoolName", pupil.person_id as "personId"
      from pupil
      join school on school.id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}

export async function hasChildAt(db: Queryable, { schoolId, personId, now }: { schoolId: number; personId: string; now: Date }): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      select 1 as found
      from guardianship
      where school_id = ${schoolId}
      and person_id = ${personId}
      and (ends_at is null or ends_at > ${now})
      limit 1`,
  )
  return found !== null
}

/** Makes a person a pupil's guardian from now on, also when they were one before. */
export async function insertGuardianship(
  tx: Queryable,
  { schoolId, pupilId, personId, now }: { schoolId: number; pupilId: string; personId: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into guardianship (school_id, pupil_id, person_id, starts_at)
      values (${schoolId}, ${pupilId}, ${personId}, ${now})
      on conflict (school_id, pupil_id, person_id) do update
      set ends_at = null,
        starts_at = case when guardianship.ends_at <= ${now} then ${now} else guardianship.starts_at end`,
  )
}

/** Ends a guardianship that lasts, and answers false when there is none. */
export async function endGuardianship(
  tx: Queryable,
  { schoolId, pupilId, personId, now }: { schoolId: number; pupilId: string; personId: string; now: Date },
): Promise<boolean> {
  const ended = await run(
    tx,
    sql`
      update guardianship
      set ends_at = ${now}
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}
      and (ends_at is null or ends_at > ${now})`,
  )
  return ended === 1
}
