import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { CardFacts } from '../../rules/card-prints.ts'

export type OwnCard = Omit<CardFacts, 'state'> & {
  blockedAt: Date | null
  endedAt: Date | null
  validUntil: string | null
  firstName: string
  lastName: string
  className: string
}

/** A pupil's card with what decides whether it may be printed, or null. */
export async function cardOfPupil(
  db: Queryable,
  { schoolId, pupilId, cardId }: { schoolId: number; pupilId: string; cardId: string },
): Promise<OwnCard | null> {
  return firstRow(
    db,
    sql`
      select card.kind, card.blocked_at as "blockedAt", card.ended_at as "endedAt", card.valid_until as "validUntil",
        pupil.first_name as "firstName", pupil.last_name as "lastName", pupil.class_name as "className",
        exists (
          select 1
          from card_event
          where card_event.school_id = ${schoolId}
          and card_event.card_id = card.id
          and card_event.kind = 'took_over'
        ) as "tookOver"
      from pupil
      join card on card.school_id = ${schoolId} and card.wallet_id = pupil.wallet_id
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}
      and card.id = ${cardId}`,
  )
}
