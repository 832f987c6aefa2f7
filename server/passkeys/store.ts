// The SQL of passkeys and of what devices are asked to sign.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type PasskeyRow = {
  credentialId: Buffer
  passkeyId: string
  personId: string
  publicKey: Buffer
  counter: number
  name: string
  madeAt: Date
  lastUsedAt: Date
}

const selectPasskeys = sql`
  select credential_id as "credentialId", id as "passkeyId", person_id as "personId", public_key as "publicKey", counter, name,
    made_at as "madeAt", last_used_at as "lastUsedAt"
  from passkey`

export async function passkeysOf(db: Queryable, { personId, limit }: { personId: string; limit: number }): Promise<PasskeyRow[]> {
  return rows(
    db,
    sql`
      ${selectPasskeys}
      where person_id = ${personId}
      order by made_at, id
      limit ${limit}`,
  )
}

/** Keeps a passkey as it is until the transaction ends, so that two uses at once count one after the other. */
export async function lockPasskey(tx: Queryable, credentialId: Buffer): Promise<PasskeyRow | null> {
  return firstRow(
    tx,
    sql`
      ${selectPasskeys}
      where credential_id = ${credentialId}
      for update`,
  )
}

/** Answers false when the credential is somebody's already. */
export async function insertPasskey(tx: Queryable, passkey: Omit<PasskeyRow, 'madeAt' | 'lastUsedAt'> & { now: Date }): Promise<boolean> {
  const { credentialId, passkeyId, personId, publicKey, counter, name, now } = passkey
  const inserted = await run(
    tx,
    sql`
      insert into passkey (credential_id, id, person_id, public_key, counter, name, made_at, last_used_at)
      values (${credentialId}, ${passkeyId}, ${personId}, ${publicKey}, ${counter}, ${name}, ${now}, ${now})
      on conflict do nothing`,
  )
  return inserted === 1
}

export async function notePasskeyUsed(tx: Queryable, { credentialId, counter, now }: { credentialId: Buffer; counter: number; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update passkey
      set counter = ${counter}, last_used_at = ${now}
      where credential_id = ${credentialId}`,
  )
}

export async function deletePasskey(tx: Queryable, { personId, passkeyId }: { personId: string; passkeyId: string }): Promise<{ name: string } | null> {
  return firstRow(
    tx,
    sql`
      delete from passkey
      where id = ${passkeyId}
      and person_id = ${personId}
      returning name`,
  )
}

export async function insertChallenge(
  db: Queryable,
  { tokenHash, personId, now, expiresAt }: { tokenHash: Buffer; personId: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await run(
    db,
    sql`
      insert into passkey_challenge (token_hash, person_id, made_at, expires_at)
      values (${tokenHash}, ${personId}, ${now}, ${expiresAt})`,
  )
}

/** Takes a challenge out, so that it is answered once. */
export async function takeChallenge(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<{ personId: string | null } | null> {
  const found = await firstRow<{ personId: string | null; expiresAt: Date }>(
    db,
    sql`
      delete from passkey_challenge
      where token_hash = ${tokenHash}
      returning person_id as "personId", expires_at as "expiresAt"`,
  )
  return found && found.expiresAt.getTime() > now.getTime() ? { personId: found.personId } : null
}

export async function deleteExpiredChallenges(db: Queryable, { now, limit }: { now: Date; limit: number }): Promise<number> {
  return deleteOldest(db, { table: 'passkey_challenge', key: 'token_hash', by: 'expires_at', before: now, most: limit })
}
