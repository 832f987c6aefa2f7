import type { CardStop } from '../../contract/live-events.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'

// What is older is refused at the sale all the same.
const MOST_STOPPED = 5_000

// In the order in which a purchase looks at it. A card of a batch that is nobody's yet is no till's business.
const whyStopped = (today: string) => sql`
  case
    when ended_at is not null and end_reason = 'replaced' then 'card_replaced'
    when ended_at is not null then 'card_over'
    when blocked_at is not null then 'card_blocked'
    when valid_until < ${today}::date then 'card_expired'
  end`

/** The cards of a school with a code of ours that do not pay on a day, those that were stopped last first. */
export function stoppedCardsOf(db: Queryable, { schoolId, today }: { schoolId: number; today: string }): Promise<{ cardId: string; stop: CardStop }[]> {
  return rows(
    db,
    sql`
      select id as "cardId", ${whyStopped(today)} as stop
      from card
      where school_id = ${schoolId}
      and kind <> 'paired'
      and wallet_id is not null
      and (ended_at is not null or blocked_at is not null or valid_until < ${today}::date)
      order by coalesce(ended_at, blocked_at) desc nulls last, id
      limit ${MOST_STOPPED}`,
  )
}

type Asked = { schoolId: number; cardIds: readonly string[]; today: string }

/** Whether each of these cards pays on a day, or why not. */
export function stopsOf(db: Queryable, { schoolId, cardIds, today }: Asked): Promise<{ cardId: string; stop: CardStop | null; isPhone: boolean }[]> {
  return rows(
    db,
    sql`
      select id as "cardId", ${whyStopped(today)} as stop, kind = 'phone' as "isPhone"
      from card
      where school_id = ${schoolId}
      and kind <> 'paired'
      and id = any (${cardIds})`,
  )
}
