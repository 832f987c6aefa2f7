import type { CardStop } from '../../contract/live-events.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'

// What is older is refused at the sale all the same.
const MOST_STOPPED = 5_000

type Found = { cardId: string; stop: CardStop }

/** The cards of a school that do not pay, those that were stopped last first. */
export function stoppedCardsOf(db: Queryable, schoolId: number): Promise<Found[]> {
  return rows(
    db,
    sql`
      select id as "cardId", 'card_blocked' as stop
      from card
      where school_id = ${schoolId}
      and blocked_at is not null
      order by blocked_at desc, id
      limit ${MOST_STOPPED}`,
  )
}

type Asked = { schoolId: number; cardIds: readonly string[] }

/** Whether each of these cards pays now, or why not. */
export function stopsOf(db: Queryable, { schoolId, cardIds }: Asked): Promise<{ cardId: string; stop: CardStop | null; isPhone: boolean }[]> {
  return rows(
    db,
    sql`
      select id as "cardId", case when blocked_at is not null then 'card_blocked' end as stop, kind = 'phone' as "isPhone"
      from card
      where school_id = ${schoolId}
      and id = any (${cardIds})`,
  )
}
