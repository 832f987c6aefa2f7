// The SQL of cards. Whoever also needs the wallet locks it first, and the card after it.

import type { BlockReason, CardKind, EndReason, HolderKind, ReplacementCause } from '../../contract/card-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, joinSql, rows, run, sql } from '../../database/transaction.ts'

export type CardKey = { schoolId: number; cardId: string }
export type WalletKey = { schoolId: number; walletId: string }

export type CardRow = {
  cardId: string
  kind: CardKind
  walletId: string | null
  hint: string | null
  name: string | null
  issuedAt: Date | null
  validUntil: string | null
  blockedAt: Date | null
  blockReason: BlockReason | null
  endedAt: Date | null
  endReason: EndReason | null
  endCause: ReplacementCause | null
  batchId: string | null
}

const columns = sql`
  card.id as "cardId", card.kind, card.wallet_id as "walletId", card.hint, card.name, card.issued_at as "issuedAt", card.valid_until as "validUntil",
  card.blocked_at as "blockedAt", card.block_reason as "blockReason", card.ended_at as "endedAt", card.end_reason as "endReason",
  card.end_cause as "endCause", card.batch_id as "batchId"`

export type NewCard = CardKey & { walletId: string; kind: CardKind; codeHash: Buffer; hint: string | null; now: Date }

/**
 * Writes a card that is somebody's from the start, and its code in the registry that tells other schools whose
 * it is. Answers false when the code is in use already, also by somebody who took it at the same moment.
 */
export async function insertCard(tx: Queryable, { schoolId, cardId, walletId, kind, codeHash, hint, now }: NewCard): Promise<boolean> {
  if (!(await registerCode(tx, { schoolId, codeHash }))) return false
  await run(
    tx,
    sql`
      insert into card (school_id, id, wallet_id, kind, code_hash, hint, made_at, issued_at)
      values (${schoolId}, ${cardId}, ${walletId}, ${kind}, ${codeHash}, ${hint}, ${now}, ${now})`,
  )
  return true
}

async function registerCode(tx: Queryable, { schoolId, codeHash }: { schoolId: number; codeHash: Buffer }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into card_registry (code_hash, school_id)
      values (${codeHash}, ${schoolId})
      on conflict (code_hash) do nothing`,
  )
  return count === 1
}

/** The wallet's newest phone code that is neither blocked nor over, or null. */
export async function phoneCardOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<{ cardId: string } | null> {
  return firstRow(
    db,
    sql`
      select id as "cardId"
      from card
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and kind = 'phone'
      and blocked_at is null
      and ended_at is null
      order by made_at desc, id desc
      limit 1`,
  )
}

const MOST_SHOWN = 60

/** A wallet's cards of some kinds: those in use first, then the newest. */
export async function cardsOf(db: Queryable, { schoolId, walletId, kinds }: WalletKey & { kinds: readonly CardKind[] }): Promise<CardRow[]> {
  return rows(
    db,
    sql`
      select ${columns}
      from card
      where card.school_id = ${schoolId}
      and card.wallet_id = ${walletId}
      and card.kind in (${joinSql([...kinds])})
      order by card.ended_at is not null, card.issued_at desc, card.id desc
      limit ${MOST_SHOWN}`,
  )
}

/** One card of a wallet under lock, or null. */
export async function lockCardOf(tx: Queryable, { schoolId, walletId, cardId }: WalletKey & CardKey): Promise<CardRow | null> {
  return firstRow(
    tx,
    sql`
      select ${columns}
      from card
      where card.school_id = ${schoolId}
      and card.id = ${cardId}
      and card.wallet_id = ${walletId}
      for no key update`,
  )
}

/** The card behind a code at a school, or null. */
export async function cardByHash(db: Queryable, { schoolId, codeHash }: { schoolId: number; codeHash: Buffer }): Promise<CardRow | null> {
  return firstRow(
    db,
    sql`
      select ${columns}
      from card
      where card.school_id = ${schoolId}
      and card.code_hash = ${codeHash}`,
  )
}

export async function lockCardByHash(tx: Queryable, { schoolId, codeHash }: { schoolId: number; codeHash: Buffer }): Promise<CardRow | null> {
  return firstRow(
    tx,
    sql`
      select ${columns}
      from card
      where card.school_id = ${schoolId}
      and card.code_hash = ${codeHash}
      for no key update`,
  )
}

/** The school whose card a code is, whichever that may be. */
export async function schoolOfCode(db: Queryable, codeHash: Buffer): Promise<number | null> {
  const found = await firstRow<{ schoolId: number }>(
    db,
    sql`
      select school_id as "schoolId"
      from card_registry
      where code_hash = ${codeHash}`,
  )
  return found?.schoolId ?? null
}

export async function countCardsInUse(tx: Queryable, { schoolId, walletId }: WalletKey): Promise<number> {
  const found = await firstRow<{ count: number }>(
    tx,
    sql`
      select count(*) as count
      from card
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and kind <> 'phone'
      and ended_at is null`,
  )
  return found?.count ?? 0
}

export async function countLosses(db: Queryable, { schoolId, walletId }: WalletKey): Promise<number> {
  const found = await firstRow<{ count: number }>(
    db,
    sql`
      select count(*) as count
      from card
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and end_cause = 'lost'`,
  )
  return found?.count ?? 0
}

/** Makes a locked card of a batch somebody's. */
export async function writeIssued(tx: Queryable, { schoolId, cardId, walletId, now }: CardKey & { walletId: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update card
      set wallet_id = ${walletId}, issued_at = ${now}
      where school_id = ${schoolId}
      and id = ${cardId}`,
  )
}

