// The history of cards: only ever inserted, read by the office and the family.

import type { CardEventKind, CardSide } from '../../contract/card-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Actor } from './actor.ts'
import type { CardKey, WalletKey } from './store.ts'

export type CardHappening = CardKey & {
  kind: CardEventKind
  by: Actor
  reason?: string | null
  note?: string | null
  otherCardId?: string | null
}

/** Writes one line in a card's history, in the transaction that does what it tells. */
export async function writeHistory(tx: Queryable, house: House, { schoolId, cardId, kind, by, reason, note, otherCardId }: CardHappening): Promise<void> {
  const personId = 'personId' in by ? by.personId : null
  const tillId = 'tillId' in by ? by.tillId : null
  await run(
    tx,
    sql`
      insert into card_event (school_id, id, card_id, kind, side, person_id, till_id, reason, note, other_card_id, happened_at)
      values (${schoolId}, ${house.newId()}, ${cardId}, ${kind}, ${by.side}, ${personId}, ${tillId}, ${reason ?? null}, ${note ?? null},
        ${otherCardId ?? null}, ${house.clock.now()})`,
  )
}

export type CardEventRow = {
  eventId: string
  cardId: string
  kind: CardEventKind
  side: CardSide
  personId: string | null
  firstName: string | null
  lastName: string | null
  tillName: string | null
  reason: string | null
  note: string | null
  happenedAt: Date
}

const MOST_EVENTS = 100

/** What has happened to a wallet's cards, newest first. */
export async function historyOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<CardEventRow[]> {
  return rows(
    db,
    sql`
      select card_event.id as "eventId", card_event.card_id as "cardId", card_event.kind, card_event.side, card_event.person_id as "personId",
        person.first_name as "firstName", person.last_name as "lastName", till.name as "tillName", card_event.reason, card_event.note,
        card_event.happened_at as "happenedAt"
      from card
      join card_event on card_event.school_id = ${schoolId} and card_event.card_id = card.id
      left join person on person.id = card_event.person_id
      left join till on till.school_id = ${schoolId} and till.id = card_event.till_id
      where card.school_id = ${schoolId}
      and card.wallet_id = ${walletId}
      order by card_event.happened_at desc, card_event.id desc
      limit ${MOST_EVENTS}`,
  )
}

/** On whose side a card was last blocked, or null when nobody wrote it down. */
export async function sideOfLastBlock(db: Queryable, { schoolId, cardId }: CardKey): Promise<CardSide | null> {
  const found = await firstRow<{ side: CardSide }>(
    db,
    sql`
      select side
      from card_event
      where school_id = ${schoolId}
      and card_id = ${cardId}
      and kind = 'blocked'
      order by happened_at desc, id desc
      limit 1`,
  )
  return found?.side ?? null
}
