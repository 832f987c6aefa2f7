// The SQL of top-ups.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { TopupState } from '../../contract/wallet-routes.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, type Sql, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import { type WalletKey, walletName } from '../../ledger/ledger.ts'
import type { FreeAmount } from '../../rules/topup-amounts.ts'

export type TopupKey = { schoolId: number; topupId: string }

type Paid = TopupKey & {
  /** Set on those that come by themselves: the month’s cap when it was made. */
  monthlyCapOre: number | null
  giverName: string | null
  giverLanguage: Language | null
  amountOre: number
  /** A gift that had to wait for room. */
  heldOre: number
  creditedOre: number
  reversedOre: number
  state: TopupState
  provider: ProviderName
  providerReference: string | null
  payAt: string | null
  madeAt: Date
  creditedAt: Date | null
  askAgainAt: Date | null
}

/** What a payment is for: a wallet, or the school's meal fund. */
export type WalletTopup = Paid & {
  walletId: string
  /** Null for a gift. */
  payerPersonId: string | null
  payLinkId: string | null
  /** What it belongs to when it stores the card of an automatic top-up, or is one. */
  arrangementId: string | null
}
export type FundGift = Paid & { walletId: null; payerPersonId: null; payLinkId: string; arrangementId: null }
export type TopupRow = WalletTopup | FundGift

const columns = sql`
  topup.school_id as "schoolId", topup.id as "topupId", topup.wallet_id as "walletId", topup.payer_person_id as "payerPersonId",
  topup.pay_link_id as "payLinkId", topup.arrangement_id as "arrangementId", topup.monthly_cap_ore as "monthlyCapOre", topup.giver_name as "giverName", topup.giver_language as "giverLanguage", topup.held_ore as "heldOre", topup.amount_ore as "amountOre", topup.credited_ore as "creditedOre", topup.reversed_ore as "reversedOre", topup.state, topup.provider, topup.provider_reference as "providerReference", topup.pay_at as "payAt",
  topup.made_at as "madeAt", topup.credited_at as "creditedAt", topup.ask_again_at as "askAgainAt"`

/** One who pays by a link and has no profile: what they say of themselves. */
export type Giver = { payLinkId: string; name: string | null; email: string | null; greeting?: string | null; language: Language }
/** Who pays: somebody with a profile, or a giver. */
export type Payer = { payerPersonId: string; giver?: undefined } | { payerPersonId?: undefined; giver: Giver }

/** What an arrangement’s top-up carries; `monthlyCapOre` only where it comes by itself. */
export type Arranged = { arrangementId?: string; monthlyCapOre?: number }

export type NewTopup = TopupKey & Payer & Arranged & { walletId: string | null; amountOre: number; provider: ProviderName; now: Date; askAgainAt: Date }

/** Writes a new wish, and tells whether the id was free. A wish under way with the same id is waited for. */
export async function insertTopup(tx: Queryable, topup: NewTopup): Promise<boolean> {
  const { giver } = topup
  const inserted = await run(
    tx,
    sql`
      insert into topup (
        school_id, id, wallet_id, payer_person_id, pay_link_id, giver_name, giver_email, giver_greeting, giver_language, arrangement_id, monthly_cap_ore, amount_ore, state, provider, made_at, changed_at, ask_again_at)
      values (${topup.schoolId}, ${topup.topupId}, ${topup.walletId}, ${topup.payerPersonId ?? null}, ${giver?.payLinkId ?? null}, ${giver?.name ?? null},
        ${giver?.email ?? null}, ${giver?.greeting ?? null}, ${giver?.language ?? null}, ${topup.arrangementId ?? null}, ${topup.monthlyCapOre ?? null}, ${topup.amountOre}, 'created', ${topup.provider}, ${topup.now}, ${topup.now}, ${topup.askAgainAt})
      on conflict (school_id, id) do nothing`,
  )
  return inserted === 1
}

export async function readTopup(db: Queryable, { schoolId, topupId }: TopupKey): Promise<TopupRow | null> {
  return firstRow(
    db,
    sql`
      select ${columns}
      from topup
      where topup.school_id = ${schoolId}
      and topup.id = ${topupId}`,
  )
}

/** The top-up under lock. Whoever also needs the wallet locks it after this. */
export async function lockTopup(tx: Queryable, { schoolId, topupId }: TopupKey): Promise<TopupRow | null> {
  return firstRow(
    tx,
    sql`
      select ${columns}
      from topup
      where topup.school_id = ${schoolId}
      and topup.id = ${topupId}
      for no key update`,
  )
}

