// The SQL of arrangements: what was agreed, and its history.

import type { ArrangementState, ArrangementStep, ArrangementWhy } from '../../contract/automatic-topup-words.ts'
import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, type Sql, sql } from '../../database/transaction.ts'
import type { Terms } from '../../rules/automatic-topup.ts'
import type { House } from '../house.ts'

export type WalletKey = { schoolId: number; walletId: string }
export type ArrangementKey = { schoolId: number; arrangementId: string }

export type ArrangementRow = ArrangementKey &
  Terms & {
    walletId: string
    /** The owner. */
    personId: string
    state: ArrangementState
    why: ArrangementWhy | null
    cardId: string | null
    cardProvider: ProviderName | null
    cardLabel: string | null
    cardValidUntil: string | null
    refusals: number
    troubles: number
    notBefore: Date | null
    dayHandled: string
    capToldMonth: string | null
    expiryToldCardId: string | null
    agreedAt: Date
    madeAt: Date
  }

const columns = sql`
  arrangement.school_id as "schoolId", arrangement.id as "arrangementId", arrangement.wallet_id as "walletId", arrangement.person_id as "personId",
  arrangement.state, arrangement.why, arrangement.threshold_ore as "thresholdOre", arrangement.day_of_month as "dayOfMonth",
  arrangement.amount_ore as "amountOre", arrangement.monthly_cap_ore as "monthlyCapOre", arrangement.card_id as "cardId", card.provider as "cardProvider", card.label as "cardLabel",
  card.valid_until as "cardValidUntil", arrangement.refusals, arrangement.troubles, arrangement.not_before as "notBefore",
  arrangement.day_handled as "dayHandled", arrangement.cap_told_month as "capToldMonth", arrangement.expiry_told_card_id as "expiryToldCardId",
  arrangement.agreed_at as "agreedAt", arrangement.made_at as "madeAt"`

const whichOf = ({ schoolId }: { schoolId: number }, which: Sql) => sql`
  select ${columns}
  from topup_arrangement as arrangement
  left join stored_card as card on card.school_id = ${schoolId} and card.id = arrangement.card_id
  where arrangement.school_id = ${schoolId}
  and ${which}`

/** Locked after a top-up and before a wallet, where several are. */
export const lockArrangement = (tx: Queryable, key: ArrangementKey): Promise<ArrangementRow | null> =>
  firstRow(tx, sql`${whichOf(key, sql`arrangement.id = ${key.arrangementId}`)} for no key update of arrangement`)

export const readArrangement = (db: Queryable, key: ArrangementKey): Promise<ArrangementRow | null> =>
  firstRow(db, whichOf(key, sql`arrangement.id = ${key.arrangementId}`))

/** The arrangement that a payer has on a wallet now, under lock. */
export const lockOwn = (tx: Queryable, { personId, ...wallet }: WalletKey & { personId: string }): Promise<ArrangementRow | null> =>
  firstRow(
    tx,
    sql`${whichOf(wallet, sql`arrangement.wallet_id = ${wallet.walletId} and arrangement.person_id = ${personId} and arrangement.state <> 'ended'`)}
      for no key update of arrangement`,
  )

/** Every arrangement of a wallet that goes on, and those that ended since then, newest first. */
export const arrangementsOf = (db: Queryable, { endedSince, ...wallet }: WalletKey & { endedSince: Date }): Promise<ArrangementRow[]> =>
  rows(
    db,
    sql`${whichOf(wallet, sql`arrangement.wallet_id = ${wallet.walletId} and (arrangement.state <> 'ended' or arrangement.changed_at > ${endedSince})`)}
      order by arrangement.made_at desc, arrangement.id
      limit 20`,
  )

type NewArrangement = ArrangementKey & Terms & { walletId: string; personId: string; today: string; now: Date }

/** Writes a new one, unless the payer has one on this wallet. */
export async function insertArrangement(tx: Queryable, wish: NewArrangement): Promise<void> {
  await run(
    tx,
    sql`
      insert into topup_arrangement (
        school_id, id, wallet_id, person_id, state, threshold_ore, day_of_month, amount_ore, monthly_cap_ore, day_handled, made_at, agreed_at, changed_at)
      values (${wish.schoolId}, ${wish.arrangementId}, ${wish.walletId}, ${wish.personId}, 'awaiting_card', ${wish.thresholdOre}, ${wish.dayOfMonth},
        ${wish.amountOre}, ${wish.monthlyCapOre}, ${wish.today}, ${wish.now}, ${wish.now}, ${wish.now})
      on conflict (school_id, wallet_id, person_id) where state <> 'ended' do nothing`,
  )
}

