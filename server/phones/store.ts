import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { PhoneHoursOff } from '../../rules/phone-hours.ts'

/** A school may have so many phone codes in its tills' lists. */
const MOST_PHONE_CARDS = 20_000

/** The phone codes of a school that may pay or are blocked, by id. */
export async function phoneCardsOf(db: Queryable, schoolId: number): Promise<{ cardId: string; isBlocked: boolean }[]> {
  return rows(
    db,
    sql`
      select id as "cardId", blocked_at is not null as "isBlocked"
      from card
      where school_id = ${schoolId}
      and kind = 'phone'
      order by id
      limit ${MOST_PHONE_CARDS}`,
  )
}

/** When phone codes do not pay at a school; null when they always do. */
export async function phoneHoursOffOf(db: Queryable, schoolId: number): Promise<PhoneHoursOff | null> {
  const found = await firstRow<{ from: string | null; until: string | null }>(
    db,
    sql`
      select to_char(phone_codes_off_from, 'HH24:MI') as "from", to_char(phone_codes_off_until, 'HH24:MI') as until
      from school
      where id = ${schoolId}`,
  )
  return found?.from && found.until ? { from: found.from, until: found.until } : null
}