/** Who is paid, and within which bounds. */
export type Payee = {
  schoolName: string
  freeAmount: FreeAmount | null
  /** Null for a giver, who says it. */
  payerLanguage: Language | null
  operatorName: string
  organisationNumber: string
}

export type Place = Payee & { maximumBalanceOre: number; enrolledUntil: string | null }

/** What a top-up must know of the school, the pupil and the payer; null when the wallet is not a pupil's. */
export async function placeOf(
  tx: Queryable,
  { schoolId, walletId, payerPersonId = null }: { schoolId: number; walletId: string; payerPersonId?: string | null },
): Promise<Place | null> {
  const found = await firstRow<Omit<Place, 'freeAmount'> & { leastOre: number | null; mostOre: number | null }>(
    tx,
    sql`
      select school.name as "schoolName", school.maximum_balance_ore as "maximumBalanceOre", school.topup_least_ore as "leastOre", school.topup_most_ore as "mostOre",
        -- Where the canteen has closed for good, everybody's last day is over.
        least(pupil.enrolled_until, (school.sales_ended_at at time zone 'Europe/Oslo')::date - 1) as "enrolledUntil", person.language as "payerLanguage", operator.name as "operatorName",
        operator.organisation_number as "organisationNumber"
      from pupil
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      left join person on person.id = ${payerPersonId}::uuid
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
  if (!found) return null
  const { leastOre, mostOre, ...place } = found
  return { ...place, freeAmount: leastOre === null || mostOre === null ? null : { leastOre, mostOre } }
}

/** What the other top-ups in flight will bring. A wish that nobody was sent to pay counts for a few minutes only. */
export async function inFlightOre(
  tx: Queryable,
  { schoolId, walletId, besides, freshSince }: { schoolId: number; walletId: string; besides: string; freshSince: Date },
): Promise<number> {
  const found = await firstRow<{ sumOre: number }>(
    tx,
    sql`
      select coalesce(sum(amount_ore), 0)::bigint as "sumOre"
      from topup
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and id <> ${besides}
      and (state in ('pending', 'authorised') or (state = 'created' and changed_at > ${freshSince}))`,
  )
  return found?.sumOre ?? 0
}

/** The top-ups of a wallet that may still bring money, newest first. */
export async function inFlightOf(
  db: Queryable,
  { schoolId, walletId, freshSince }: { schoolId: number; walletId: string; freshSince: Date },
): Promise<TopupRow[]> {
  return rows(
    db,
    sql`
      select ${columns}
      from topup
      where topup.school_id = ${schoolId}
      and topup.wallet_id = ${walletId}
      and (topup.state in ('pending', 'authorised') or (topup.state = 'created' and topup.changed_at > ${freshSince}))
      order by topup.made_at desc, topup.id desc
      limit 50`,
  )
}

/** What is on its way to each wallet, by `walletName`: reserved already, or being paid. */
export async function inFlightSums(db: Queryable, wallets: readonly WalletKey[]): Promise<Map<string, number>> {
  const found = await rows<WalletKey & { sumOre: number }>(
    db,
    sql`
      select topup.school_id as "schoolId", topup.wallet_id as "walletId", sum(topup.amount_ore)::bigint as "sumOre"
      from topup
      where (topup.school_id, topup.wallet_id) in (
        select wanted.school_id, wanted.id
        from unnest(${wallets.map(({ schoolId }) => schoolId)}::bigint[], ${wallets.map(({ walletId }) => walletId)}::uuid[]) as wanted (school_id, id))
      and topup.state in ('pending', 'authorised')
      group by topup.school_id, topup.wallet_id`,
  )
  return new Map(found.map((sum) => [walletName(sum), sum.sumOre]))
}

/** The gifts of a wallet that are paid and wait for room, oldest first. */
export async function heldOf(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<TopupRow[]> {
  return rows(
    db,
    sql`
      select ${columns}
      from topup
      where topup.school_id = ${schoolId}
      and topup.wallet_id = ${walletId}
      and topup.state = 'held'
      order by topup.made_at, topup.id
      limit 50`,
  )
}

/** True when some other event already moved money under this id: then the id cannot be a top-up's. */
export async function hasMovedMoney(tx: Queryable, { schoolId, topupId }: TopupKey): Promise<boolean> {
  return (
    (await firstRow(
      tx,
      sql`
        select 1 as one
        from transfer
        where school_id = ${schoolId}
        and event_id = ${topupId}
        limit 1`,
    )) !== null
  )
}

// Every change of a row that is under lock.
const writeTopup = (tx: Queryable, { schoolId, topupId }: TopupKey, { changes, now }: { changes: Sql; now: Date }) =>
  run(
    tx,
    sql`
      update topup
      set ${changes}, changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${topupId}`,
  )

/** A wish that is tried again is as fresh as a new one: nobody has been sent to pay it. */
export const refreshWish = (tx: Queryable, { provider, now, askAgainAt, ...key }: TopupKey & { provider: ProviderName; now: Date; askAgainAt: Date }) =>
  writeTopup(tx, key, { changes: sql`provider = ${provider}, made_at = ${now}, ask_again_at = ${askAgainAt}`, now })

export type Started = TopupKey & { state: TopupState; provider: ProviderName; providerReference: string; payAt: string | null; now: Date; askAgainAt: Date }

export const writeStarted = (tx: Queryable, { state, provider, providerReference, payAt, now, askAgainAt, ...key }: Started) =>
  writeTopup(tx, key, {
    changes: sql`state = ${state}, provider = ${provider}, provider_reference = ${providerReference}, pay_at = ${payAt}, ask_again_at = ${askAgainAt}`,
    now,
  })

/** Writes an outcome without money, or that there is none yet. */
export const writeOutcome = (tx: Queryable, { state, askAgainAt, now, ...key }: TopupKey & { state: TopupState; askAgainAt: Date | null; now: Date }) =>
  writeTopup(tx, key, { changes: sql`state = ${state}, ask_again_at = ${askAgainAt}`, now })

/** Its money is reserved for us, from now on. */
export const writeAuthorised = (tx: Queryable, { state, now, ...key }: TopupKey & { state: TopupState; now: Date }) =>
  writeTopup(tx, key, { changes: sql`state = ${state}, authorised_at = coalesce(authorised_at, ${now})`, now })

type Taken = TopupKey & { now: Date; askAgainAt: Date | null }

export const writeCredited = (tx: Queryable, { creditedOre, askAgainAt, now, ...key }: Taken & { creditedOre: number }) =>
  writeTopup(tx, key, {
    changes: sql`state = 'credited', credited_ore = ${creditedOre}, credited_at = ${now}, authorised_at = coalesce(authorised_at, ${now}), ask_again_at = ${askAgainAt}`,
    now,
  })

/** Paid, and there is no room for it yet. */
export const writeHeld = (tx: Queryable, { heldOre, askAgainAt, now, ...key }: Taken & { heldOre: number }) =>
  writeTopup(tx, key, {
    changes: sql`state = 'held', held_ore = ${heldOre}, authorised_at = coalesce(authorised_at, ${now}), ask_again_at = ${askAgainAt}`,
    now,
  })

export const writeReversed = (tx: Queryable, { state, reversedOre, now, ...key }: TopupKey & { state: TopupState; reversedOre: number; now: Date }) =>
  writeTopup(tx, key, { changes: sql`state = ${state}, reversed_ore = ${reversedOre}`, now })

/**
 * The top-ups whose provider is to be asked now, the longest overdue first. The one question here that
 * spans schools: it reads only, and each top-up is then claimed by itself.
 */
export async function dueTopups(
  db: Queryable,
  { providers, now, limit }: { providers: readonly ProviderName[]; now: Date; limit: number },
): Promise<TopupKey[]> {
  return rows(
    db,
    sql`
      select school_id as "schoolId", id as "topupId"
      from topup
      where ask_again_at <= ${now}
      and provider = any (${providers}::text[])
      order by ask_again_at
      limit ${limit}`,
  )
}

/** Claims a due top-up until `claimedUntil`: of two that try, one gets it. Whoever claims and dies is followed by another then. */
export async function claimDueTopup(
  db: Queryable,
  { schoolId, topupId, now, claimedUntil }: TopupKey & { now: Date; claimedUntil: Date },
): Promise<TopupRow | null> {
  return firstRow(
    db,
    sql`
      update topup
      set ask_again_at = ${claimedUntil}, asked_at = ${now}, asked_times = asked_times + 1
      where topup.school_id = ${schoolId}
      and topup.id = ${topupId}
      and topup.ask_again_at <= ${now}
      returning ${columns}`,
  )
}

/** Brings the next question forward, unless it comes as soon anyway. After being asked, the provider gets its rest. */
export async function askSooner(db: Queryable, { schoolId, topupId, now, restMs }: TopupKey & { now: Date; restMs: number }): Promise<void> {
  const soonest = sql`greatest(${now}::timestamptz, asked_at + ${restMs}::integer * interval '1 millisecond')`
  await run(
    db,
    sql`
      update topup
      set ask_again_at = ${soonest}
      where school_id = ${schoolId}
      and id = ${topupId}
      and provider_reference is not null
      and (ask_again_at is null or ask_again_at > ${soonest})`,
  )
}
