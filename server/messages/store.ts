import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { SmsDelivery } from '../../rules/sms-delivery.ts'
import type { Channel } from './message.ts'
import type { Accepted } from './transport.ts'

export type NewMessage = {
  messageId: string
  channel: Channel
  recipient: string
  subject: string
  sealedBody: string
  isOnce: boolean
  expiresAt: Date | null
  now: Date
  sendAt: Date
  sealedOtherwise: string | null
  pushBrowserId: string | null
}

export async function insertMessage(
  tx: Queryable,
  { messageId, channel, recipient, subject, sealedBody, isOnce, expiresAt, now, sendAt, sealedOtherwise, pushBrowserId }: NewMessage,
): Promise<void> {
  await run(
    tx,
    sql`
      insert into message (id, channel, recipient, subject, body, is_once, expires_at, made_at, next_attempt_at, otherwise, push_subscription_id)
      values (${messageId}, ${channel}, ${recipient}, ${subject}, ${sealedBody}, ${isOnce}, ${expiresAt}, ${now}, ${sendAt}, ${sealedOtherwise}, ${pushBrowserId})`,
  )
}

export type ClaimedMessage = {
  messageId: string
  channel: Channel
  recipient: string
  subject: string
  sealedBody: string
  isOnce: boolean
  expiresAt: Date | null
  attempts: number
  pushBrowserId: string | null
  /** What went wrong the time before; null the first time, and when whoever tried then has never told. */
  lastProblem: string | null
}

/**
 * Takes messages of some channels that are due, and puts their next attempt forward so that nobody else takes
 * them meanwhile. Whoever dies before telling how it went leaves them to be taken again.
 */
export async function claimDueMessages(
  db: Queryable,
  { channels, now, claimedUntil, most }: { channels: readonly Channel[]; now: Date; claimedUntil: Date; most: number },
): Promise<ClaimedMessage[]> {
  return rows(
    db,
    sql`
      update message
      set attempts = message.attempts + 1, next_attempt_at = ${claimedUntil}, last_problem = null
      from (
        select due.id, due.last_problem
        from message as due
        where due.state = 'waiting'
        and due.next_attempt_at <= ${now}
        and due.channel = any (${channels}::text[])
        order by due.next_attempt_at, due.id
        limit ${most}
        for update skip locked) as due
      where message.id = due.id
      returning message.id as "messageId", message.channel, message.recipient, message.subject, message.body as "sealedBody",
        message.is_once as "isOnce", message.expires_at as "expiresAt", message.attempts, message.push_subscription_id as "pushBrowserId", due.last_problem as "lastProblem"`,
  )
}

/**
 * A letter that has left the house keeps no text here: it may hold a link that still works. What a gateway has only accepted keeps
 * the letter that goes instead, until its report comes or it is too late.
 */
export async function markSent(
  db: Queryable,
  { messageId, now, keepsBody, accepted }: { messageId: string; now: Date; keepsBody: boolean; accepted: Accepted | null },
): Promise<void> {
  // A gateway's report may be here before its answer is: it knows better.
  await run(
    db,
    sql`
      update message
      set state = 'sent', sent_at = ${now}, last_problem = null, otherwise = ${accepted ? sql`message.otherwise` : null}, body = case when ${keepsBody}::boolean then message.body else '' end,
        provider_id = ${accepted?.providerId ?? null}, parts = ${accepted?.parts ?? null},
        delivery = coalesce(message.delivery, ${accepted?.delivery ?? null}), delivery_code = coalesce(message.delivery_code, ${accepted?.code ?? null}),
        delivery_at = coalesce(message.delivery_at, ${accepted ? now : null})
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

/** Takes the letter that goes instead away from a message, under its lock, and answers it, sealed: each goes once. */
export async function takeOtherwise(tx: Queryable, messageId: string): Promise<string | null> {
  const taken = await firstRow<{ sealed: string | null }>(
    tx,
    sql`
      update message
      set otherwise = null
      from (
        select id, otherwise
        from message
        where id = ${messageId}
        for no key update) as before
      where message.id = before.id
      returning before.otherwise as sealed`,
  )
  return taken?.sealed ?? null
}

/** Takes away the letters of what was sent before `before` and nobody has reported, at most `most`. */
export async function dropLateOtherwise(db: Queryable, { before, most }: { before: Date; most: number }): Promise<void> {
  await run(
    db,
    sql`
      update message
      set otherwise = null
      where id in (
        select id
        from message
        where state = 'sent'
        and otherwise is not null
        and sent_at < ${before}
        limit ${most})`,
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

export type LockedSms = { providerId: string | null; delivery: SmsDelivery | null; sentAt: Date | null; expiresAt: Date | null }

/** Locks an SMS of ours that has a report. Null when there is no such message. */
export async function lockSms(tx: Queryable, messageId: string): Promise<LockedSms | null> {
  return firstRow(
    tx,
    sql`
      select provider_id as "providerId", delivery, sent_at as "sentAt", expires_at as "expiresAt"
      from message
      where id = ${messageId}
      and channel = 'sms'
      for no key update`,
  )
}

export async function updateDelivery(
  tx: Queryable,
  { messageId, delivery, code, at }: { messageId: string; delivery: SmsDelivery; code: number; at: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update message
      set delivery = ${delivery}, delivery_code = ${code}, delivery_at = ${at}
      where id = ${messageId}`,
  )
}

export type Fate = { state: 'waiting' | 'sent' | 'given_up'; delivery: SmsDelivery | null }

/** How a message has fared; null when it is long gone. */
export async function fateOf(db: Queryable, messageId: string): Promise<Fate | null> {
  return firstRow(
    db,
    sql`
      select state, delivery
      from message
      where id = ${messageId}`,
  )
}
