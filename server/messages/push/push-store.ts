// The browsers that somebody has turned push on in.

import type { Queryable } from '../../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../../database/transaction.ts'

export type Browser = { browserId: string; name: string; madeAt: Date; lastSeenAt: Date; isThis: boolean }

/** Somebody has so many at most; the one turned on longest ago gives way. */
export const MOST_BROWSERS = 10

export function browsersOf(db: Queryable, { personId, sessionHash }: { personId: string; sessionHash: Buffer }): Promise<Browser[]> {
  return rows(
    db,
    sql`
      select push_subscription.id as "browserId", push_subscription.name, push_subscription.made_at as "madeAt", session.last_seen_at as "lastSeenAt",
        push_subscription.session_hash = ${sessionHash} as "isThis"
      from push_subscription
      join session on session.token_hash = push_subscription.session_hash
      where push_subscription.person_id = ${personId}
      order by push_subscription.made_at desc, push_subscription.id desc
      limit ${MOST_BROWSERS}`,
  )
}

export async function browserIdsOf(db: Queryable, personId: string): Promise<string[]> {
  const found = await rows<{ browserId: string }>(
    db,
    sql`
      select id as "browserId"
      from push_subscription
      where person_id = ${personId}
      order by made_at desc, id desc
      limit ${MOST_BROWSERS}`,
  )
  return found.map(({ browserId }) => browserId)
}

type NewBrowser = { browserId: string; personId: string; sessionHash: Buffer; endpointHash: Buffer; sealed: string; name: string; now: Date }

/** A browser that was another's is theirs no more: what waits for them does not come here, as its id is a new one. */
export async function writeBrowser(tx: Queryable, { browserId, personId, sessionHash, endpointHash, sealed, name, now }: NewBrowser): Promise<void> {
  await run(
    tx,
    sql`
      delete from push_subscription
      where person_id = ${personId}
      and session_hash = ${sessionHash}
      and endpoint_hash <> ${endpointHash}`,
  )
  await run(
    tx,
    sql`
      insert into push_subscription (id, person_id, session_hash, endpoint_hash, sealed, name, made_at)
      values (${browserId}, ${personId}, ${sessionHash}, ${endpointHash}, ${sealed}, ${name}, ${now})
      on conflict (endpoint_hash) do update
      set id = excluded.id, person_id = excluded.person_id, session_hash = excluded.session_hash, sealed = excluded.sealed, name = excluded.name,
        made_at = excluded.made_at`,
  )
  await run(
    tx,
    sql`
      delete from push_subscription
      where id in (
        select id
        from push_subscription
        where person_id = ${personId}
        order by made_at desc, id desc
        offset ${MOST_BROWSERS})`,
  )
}

/** Forgets a browser of somebody's; false when there is none. */
export async function deleteBrowser(tx: Queryable, { browserId, personId }: { browserId: string; personId: string }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      delete from push_subscription
      where id = ${browserId}
      and person_id = ${personId}`,
  )
  return count > 0
}

export async function sealedBrowser(db: Queryable, browserId: string): Promise<string | null> {
  const found = await firstRow<{ sealed: string }>(
    db,
    sql`
      select sealed
      from push_subscription
      where id = ${browserId}`,
  )
  return found?.sealed ?? null
}

/** The push service says that the browser is gone. */
export async function forgetBrowser(db: Queryable, browserId: string): Promise<void> {
  await run(
    db,
    sql`
      delete from push_subscription
      where id = ${browserId}`,
  )
}
