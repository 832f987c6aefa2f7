import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

export type SessionRow = { personId: string; madeAt: Date; lastSeenAt: Date }

export async function insertSession(
  tx: Queryable,
  { tokenHash, personId, now, expiresAt }: { tokenHash: Buffer; personId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into session (token_hash, person_id, made_at, last_seen_at, expires_at)
      values (${tokenHash}, ${personId}, ${now}, ${now}, ${expiresAt})`,
  )
}

export async function sessionOf(db: Queryable, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<SessionRow | null> {
  return firstRow(
    db,
    sql`
      select person_id as "personId", made_at as "madeAt", last_seen_at as "lastSeenAt"
      from session
      where token_hash = ${tokenHash}
      and expires_at > ${now}`,
  )
}

export async function prolongSession(db: Queryable, { tokenHash, now, expiresAt }: { tokenHash: Buffer; now: Date; expiresAt: Date }): Promise<void> {
  await run(
    db,
    sql`
      update session
      set last_seen_at = ${now}, expires_at = ${expiresAt}
      where token_hash = ${tokenHash}`,
  )
}

export async function deleteSession(db: Queryable, tokenHash: Buffer): Promise<void> {
  await run(
    db,
    sql`
      delete from session
      where token_hash = ${tokenHash}`,
  )
}

export async function deleteSessionsOf(tx: Queryable, personId: string): Promise<number> {
  return run(
    tx,
    sql`
      delete from session
      where person_id = ${personId}`,
  )
}

/** Keeps the sessions that were seen last, and ends the person's others. */
export async function endOldestSessions(tx: Queryable, { personId, most }: { personId: string; most: number }): Promise<void> {
  await run(
    tx,
    sql`
      delete from session
      where token_hash in (
        select token_hash
        from session
        where person_id = ${personId}
        order by last_seen_at desc, made_at desc
        offset ${most})`,
  )
}
