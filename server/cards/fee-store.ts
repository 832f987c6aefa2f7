// What is owed for new cards, and what has been taken of it.

import type { ReplacementCause } from '../../contract/card-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { FeeRules } from '../../rules/loss-fee.ts'
import type { WalletKey } from './store.ts'

export type FeeKey = { schoolId: number; feeId: string }

export type FeeRow = {
  feeId: string
  walletId: string
  cardId: string
  cause: ReplacementCause
  lossNumber: number | null
  dueOre: number
  chargedOre: number
  waivedOre: number
  waiveReason: string | null
  madeAt: Date
}

const columns = sql`
  card_fee.id as "feeId", card_fee.wallet_id as "walletId", card_fee.card_id as "cardId", card_fee.cause, card_fee.loss_number as "lossNumber",
  card_fee.due_ore as "dueOre", card_fee.charged_ore as "chargedOre", card_fee.waived_ore as "waivedOre", card_fee.waive_reason as "waiveReason",
  card_fee.made_at as "madeAt"`

const MOST_FEES = 50

/** The fees of a wallet, newest first. */
export async function feesOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<FeeRow[]> {
  return rows(
    db,
    sql`
      select ${columns}
      from card_fee
      where card_fee.school_id = ${schoolId}
      and card_fee.wallet_id = ${walletId}
      order by card_fee.made_at desc, card_fee.id desc
      limit ${MOST_FEES}`,
  )
}

/** The fees of a wallet with something left to take, the oldest first. The wallet is locked. */
export async function openFeesOf(tx: Queryable, { schoolId, walletId }: WalletKey): Promise<FeeRow[]> {
  return rows(
    tx,
    sql`
      select ${columns}
      from card_fee
      where card_fee.school_id = ${schoolId}
      and card_fee.wallet_id = ${walletId}
      and card_fee.charged_ore + card_fee.waived_ore < card_fee.due_ore
      order by card_fee.made_at, card_fee.id
      limit ${MOST_FEES}`,
  )
}

export async function feeOf(db: Queryable, { schoolId, feeId }: FeeKey): Promise<FeeRow | null> {
  return firstRow(
    db,
    sql`
      select ${columns}
      from card_fee
      where card_fee.school_id = ${schoolId}
      and card_fee.id = ${feeId}`,
  )
}

export type NewFee = FeeKey & { walletId: string; cardId: string; cause: ReplacementCause; lossNumber: number | null; dueOre: number; now: Date }

export async function insertFee(tx: Queryable, { schoolId, feeId, walletId, cardId, cause, lossNumber, dueOre, now }: NewFee): Promise<void> {
  await run(
    tx,
    sql`
      insert into card_fee (school_id, id, wallet_id, card_id, cause, loss_number, due_ore, made_at)
      values (${schoolId}, ${feeId}, ${walletId}, ${cardId}, ${cause}, ${lossNumber}, ${dueOre}, ${now})`,
  )
}

/** Lets go of an amount of a fee. The wallet is locked. */
export async function writeWaived(
  tx: Queryable,
  { schoolId, feeId, waivedOre, personId, reason, now }: FeeKey & { waivedOre: number; personId: string; reason: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update card_fee
      set waived_ore = ${waivedOre}, waived_at = ${now}, waived_by_person_id = ${personId}, waive_reason = ${reason}
      where school_id = ${schoolId}
      and id = ${feeId}`,
  )
}

export type NewCharge = FeeKey & { chargeId: string; creditedEventId: string; amountOre: number; now: Date }

/** Records that a part of a fee was taken: the event that its transfer refers to. */
export async function writeCharge(tx: Queryable, { schoolId, feeId, chargeId, creditedEventId, amountOre, now }: NewCharge): Promise<void> {
  await run(
    tx,
    sql`
      insert into card_fee_charge (school_id, id, card_fee_id, credited_event_id, amount_ore, happened_at)
      values (${schoolId}, ${chargeId}, ${feeId}, ${creditedEventId}, ${amountOre}, ${now})`,
  )
  await run(
    tx,
    sql`
      update card_fee
      set charged_ore = charged_ore + ${amountOre}
      where school_id = ${schoolId}
      and id = ${feeId}`,
  )
}

export type CardSettings = FeeRules & { keepOre: number; tillsHandOutCards: boolean }

/** What a school decides about cards, or null when there is no such school. */
export async function settingsOf(db: Queryable, schoolId: number): Promise<CardSettings | null> {
  return firstRow(
    db,
    sql`
      select card_fee_ladder_ore as "ladderOre", card_fee_stolen_ore as "stolenOre", card_fee_defect_ore as "defectOre",
        card_fee_keep_ore as "keepOre", tills_hand_out_cards as "tillsHandOutCards"
      from school
      where id = ${schoolId}`,
  )
}

/** Whether the school's tills may look pupils up by name: to hand out a card, or to sell to somebody who has none with them. */
export async function mayFindPupils(db: Queryable, schoolId: number): Promise<boolean> {
  const found = await firstRow<{ mayFind: boolean }>(db, sql`select tills_hand_out_cards or sells_by_name as "mayFind" from school where id = ${schoolId}`)
  return found?.mayFind ?? false
}

/** Changes what is named and leaves the rest. */
export async function writeSettings(tx: Queryable, { schoolId, change }: { schoolId: number; change: Partial<CardSettings> }): Promise<void> {
  const { ladderOre = null, stolenOre = null, defectOre = null, keepOre = null, tillsHandOutCards = null } = change
  await run(
    tx,
    sql`
      update school
      set card_fee_ladder_ore = coalesce(${ladderOre}::integer[], card_fee_ladder_ore),
        card_fee_stolen_ore = coalesce(${stolenOre}::bigint, card_fee_stolen_ore),
        card_fee_defect_ore = coalesce(${defectOre}::bigint, card_fee_defect_ore),
        card_fee_keep_ore = coalesce(${keepOre}::bigint, card_fee_keep_ore),
        tills_hand_out_cards = coalesce(${tillsHandOutCards}::boolean, tills_hand_out_cards)
      where id = ${schoolId}`,
  )
}
