// How many of each product were sold in each hour of the days that are over. Days and hours are as the receipts have them.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { SoldInHour } from '../../rules/favourites.ts'
import { addDays, startOfNorwegianDay } from '../../rules/norwegian-time.ts'

/** Schools with days that are over and not counted. */
export async function schoolsToCount(db: Queryable, { yesterday, limit }: { yesterday: string; limit: number }): Promise<number[]> {
  const found = await rows<{ schoolId: number }>(
    db,
    sql`
      select id as "schoolId"
      from school
      where hours_counted_until is null or hours_counted_until < ${yesterday}
      order by id
      limit ${limit}`,
  )
  return found.map(({ schoolId }) => schoolId)
}

/** Locks the school, so that two who count follow each other. Null: nothing is counted yet. */
export async function lockCounted(tx: Queryable, schoolId: number): Promise<string | null> {
  const found = await firstRow<{ day: string | null }>(
    tx,
    sql`
      select to_char(hours_counted_until, 'YYYY-MM-DD') as day
      from school
      where id = ${schoolId}
      for no key update`,
  )
  return found?.day ?? null
}

/** Adds what was booked on these days. What a till sold without a network is added to the day on which it was sold. */
export async function countDays(tx: Queryable, { schoolId, from, until }: { schoolId: number; from: string; until: string }): Promise<void> {
  await run(
    tx,
    sql`
      insert into sold_hour (school_id, day, hour, product_id, quantity)
      select purchase.school_id, purchase.local_date::date, left(purchase.local_time, 2)::smallint, line."productId", sum(line.quantity)::integer
      from purchase
      cross join lateral jsonb_to_recordset(purchase.lines) as line ("productId" uuid, quantity integer)
      where purchase.school_id = ${schoolId}
      and purchase.booked_at >= ${startOfNorwegianDay(from)}
      and purchase.booked_at < ${startOfNorwegianDay(addDays(until, 1))}
      group by purchase.school_id, 2, 3, 4
      on conflict (school_id, day, hour, product_id) do update set quantity = sold_hour.quantity + excluded.quantity`,
  )
  await run(
    tx,
    sql`
      update school
      set hours_counted_until = ${until}
      where id = ${schoolId}`,
  )
}

export async function forgetDaysBefore(tx: Queryable, { schoolId, day }: { schoolId: number; day: string }): Promise<void> {
  await run(
    tx,
    sql`
      delete from sold_hour
      where school_id = ${schoolId}
      and day < ${day}`,
  )
}

export async function showsFavourites(db: Queryable, schoolId: number): Promise<boolean> {
  const found = await firstRow<{ shows: boolean }>(db, sql`select shows_favourites as shows from school where id = ${schoolId}`)
  return found?.shows ?? false
}

/** What was sold since a day, for each hour of each weekday. */
export function soldSince(db: Queryable, { schoolId, day }: { schoolId: number; day: string }): Promise<SoldInHour[]> {
  return rows(
    db,
    sql`
      select extract(isodow from day)::integer as weekday, hour, product_id as "productId", sum(quantity)::integer as quantity
      from sold_hour
      where school_id = ${schoolId}
      and day >= ${day}
      group by 1, 2, 3`,
  )
}
