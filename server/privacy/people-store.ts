// Whom to tell, and who may take a copy for whom.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'

export type Someone = { email: string | null; firstName: string; language: Language }

/** A person; the address only when it is confirmed to be theirs. */
export function someoneBy(db: Queryable, personId: string): Promise<Someone | null> {
  return firstRow(
    db,
    sql`
      select case when email_confirmed_at is null then null else email end as email, first_name as "firstName", language
      from person
      where id = ${personId}`,
  )
}

export async function hasPassword(db: Queryable, personId: string): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      select 1
      from person
      where id = ${personId}
      and password_hash is not null`,
  )
  return found !== null
}

export type PupilFacts = { firstName: string; walletId: string; bornOn: string | null; hasAccount: boolean }

export function pupilFactsOf(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<PupilFacts | null> {
  return firstRow(
    db,
    sql`
      select first_name as "firstName", wallet_id as "walletId", born_on as "bornOn", person_id is not null as "hasAccount"
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}
