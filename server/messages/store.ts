import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Channel } from './message.ts'

export type NewMessage = { messageId: string; channel: Channel; recipient: string; subject: string; sealedBody: string; now: Date }

export async function insertMessage(tx: Queryable, { messageId, channel, recipient, subject, sealedBody, now }: NewMessage): Promise<void> {
  await run(
    tx,
    sql`
      insert into message (id, channel, recipient, subject, body, made_at, next_attempt_at)
      values (${messageId}, ${channel}, ${recipient}, ${subject}, ${sealedBody}, ${now}, ${now})`,
  )
}

export type ClaimedMessage = { messageId: string; channel: Channel; recipient: string; subject: string; sealedBody: string; attempts: number }

/**
 * Takes messages that are due, and puts their next attempt forward so that nobody else takes them
 * meanwhile. Whoever dies before telling how it went leaves them to be taken again.
 */
export async function claimDueMessages(db: Queryable, { now, claimedUntil, most }: { now: Date; claimedUntil: Date; most: number }): Promise<ClaimedMessage[]> {
  return rows(
    db,
    sql`
      update message
      set attempts = message.attempts + 1, next_attempt_at = ${claimedUntil}
      where message.id in (
        select due.id
        from message as due
        where due.state = 'waiting'
        and due.next_attempt_at <= ${now}
        order by due.next_attempt_at, due.id
        limit ${most}
        for update skip locked)
      returning message.id as "messageId", message.channel, message.recipient, message.subject, message.body as "sealedBody", message.attempts`,
  )
}

/** A letter that has left the house keeps no text here: it may hold a link that still works. */
export async function markSent(db: Queryable, { messageId, now, keepsBody }: { messageId: string; now: Date; keepsBody: boolean }): Promise<void> {
  await run(
    db,
    sql`
      update message
      set state = 'sent', sent_at = ${now}, last_problem = null, body = case when ${keepsBody}::boolean then message.body else '' end
      where message.id = ${messageId}`,
  )
}

export async function markFailed(db: Queryable, { messageId, problem, tryAgainAt }: { messageId: string; problem: string; tryAgainAt: Date }): Promise<void> {
  await run(
    db,
    sql`
      update message
      set last_problem = ${problem}, next_attempt_at = ${tryAgainAt}
      where id = ${messageId}`,
  )
}

export async function markGivenUp(db: Queryable, { messageId, problem }: { messageId: string; problem: string }): Promise<void> {
  await run(
    db,
    sql`
      update message
      set state = 'given_up', last_problem = ${problem}, body = ''
      where id = ${messageId}`,
  )
}

/** Deletes messages made before `before`, sent or not, and answers how many went. */
export async function deleteOldMessages(db: Queryable, { before, most }: { before: Date; most: number }): Promise<number> {
  return run(
    db,
    sql`
      delete from message
      where id in (
        select id
        from message
        where made_at < ${before}
        limit ${most})`,
  )
}

export type StoredMessage = { messageId: string; channel: Channel; recipient: string; subject: string; sealedBody: string; madeAt: Date }

/** Messages, newest first, to one recipient or to all. */
export async function newestMessages(
  db: Queryable,
  { recipient, offset, limit }: { recipient: string | null; offset: number; limit: number },
): Promise<StoredMessage[]> {
  return rows(
    db,
    sql`
      select id as "messageId", channel, recipient, subject, body as "sealedBody", made_at as "madeAt"
      from message
      where ${recipient}::text is null
      or recipient = ${recipient}
      order by made_at desc, id desc
      limit ${limit}
      offset ${offset}`,
  )
}

export async function countMessages(db: Queryable, { recipient }: { recipient: string | null }): Promise<number> {
  const counted = await firstRow<{ count: number }>(
    db,
    sql`
      select count(*) as count
      from message
      where ${recipient}::text is null
      or recipient = ${recipient}`,
  )
  return counted?.count ?? 0
}

/** Everybody who was written to, by the newest message, at most `limit`. */
export async function recipients(db: Queryable, { limit }: { limit: number }): Promise<string[]> {
  const found = await rows<{ recipient: string }>(
    db,
    sql`
      select recipient
      from message
      group by recipient
      order by max(made_at) desc, recipient
      limit ${limit}`,
  )
  return found.map(({ recipient }) => recipient)
}