/** Changes an arrangement that is under lock. */
export async function writeArrangement(
  tx: Queryable,
  { schoolId, arrangementId }: ArrangementKey,
  { changes, now }: { changes: Sql; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update topup_arrangement
      set ${changes}, changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${arrangementId}`,
  )
}

export type NewEvent = {
  step: ArrangementStep
  why?: string | null
  side: 'owner' | 'office' | 'house'
  byPersonId?: string | null
  note?: string | null
  terms?: Terms | null
}

export async function insertEvent(
  tx: Queryable,
  house: House,
  { of: { schoolId, arrangementId }, ...event }: NewEvent & { of: ArrangementKey },
): Promise<void> {
  const { step, why = null, side, byPersonId = null, note = null, terms = null } = event
  await run(
    tx,
    sql`
      insert into topup_arrangement_event (
        school_id, id, arrangement_id, step, why, side, person_id, note, threshold_ore, day_of_month, amount_ore, monthly_cap_ore, happened_at)
      values (${schoolId}, ${house.newId()}, ${arrangementId}, ${step}, ${why}, ${side}, ${byPersonId}, ${note}, ${terms?.thresholdOre ?? null},
        ${terms?.dayOfMonth ?? null}, ${terms?.amountOre ?? null}, ${terms?.monthlyCapOre ?? null}, ${house.clock.now()})`,
  )
}

export type EventRow = { step: ArrangementStep; why: string | null; side: NewEvent['side']; note: string | null; happenedAt: Date }

/** The latest steps of an arrangement, newest first. */
export async function eventsOf(db: Queryable, { schoolId, arrangementId }: ArrangementKey): Promise<EventRow[]> {
  return rows(
    db,
    sql`
      select step, why, side, note, happened_at as "happenedAt"
      from topup_arrangement_event
      where school_id = ${schoolId}
      and arrangement_id = ${arrangementId}
      order by position desc
      limit 20`,
  )
}

/** The arrangements of a payer on a wallet that charge by themselves now. */
export async function activeOf(tx: Queryable, { schoolId, walletId, personId }: WalletKey & { personId: string }): Promise<ArrangementKey[]> {
  return rows(
    tx,
    sql`
      select school_id as "schoolId", id as "arrangementId"
      from topup_arrangement
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and person_id = ${personId}
      and state = 'active'
      order by id
      limit 20`,
  )
}

export type NewCard = WalletKey & {
  cardId: string
  personId: string
  provider: ProviderName
  wrappedToken: Buffer
  label: string
  validUntil: string | null
  now: Date
  /** Set for a card that must be forgotten at once. */
  forgetAt: Date | null
}

export async function insertCard(tx: Queryable, card: NewCard): Promise<void> {
  const { schoolId, walletId, cardId, personId, provider, wrappedToken, label, validUntil, now, forgetAt } = card
  await run(
    tx,
    sql`
      insert into stored_card (school_id, id, wallet_id, person_id, provider, wrapped_token, label, valid_until, made_at, ended_at, forget_at)
      values (${schoolId}, ${cardId}, ${walletId}, ${personId}, ${provider}, ${wrappedToken}, ${label}, ${validUntil}, ${now}, ${forgetAt && now}, ${forgetAt})`,
  )
}

/** Ends a card: from now on it is charged no more, and the provider is asked to forget it. */
export async function endCard(tx: Queryable, { schoolId, cardId, now }: { schoolId: number; cardId: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update stored_card
      set ended_at = ${now}, forget_at = ${now}
      where school_id = ${schoolId}
      and id = ${cardId}
      and ended_at is null`,
  )
}

/** The sealed token of a card that may be charged. */
export async function tokenOf(tx: Queryable, { schoolId, cardId }: { schoolId: number; cardId: string }): Promise<Buffer | null> {
  const found = await firstRow<{ wrappedToken: Buffer | null }>(
    tx,
    sql`
      select wrapped_token as "wrappedToken"
      from stored_card
      where school_id = ${schoolId}
      and id = ${cardId}
      and ended_at is null`,
  )
  return found?.wrappedToken ?? null
}

export type CardToForget = { schoolId: number; cardId: string; provider: ProviderName; wrappedToken: Buffer; tries: number }

/** The cards whose providers are to be asked to forget them now. It reads only. */
export async function cardsToForget(db: Queryable, { now, limit }: { now: Date; limit: number }): Promise<{ schoolId: number; cardId: string }[]> {
  return rows(
    db,
    sql`
      -- across schools: what is due anywhere
      select school_id as "schoolId", id as "cardId"
      from stored_card
      where forget_at <= ${now}
      order by forget_at
      limit ${limit}`,
  )
}

/** Claims a card that is due: of two that try, one gets it. */
export async function claimCard(
  db: Queryable,
  { schoolId, cardId, now, claimedUntil }: { schoolId: number; cardId: string; now: Date; claimedUntil: Date },
): Promise<CardToForget | null> {
  return firstRow(
    db,
    sql`
      update stored_card
      set forget_at = ${claimedUntil}, forget_tries = forget_tries + 1
      where school_id = ${schoolId}
      and id = ${cardId}
      and forget_at <= ${now}
      and wrapped_token is not null
      returning school_id as "schoolId", id as "cardId", provider, wrapped_token as "wrappedToken", forget_tries as tries`,
  )
}

export async function writeForgotten(db: Queryable, { schoolId, cardId, now }: { schoolId: number; cardId: string; now: Date }): Promise<void> {
  await run(
    db,
    sql`
      update stored_card
      set wrapped_token = null, forgotten_at = ${now}, forget_at = null
      where school_id = ${schoolId}
      and id = ${cardId}
      and wrapped_token is not null`,
  )
}

export async function writeForgetAgain(db: Queryable, { schoolId, cardId, forgetAt }: { schoolId: number; cardId: string; forgetAt: Date }): Promise<void> {
  await run(
    db,
    sql`
      update stored_card
      set forget_at = ${forgetAt}
      where school_id = ${schoolId}
      and id = ${cardId}
      and forgotten_at is null`,
  )
}
