// The SQL of refunds, their parts and their steps.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { RefundCause, RefundPartState, RefundState, RefundStep, RefundWhy } from '../../contract/refund-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'

export type WalletKey = { schoolId: number; walletId: string }
export type RefundKey = { schoolId: number; refundId: string }
export type PartKey = { schoolId: number; partId: string }

export type RefundRow = RefundKey & {
  walletId: string
  amountOre: number
  cause: RefundCause
  payerPersonId: string | null
  askedByPersonId: string | null
  note: string | null
  state: RefundState
  askedAt: Date
  decidedAt: Date | null
}

const refundColumns = sql`
  refund.school_id as "schoolId", refund.id as "refundId", refund.wallet_id as "walletId", refund.amount_ore as "amountOre", refund.cause,
  refund.payer_person_id as "payerPersonId", refund.asked_by_person_id as "askedByPersonId", refund.note, refund.state,
  refund.asked_at as "askedAt", refund.decided_at as "decidedAt"`

export type PartRow = PartKey & {
  refundId: string
  number: number
  way: 'payment' | 'account'
  topupId: string | null
  bankPaymentId: string | null
  payerPersonId: string | null
  accountNumber: string | null
  amountOre: number
  state: RefundPartState
  tries: number
  sentAt: Date | null
  lineId: string | null
  /** How often the bank has sent it back after it was paid. */
  returnedCount: number
  changedAt: Date
}

const partColumns = sql`
  refund_part.school_id as "schoolId", refund_part.id as "partId", refund_part.refund_id as "refundId", refund_part.number, refund_part.way,
  refund_part.topup_id as "topupId", refund_part.bank_payment_id as "bankPaymentId", refund_part.payer_person_id as "payerPersonId",
  refund_part.account_number as "accountNumber", refund_part.amount_ore as "amountOre", refund_part.state, refund_part.tries,
  refund_part.sent_at as "sentAt", refund_part.line_id as "lineId", refund_part.returned_count as "returnedCount", refund_part.changed_at as "changedAt"`

export type NewRefund = Omit<RefundRow, 'decidedAt' | 'askedAt'> & { now: Date }

export async function insertRefund(tx: Queryable, refund: NewRefund): Promise<void> {
  const { schoolId, refundId, walletId, amountOre, cause, payerPersonId, askedByPersonId, note, state, now } = refund
  await run(
    tx,
    sql`
      insert into refund (school_id, id, wallet_id, amount_ore, cause, payer_person_id, asked_by_person_id, note, state, asked_at, decided_at)
      values (${schoolId}, ${refundId}, ${walletId}, ${amountOre}, ${cause}, ${payerPersonId}, ${askedByPersonId}, ${note}, ${state}, ${now},
        ${state === 'waiting' ? null : now})`,
  )
}

export async function refundOf(db: Queryable, { schoolId, refundId }: RefundKey): Promise<RefundRow | null> {
  return firstRow(
    db,
    sql`
      select ${refundColumns}
      from refund
      where refund.school_id = ${schoolId}
      and refund.id = ${refundId}`,
  )
}

/** A refund under lock. Whoever also needs its parts or its wallet locks them after this. */
export async function lockRefund(tx: Queryable, { schoolId, refundId }: RefundKey): Promise<RefundRow | null> {
  return firstRow(
    tx,
    sql`
      select ${refundColumns}
      from refund
      where refund.school_id = ${schoolId}
      and refund.id = ${refundId}
      for no key update`,
  )
}

/** The refunds of a wallet, newest first. */
export async function refundsOf(db: Queryable, { schoolId, walletId, limit }: WalletKey & { limit: number }): Promise<RefundRow[]> {
  return rows(
    db,
    sql`
      select ${refundColumns}
      from refund
      where refund.school_id = ${schoolId}
      and refund.wallet_id = ${walletId}
      order by refund.asked_at desc, refund.id desc
      limit ${limit}`,
  )
}

/** Those of a school that wait for a second person, oldest first. */
export async function refundsWaiting(db: Queryable, { schoolId, limit }: { schoolId: number; limit: number }): Promise<RefundRow[]> {
  return rows(
    db,
    sql`
      select ${refundColumns}
      from refund
      where refund.school_id = ${schoolId}
      and refund.state = 'waiting'
      order by refund.asked_at, refund.id
      limit ${limit}`,
  )
}