export async function writeWords(
  tx: Queryable,
  { schoolId, cardId, name, validUntil }: CardKey & { name: string | null; validUntil: string | null },
): Promise<void> {
  await run(
    tx,
    sql`
      update card
      set name = ${name}, valid_until = ${validUntil}
      where school_id = ${schoolId}
      and id = ${cardId}`,
  )
}

export async function writeBlock(
  tx: Queryable,
  { schoolId, cardId, blockedAt, reason }: CardKey & { blockedAt: Date | null; reason: BlockReason | null },
): Promise<void> {
  await run(
    tx,
    sql`
      update card
      set blocked_at = ${blockedAt}, block_reason = ${reason}
      where school_id = ${schoolId}
      and id = ${cardId}`,
  )
}

export async function writeEnd(
  tx: Queryable,
  { schoolId, cardId, reason, cause, now }: CardKey & { reason: EndReason; cause: ReplacementCause | null; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update card
      set ended_at = ${now}, end_reason = ${reason}, end_cause = ${cause}
      where school_id = ${schoolId}
      and id = ${cardId}`,
  )
}

export type Holder = WalletKey & {
  pupilId: string
  kind: HolderKind
  firstName: string
  lastName: string
  className: string
}

const holderColumns = sql`
  pupil.school_id as "schoolId", pupil.id as "pupilId", pupil.wallet_id as "walletId", pupil.kind, pupil.first_name as "firstName",
  pupil.last_name as "lastName", pupil.class_name as "className"`

/** Whose wallet it is, by the pupil's id. */
export async function holderOf(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      select ${holderColumns}
      from pupil
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}

export async function holderOfWallet(db: Queryable, { schoolId, walletId }: WalletKey): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      select ${holderColumns}
      from pupil
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}

/** Those who belong to the school today and whose name or class has every one of the words. */
export async function holdersLike(
  db: Queryable,
  { schoolId, patterns, today, limit }: { schoolId: number; patterns: readonly string[]; today: string; limit: number },
): Promise<Holder[]> {
  const matches = patterns.map((pattern) => sql`lower(concat_ws(' ', pupil.first_name, pupil.last_name, pupil.class_name) collate nb) like ${pattern}`)
  return rows(
    db,
    sql`
      select ${holderColumns}
      from pupil
      where pupil.school_id = ${schoolId}
      and pupil.enrolled_from <= ${today}
      and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today})
      and ${joinSql(matches, ' and ')}
      order by pupil.last_name collate nb, pupil.first_name collate nb, pupil.id
      limit ${limit}`,
  )
}

/** Then nobody of the family is named to another. */
export async function hasProtectedAddress(db: Queryable, { schoolId, walletId }: WalletKey): Promise<boolean> {
  const found = await firstRow<{ isProtected: boolean }>(
    db,
    sql`
      select has_protected_address as "isProtected"
      from pupil
      where school_id = ${schoolId}
      and wallet_id = ${walletId}`,
  )
  return found?.isProtected ?? false
}
