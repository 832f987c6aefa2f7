// The SQL of visits to providers, of those nobody here knows yet, and of the Feide names that schools confirm.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

export type App = 'portal' | 'office'
export type Visit = { provider: string; app: App; personId: string | null }

export async function insertVisit(tx: Queryable, visit: Visit & { tokenHash: Buffer; now: Date; expiresAt: Date }): Promise<void> {
  const { tokenHash, provider, app, personId, now, expiresAt } = visit
  await run(
    tx,
    sql`
      insert into sign_in_visit (token_hash, provider, app, person_id, made_at, expires_at)
      values (${tokenHash}, ${provider}, ${app}, ${personId}, ${now}, ${expiresAt})`,
  )
}

/** Takes a visit out, so that it is finished once. */
export async function takeVisit(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<Visit | null> {
  const visit = await firstRow<Visit & { expiresAt: Date }>(
    db,
    sql`
      delete from sign_in_visit
      where token_hash = ${tokenHash}
      returning provider, app, person_id as "personId", expires_at as "expiresAt"`,
  )
  return visit && visit.expiresAt.getTime() > now.getTime() ? visit : null
}

export type StrangerRow = { issuer: string; subject: string; provider: string; sealedClaims: Buffer; personId: string | null; codeHash: Buffer | null }

export async function insertStranger(
  tx: Queryable,
  stranger: Pick<StrangerRow, 'issuer' | 'subject' | 'provider' | 'sealedClaims'> & { tokenHash: Buffer; now: Date; expiresAt: Date },
): Promise<void> {
  const { tokenHash, issuer, subject, provider, sealedClaims, now, expiresAt } = stranger
  await run(
    tx,
    sql`
      insert into sign_in_stranger (token_hash, issuer, subject, provider, sealed_claims, guesses, made_at, expires_at)
      values (${tokenHash}, ${issuer}, ${subject}, ${provider}, ${sealedClaims}, 0, ${now}, ${expiresAt})`,
  )
}

export async function strangerOf(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<StrangerRow | null> {
  return firstRow(
    db,
    sql`
      select issuer, subject, provider, sealed_claims as "sealedClaims", person_id as "personId", code_hash as "codeHash"
      from sign_in_stranger
      where token_hash = ${tokenHash}
      and expires_at > ${now}`,
  )
}

export async function deleteStranger(tx: Queryable, tokenHash: Buffer): Promise<boolean> {
  const deleted = await run(
    tx,
    sql`
      delete from sign_in_stranger
      where token_hash = ${tokenHash}`,
  )
  return deleted === 1
}

/** Keeps what was sent; a newer code takes the place of an older one. Where nobody has the address, no code is right. */
export async function keepCode(
  tx: Queryable,
  { tokenHash, personId, codeHash, expiresAt }: { tokenHash: Buffer; personId: string | null; codeHash: Buffer; expiresAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update sign_in_stranger
      set person_id = ${personId}, code_hash = ${codeHash}, code_expires_at = ${expiresAt}, guesses = 0
      where token_hash = ${tokenHash}`,
  )
}

/** Counts a guess before it is looked at; null when there is no code to guess, or none any more. */
export async function guess(
  db: Queryable,
  { tokenHash, mostGuesses, now }: { tokenHash: Buffer; mostGuesses: number; now: Date },
): Promise<{ personId: string | null; codeHash: Buffer } | null> {
  return firstRow(
    db,
    sql`
      update sign_in_stranger
      set guesses = guesses + 1
      where token_hash = ${tokenHash}
      and expires_at > ${now}
      and code_hash is not null
      and code_expires_at > ${now}
      and guesses < ${mostGuesses}
      returning person_id as "personId", code_hash as "codeHash"`,
  )
}

export async function tieToRegistration(
  tx: Queryable,
  { tokenHash, registrationHash, expiresAt }: { tokenHash: Buffer; registrationHash: Buffer; expiresAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update sign_in_stranger
      set registration_hash = ${registrationHash}, expires_at = ${expiresAt}
      where token_hash = ${tokenHash}`,
  )
}

/** Deletes visits and strangers whose time is out, a bounded number. */
export async function deleteExpired(db: Queryable, { now, limit }: { now: Date; limit: number }): Promise<number> {
  const visits = await deleteOldest(db, { table: 'sign_in_visit', key: 'token_hash', by: 'expires_at', before: now, most: limit })
  const strangers = await deleteOldest(db, { table: 'sign_in_stranger', key: 'token_hash', by: 'expires_at', before: now, most: limit })
  return visits + strangers
}

// Feide names -----------------------------------------------------------------------------------------

export type PupilKey = { schoolId: number; pupilId: string }

/** The pupil, locked, with the name that is confirmed; null when there is no such pupil. */
export async function lockNamedPupil(tx: Queryable, { schoolId, pupilId }: PupilKey): Promise<{ name: string | null } | null> {
  const pupil = await firstRow(
    tx,
    sql`
      select id
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}
      for no key update`,
  )
  return pupil && { name: await feideNameOf(tx, { schoolId, pupilId }) }
}

export async function feideNameOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<string | null> {
  const found = await firstRow<{ name: string }>(
    db,
    sql`
      select name
      from feide_name
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}`,
  )
  return found?.name ?? null
}

/** Takes the name away, and the pupil back from whoever has become it by that name. */
export async function deleteFeideName(tx: Queryable, { schoolId, pupilId }: PupilKey): Promise<void> {
  const gone = await firstRow<{ personId: string | null }>(
    tx,
    sql`
      delete from feide_name
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      returning person_id as "personId"`,
  )
  if (!gone?.personId) return
  await run(
    tx,
    sql`
      update pupil
      set person_id = null
      where school_id = ${schoolId}
      and id = ${pupilId}
      and person_id = ${gone.personId}`,
  )
}

/** Answers false when another pupil of the school has the name. */
export async function insertFeideName(tx: Queryable, { schoolId, pupilId, name }: PupilKey & { name: string }): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into feide_name (school_id, pupil_id, name)
      values (${schoolId}, ${pupilId}, ${name})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** What the school itself knows of a pupil: enough to make a profile with. */
export async function knownPupil(
  db: Queryable,
  { schoolId, pupilId }: PupilKey,
): Promise<{ firstName: string; lastName: string; email: string | null } | null> {
  return firstRow(
    db,
    sql`
      select first_name as "firstName", last_name as "lastName", email
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}