export async function writeDecision(
  tx: Queryable,
  { schoolId, refundId, state, personId, now }: RefundKey & { state: RefundState; personId: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update refund
      set state = ${state}, decided_at = ${now}, decided_by_person_id = ${personId}
      where school_id = ${schoolId}
      and id = ${refundId}`,
  )
}

export type NewPart = Pick<
  PartRow,
  'schoolId' | 'partId' | 'refundId' | 'number' | 'way' | 'topupId' | 'bankPaymentId' | 'payerPersonId' | 'accountNumber' | 'amountOre' | 'state'
> & {
  now: Date
}

export async function insertPart(tx: Queryable, part: NewPart): Promise<void> {
  const { schoolId, partId, refundId, number, way, topupId, bankPaymentId, payerPersonId, accountNumber, amountOre, state, now } = part
  await run(
    tx,
    sql`
      insert into refund_part (
        school_id, id, refund_id, number, way, topup_id, bank_payment_id, payer_person_id, account_number, amount_ore, state, try_again_at, changed_at)
      values (${schoolId}, ${partId}, ${refundId}, ${number}, ${way}, ${topupId}, ${bankPaymentId}, ${payerPersonId}, ${accountNumber}, ${amountOre}, ${state},
        ${state === 'at_provider' ? now : null}, ${now})`,
  )
}

/** The parts of some refunds of a school, in their order. */
export async function partsOf(db: Queryable, { schoolId, refundIds }: { schoolId: number; refundIds: readonly string[] }): Promise<PartRow[]> {
  if (refundIds.length === 0) return []
  return rows(
    db,
    sql`
      select ${partColumns}
      from refund_part
      where refund_part.school_id = ${schoolId}
      and refund_part.refund_id = any (${[...refundIds]}::uuid[])
      order by refund_part.refund_id, refund_part.number`,
  )
}

/** The parts of a refund under lock, in id order. */
export async function lockParts(tx: Queryable, { schoolId, refundId }: RefundKey): Promise<PartRow[]> {
  return rows(
    tx,
    sql`
      select ${partColumns}
      from refund_part
      where refund_part.school_id = ${schoolId}
      and refund_part.refund_id = ${refundId}
      order by refund_part.id
      for no key update`,
  )
}

export async function lockPart(tx: Queryable, { schoolId, partId }: PartKey): Promise<PartRow | null> {
  return firstRow(
    tx,
    sql`
      select ${partColumns}
      from refund_part
      where refund_part.school_id = ${schoolId}
      and refund_part.id = ${partId}
      for no key update`,
  )
}

export type PartChange = PartKey & {
  state: RefundPartState
  way?: 'payment' | 'account'
  /** Where it goes, from now on. Left alone when not named. */
  accountNumber?: string | null
  lineId?: string | null
  tryAgainAt?: Date | null
  now: Date
}

/** Counts that the bank has sent a part back. The part is locked. */
export async function writeReturned(tx: Queryable, { schoolId, partId }: PartKey): Promise<void> {
  await run(
    tx,
    sql`
      update refund_part
      set returned_count = returned_count + 1
      where school_id = ${schoolId}
      and id = ${partId}`,
  )
}

/** Writes a part's new state. The part is locked. */
export async function writePart(
  tx: Queryable,
  { schoolId, partId, state, way, accountNumber, lineId = null, tryAgainAt = null, now }: PartChange,
): Promise<void> {
  await run(
    tx,
    sql`
      update refund_part
      set state = ${state}, way = coalesce(${way ?? null}::text, way),
        account_number = case when ${accountNumber === undefined} then account_number else ${accountNumber ?? null}::text end,
        line_id = ${lineId}::uuid, try_again_at = ${tryAgainAt}::timestamptz, sent_at = null, changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${partId}`,
  )
}

/** The owner of a part that nobody was known to have paid. */
export async function writePayee(tx: Queryable, { schoolId, partId, personId, now }: PartKey & { personId: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update refund_part
      set payer_person_id = ${personId}, changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${partId}`,
  )
}

