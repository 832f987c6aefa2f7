// The SQL of batches: cards that are made together, printed together, and nobody's until they are handed out.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type BatchKey = { schoolId: number; batchId: string }
export type BatchRow = Omit<RouteReply<'POST /api/office/schools/:schoolId/card-batches'>, 'madeAt'> & { madeAt: Date }

export type NewBatch = BatchKey & { label: string; cardCount: number; personId: string; now: Date }

/** Writes a new batch and answers whether the id was free. */
export async function insertBatch(tx: Queryable, { schoolId, batchId, label, cardCount, personId, now }: NewBatch): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into card_batch (school_id, id, label, card_count, made_by_person_id, made_at)
      values (${schoolId}, ${batchId}, ${label}, ${cardCount}, ${personId}, ${now})
      on conflict (school_id, id) do nothing`,
  )
  return count === 1
}

export type NewBatchCard = { cardId: string; codeHash: Buffer; hint: string; eventId: string }

/** Writes the cards of a batch in their order, with their codes in the registry and the first line of their history. */
export async function insertCardsOfBatch(
  tx: Queryable,
  { schoolId, batchId, personId, now, cards }: BatchKey & { personId: string; now: Date; cards: readonly NewBatchCard[] },
): Promise<void> {
  const cardIds = cards.map(({ cardId }) => cardId)
  const hashes = cards.map(({ codeHash }) => codeHash)
  await run(
    tx,
    sql`
      insert into card_registry (code_hash, school_id)
      select code_hash, ${schoolId}::bigint
      from unnest(${hashes}::bytea[]) as made (code_hash)`,
  )
  await run(
    tx,
    sql`
      insert into card (school_id, id, kind, code_hash, hint, batch_id, batch_place, made_at)
      select ${schoolId}::bigint, id, 'printed', code_hash, hint, ${batchId}::uuid, place, ${now}::timestamptz
      from unnest(${cardIds}::uuid[], ${hashes}::bytea[], ${cards.map(({ hint }) => hint)}::text[]) with ordinality as made (id, code_hash, hint, place)`,
  )
  await run(
    tx,
    sql`
      insert into card_event (school_id, id, card_id, kind, side, person_id, happened_at)
      select ${schoolId}::bigint, id, card_id, 'made', 'office', ${personId}::uuid, ${now}::timestamptz
      from unnest(${cards.map(({ eventId }) => eventId)}::uuid[], ${cardIds}::uuid[]) as made (id, card_id)`,
  )
}

const MOST_BATCHES = 200

/** The batches of a school, newest first; one when `batchId` is given. */
export async function batchesOf(db: Queryable, { schoolId, batchId = null }: { schoolId: number; batchId?: string | null }): Promise<BatchRow[]> {
  return rows(
    db,
    sql`
      select card_batch.id as "batchId", card_batch.label, card_batch.card_count as "cardCount", card_batch.made_at as "madeAt",
        concat_ws(' ', person.first_name, person.last_name) as "madeBy",
        counted.unassigned as "unassignedCount", counted.handed_out as "handedOutCount", counted.discarded as "discardedCount"
      from card_batch
      join person on person.id = card_batch.made_by_person_id
      cross join lateral (
        select count(*) filter (where card.wallet_id is null and card.ended_at is null) as unassigned,
          count(*) filter (where card.wallet_id is not null) as handed_out,
          count(*) filter (where card.wallet_id is null and card.ended_at is not null) as discarded
        from card
        where card.school_id = ${schoolId}
        and card.batch_id = card_batch.id
      ) as counted
      where card_batch.school_id = ${schoolId}
      and (${batchId}::uuid is null or card_batch.id = ${batchId})
      order by card_batch.made_at desc, card_batch.id desc
      limit ${MOST_BATCHES}`,
  )
}

/** What was asked for when a batch was made; null when there is none. */
export async function batchWish(tx: Queryable, { schoolId, batchId }: BatchKey): Promise<{ label: string; cardCount: number } | null> {
  return firstRow(
    tx,
    sql`
      select label, card_count as "cardCount"
      from card_batch
      where school_id = ${schoolId}
      and id = ${batchId}`,
  )
}

export type BatchCard = { cardId: string; place: number; hint: string; isUnassigned: boolean; isOver: boolean }

/** The cards of a batch in the order of their places. */
export async function cardsOfBatch(db: Queryable, { schoolId, batchId }: BatchKey): Promise<BatchCard[]> {
  return rows(
    db,
    sql`
      select id as "cardId", batch_place as place, hint, wallet_id is null as "isUnassigned", ended_at is not null as "isOver"
      from card
      where school_id = ${schoolId}
      and batch_id = ${batchId}
      order by batch_place`,
  )
}

/** Ends every card of a batch that nobody has got, and answers which they were. */
export async function endUnassigned(tx: Queryable, { schoolId, batchId, now }: BatchKey & { now: Date }): Promise<string[]> {
  const ended = await rows<{ cardId: string }>(
    tx,
    sql`
      update card
      set ended_at = ${now}, end_reason = 'unused'
      where school_id = ${schoolId}
      and batch_id = ${batchId}
      and wallet_id is null
      and ended_at is null
      returning id as "cardId"`,
  )
  return ended.map(({ cardId }) => cardId)
}
