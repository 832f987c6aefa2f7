// The SQL of identities: who somebody is at a provider, by issuer and subject.

import type { HolderKind } from '../../contract/card-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type Identity = { issuer: string; subject: string; provider: string }
export type IdentityRow = { identityId: string; provider: string; madeAt: Date; lastUsedAt: Date }

export async function personOfIdentity(db: Queryable, { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): Promise<string | null> {
  const found = await firstRow<{ personId: string }>(
    db,
    sql`
      select person_id as "personId"
      from sign_in_identity
      where issuer = ${issuer}
      and subject = ${subject}`,
  )
  return found?.personId ?? null
}

/** Answers false when somebody has it already. */
export async function insertIdentity(
  tx: Queryable,
  { identityId, personId, issuer, subject, provider, now }: Identity & { identityId: string; personId: string; now: Date },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into sign_in_identity (issuer, subject, id, person_id, provider, made_at, last_used_at)
      values (${issuer}, ${subject}, ${identityId}, ${personId}, ${provider}, ${now}, ${now})
      on conflict do nothing`,
  )
  return inserted === 1
}

export async function noteIdentityUsed(tx: Queryable, { issuer, subject, now }: Pick<Identity, 'issuer' | 'subject'> & { now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update sign_in_identity
      set last_used_at = ${now}
      where issuer = ${issuer}
      and subject = ${subject}`,
  )
}

export async function identitiesOf(db: Queryable, { personId, limit }: { personId: string; limit: number }): Promise<IdentityRow[]> {
  return rows(
    db,
    sql`
      select id as "identityId", provider, made_at as "madeAt", last_used_at as "lastUsedAt"
      from sign_in_identity
      where person_id = ${personId}
      order by made_at, id
      limit ${limit}`,
  )
}

export async function deleteIdentity(tx: Queryable, { personId, identityId }: { personId: string; identityId: string }): Promise<{ provider: string } | null> {
  return firstRow(
    tx,
    sql`
      delete from sign_in_identity
      where id = ${identityId}
      and person_id = ${personId}
      returning provider`,
  )
}

/** Takes out who a provider vouched for when a registration was begun. */
export async function takeStrangerOfRegistration(tx: Queryable, registrationHash: Buffer): Promise<(Identity & { sealedClaims: Buffer }) | null> {
  return firstRow(
    tx,
    sql`
      delete from sign_in_stranger
      where registration_hash = ${registrationHash}
      returning issuer, subject, provider, sealed_claims as "sealedClaims"`,
  )
}

// Pupils by their Feide name --------------------------------------------------------------------------

export type FeidePupil = { schoolId: number; pupilId: string; kind: HolderKind; walletId: string; personId: string | null }

/** The pupils whose schools have confirmed one of these names. */
export async function pupilsByFeideNames(db: Queryable, { names, limit }: { names: readonly string[]; limit: number }): Promise<FeidePupil[]> {
  return rows(
    db,
    sql`
      -- across schools: a Feide name may be a pupil's at the school one came from and at the one one goes to
      select feide_name.school_id as "schoolId", feide_name.pupil_id as "pupilId", pupil.kind, pupil.wallet_id as "walletId", pupil.person_id as "personId"
      from feide_name
      join pupil on pupil.school_id = feide_name.school_id and pupil.id = feide_name.pupil_id
      where feide_name.name = any(${names})
      order by feide_name.school_id, feide_name.pupil_id
      limit ${limit}`,
  )
}

/** Writes who came by a pupil's Feide name. */
export async function keepFeidePerson(tx: Queryable, { schoolId, pupilId, personId }: { schoolId: number; pupilId: string; personId: string }): Promise<void> {
  await run(
    tx,
    sql`
      update feide_name
      set person_id = ${personId}
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}`,
  )
}
