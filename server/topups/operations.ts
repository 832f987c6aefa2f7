// What is done to a payment at its provider, one row for each time. Ours is written before it is sent, so that a
// process that dies in between is followed by one that knows what to look for.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { type OperationReference, operationReference, type ProviderMovement } from '../payments/index.ts'
import type { TopupKey } from './store.ts'

export const operationKinds = ['make', 'capture', 'abort', 'cancel', 'refund', 'chargeback'] as const
/** abort ends a payment nobody has paid; cancel lets go of what is reserved. */
export type OperationKind = (typeof operationKinds)[number]

export type PaymentOperation = { operationId: string; reference: OperationReference; amountOre: number }

const LETTERS = { make: 'pa', capture: 'ca', abort: 'cn', cancel: 'cn', refund: 're' } as const

/** After so many refusals of one kind it is not tried again: providers lock a payment after five. */
const MOST_REFUSED = 4

type Intended = TopupKey & { kind: keyof typeof LETTERS; provider: ProviderName; amountOre: number; forEventId?: string; isCharge?: boolean }

/** The operation of this kind that is under way, or a new one; null when it has been refused too often. The top-up is locked. */
export async function intendOperation(tx: Queryable, house: House, wish: Intended): Promise<PaymentOperation | null> {
  const { schoolId, topupId, kind, provider, amountOre, forEventId = null, isCharge = false } = wish
  const earlier = await rows<PaymentOperation & { state: string }>(
    tx,
    sql`
      select id as "operationId", reference, amount_ore as "amountOre", state
      from payment_operation
      where school_id = ${schoolId}
      and topup_id = ${topupId}
      and kind = ${kind}
      and provider = ${provider}
      and made_by = 'us'
      and for_event_id is not distinct from ${forEventId}::uuid
      order by made_at
      limit 50`,
  )
  const underWay = earlier.find(({ state }) => state === 'intended')
  if (underWay) return underWay
  if (earlier.filter(({ state }) => state === 'refused').length >= MOST_REFUSED) return null
  const operationId = house.newId()
  const reference = operationReference(isCharge ? 'ch' : LETTERS[kind], operationId)
  const now = house.clock.now()
  await run(
    tx,
    sql`
      insert into payment_operation (school_id, id, topup_id, kind, made_by, provider, reference, amount_ore, state, for_event_id, made_at, changed_at)
      values (${schoolId}, ${operationId}, ${topupId}, ${kind}, 'us', ${provider}, ${reference}, ${amountOre}, 'intended', ${forEventId}, ${now}, ${now})`,
  )
  return { operationId, reference, amountOre }
}

/** That a charge is under way, and whether it may have been heard. The reason stands where a refusal's would. */
const NOT_HEARD = 'not_heard'

/** The charge of a top-up that has been begun and has no outcome yet. */
export async function chargeUnderWay(tx: Queryable, { schoolId, topupId }: TopupKey): Promise<{ reference: OperationReference; isUnsure: boolean } | null> {
  return firstRow(
    tx,
    sql`
      select reference, problem is distinct from ${NOT_HEARD} as "isUnsure"
      from payment_operation
      where school_id = ${schoolId}
      and topup_id = ${topupId}
      and kind = 'make'
      and made_by = 'us'
      and state = 'intended'
      limit 1`,
  )
}