export async function writeNextTry(tx: Queryable, { schoolId, partId, tryAgainAt }: PartKey & { tryAgainAt: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update refund_part
      set try_again_at = ${tryAgainAt}
      where school_id = ${schoolId}
      and id = ${partId}
      and state = 'at_provider'`,
  )
}

/** Something is on its way to the provider, or is known not to have arrived. */
export async function writeSent(tx: Queryable, { schoolId, partId, sentAt }: PartKey & { sentAt: Date | null }): Promise<void> {
  await run(
    tx,
    sql`
      update refund_part
      set sent_at = ${sentAt}::timestamptz
      where school_id = ${schoolId}
      and id = ${partId}
      and state = 'at_provider'`,
  )
}

/** The parts that are to be tried at their provider now, the longest overdue first. It reads only; each is then claimed by itself. */
export async function dueParts(db: Queryable, { now, limit }: { now: Date; limit: number }): Promise<PartKey[]> {
  return rows(
    db,
    sql`
      select school_id as "schoolId", id as "partId"
      from refund_part
      where try_again_at <= ${now}
      order by try_again_at
      limit ${limit}`,
  )
}

export type ClaimedPart = PartKey & { refundId: string; topupId: string; amountOre: number; tries: number; sentAt: Date | null }

/** Claims a due part until `claimedUntil`: of two that try, one gets it. */
export async function claimPart(
  db: Queryable,
  { schoolId, partId, now, claimedUntil }: PartKey & { now: Date; claimedUntil: Date },
): Promise<ClaimedPart | null> {
  return firstRow(
    db,
    sql`
      update refund_part
      set try_again_at = ${claimedUntil}, tries = tries + 1
      where school_id = ${schoolId}
      and id = ${partId}
      and state = 'at_provider'
      and try_again_at <= ${now}
      returning school_id as "schoolId", id as "partId", refund_id as "refundId", topup_id as "topupId", amount_ore as "amountOre", tries, sent_at as "sentAt"`,
  )
}

/** All that is given back of a top-up, and has not come back to the wallet. */
export async function givenBackOf(tx: Queryable, { schoolId, topupId }: { schoolId: number; topupId: string }): Promise<number> {
  const found = await firstRow<{ sumOre: number }>(
    tx,
    sql`
      select coalesce(sum(amount_ore), 0)::bigint as "sumOre"
      from refund_part
      where school_id = ${schoolId}
      and topup_id = ${topupId}
      and state <> 'returned'`,
  )
  return found?.sumOre ?? 0
}

export type NewStep = RefundKey & { partId?: string | null; step: RefundStep; why?: RefundWhy | null; personId?: string | null; note?: string | null }

export async function writeStep(
  tx: Queryable,
  house: House,
  { schoolId, refundId, partId = null, step, why = null, personId = null, note = null }: NewStep,
): Promise<void> {
  await run(
    tx,
    sql`
      insert into refund_event (school_id, id, refund_id, part_id, step, why, person_id, note, happened_at)
      values (${schoolId}, ${house.newId()}, ${refundId}, ${partId}, ${step}, ${why}, ${personId}, ${note}, ${house.clock.now()})`,
  )
}

export type StepRow = { refundId: string; partId: string | null; step: RefundStep; why: RefundWhy | null; at: Date }

const MOST_STEPS = 2_000

/** The steps of some refunds, oldest first. */
export async function stepsOf(db: Queryable, { schoolId, refundIds }: { schoolId: number; refundIds: readonly string[] }): Promise<StepRow[]> {
  if (refundIds.length === 0) return []
  return rows(
    db,
    sql`
      select refund_id as "refundId", part_id as "partId", step, why, happened_at as at
      from refund_event
      where school_id = ${schoolId}
      and refund_id = any (${[...refundIds]}::uuid[])
      order by position
      limit ${MOST_STEPS}`,
  )
}

/** Through which providers and when the payments behind some parts came. */
export async function topupsBehind(
  db: Queryable,
  { schoolId, topupIds }: { schoolId: number; topupIds: readonly string[] },
): Promise<Map<string, { provider: ProviderName; creditedAt: Date }>> {
  if (topupIds.length === 0) return new Map()
  const found = await rows<{ topupId: string; provider: ProviderName; creditedAt: Date }>(
    db,
    sql`
      select id as "topupId", provider, credited_at as "creditedAt"
      from topup
      where school_id = ${schoolId}
      and id = any (${[...topupIds]}::uuid[])`,
  )
  return new Map(found.map(({ topupId, ...topup }) => [topupId, topup]))
}