export async function noteCharge(
  tx: Queryable,
  { schoolId, reference, isUnsure, now }: { schoolId: number; reference: OperationReference; isUnsure: boolean; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update payment_operation
      set problem = ${isUnsure ? null : NOT_HEARD}, changed_at = ${now}
      where school_id = ${schoolId}
      and reference = ${reference}
      and state = 'intended'`,
  )
}

export type RefundOperation = PaymentOperation & { state: 'intended' | 'done' | 'refused'; madeAt: Date }

/** The refunds of a top-up that we have begun, oldest first: those of one event where it is named, and one of them where that is. */
export async function refundOperations(
  tx: Queryable,
  { schoolId, topupId, forEventId, operationId = null }: TopupKey & { forEventId: string | null; operationId?: string | null },
): Promise<RefundOperation[]> {
  return rows(
    tx,
    sql`
      select id as "operationId", reference, amount_ore as "amountOre", state, made_at as "madeAt"
      from payment_operation
      where school_id = ${schoolId}
      and topup_id = ${topupId}
      and kind = 'refund'
      and made_by = 'us'
      and (${forEventId}::uuid is null or for_event_id = ${forEventId}::uuid)
      and (${operationId}::uuid is null or id = ${operationId}::uuid)
      order by made_at, id
      limit 200`,
  )
}

/** True when something of this kind was begun by us and not refused. */
export async function isUnderWay(tx: Queryable, { schoolId, topupId, kind }: TopupKey & { kind: OperationKind }): Promise<boolean> {
  return (
    (await firstRow(
      tx,
      sql`
        select 1 as one
        from payment_operation
        where school_id = ${schoolId}
        and topup_id = ${topupId}
        and kind = ${kind}
        and made_by = 'us'
        and state <> 'refused'
        limit 1`,
    )) !== null
  )
}

type Outcome = { schoolId: number; reference: OperationReference; now: Date }

export async function markDone(
  tx: Queryable,
  {
    schoolId,
    reference,
    now,
    number = null,
    happenedAt = null,
    feeOre = null,
  }: Outcome & { number?: string | null; happenedAt?: Date | null; feeOre?: number | null },
): Promise<void> {
  await run(
    tx,
    sql`
      update payment_operation
      set state = 'done', provider_number = coalesce(${number}::text, provider_number), happened_at = coalesce(${happenedAt}::timestamptz, happened_at),
        fee_ore = coalesce(${feeOre}::bigint, fee_ore), problem = null, changed_at = ${now}
      where school_id = ${schoolId}
      and reference = ${reference}
      and (state <> 'done' or provider_number is distinct from coalesce(${number}::text, provider_number))`,
  )
}

/** What is under way was definitely refused; what is done stays done. */
export async function markRefused(tx: Queryable, { schoolId, reference, now, problem }: Outcome & { problem: string | null }): Promise<void> {
  await run(
    tx,
    sql`
      update payment_operation
      set state = 'refused', problem = ${problem}, changed_at = ${now}
      where school_id = ${schoolId}
      and reference = ${reference}
      and state = 'intended'`,
  )
}

/** True when one of our own operations goes by this reference. */
export async function isOurs(tx: Queryable, { schoolId, topupId, reference }: TopupKey & { reference: OperationReference }): Promise<boolean> {
  return (
    (await firstRow(
      tx,
      sql`
        select 1 as one
        from payment_operation
        where school_id = ${schoolId}
        and topup_id = ${topupId}
        and reference = ${reference}`,
    )) !== null
  )
}

/** Writes down what the provider did by itself, and answers the new row's id; null when it stands there already. */
export async function insertSeen(
  tx: Queryable,
  house: House,
  { schoolId, topupId, provider, movement }: TopupKey & { provider: ProviderName; movement: ProviderMovement },
): Promise<string | null> {
  const operationId = house.newId()
  const now = house.clock.now()
  const { kind, number, amountOre, happenedAt, feeOre, reference } = movement
  const inserted = await run(
    tx,
    sql`
      insert into payment_operation (
        school_id, id, topup_id, kind, made_by, provider, reference, amount_ore, state, provider_number, made_at, changed_at, happened_at, fee_ore)
      values (${schoolId}, ${operationId}, ${topupId}, ${kind}, 'provider', ${provider}, ${reference}, ${amountOre}, 'done', ${number}, ${now}, ${now},
        ${happenedAt}, ${feeOre})
      on conflict do nothing`,
  )
  return inserted === 1 ? operationId : null
}
