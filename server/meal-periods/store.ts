// The school's own named hours of the day, such as «Lunsj» 10:30 to 12:30.

import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql } from '../../database/transaction.ts'

export type MealPeriod = RouteReply<'GET /api/office/schools/:schoolId/meal-periods'>['periods'][number]

/** In the order of the day. */
export function mealPeriodsOf(db: Queryable, schoolId: number): Promise<MealPeriod[]> {
  return rows(
    db,
    sql`
      select id as "periodId", name, to_char(starts_at, 'HH24:MI') as "from", to_char(ends_at, 'HH24:MI') as "until"
      from meal_period
      where school_id = ${schoolId}
      order by starts_at, id`,
  )
}

/** True when there is such a school, which is then locked until the transaction ends. */
export async function lockSchool(tx: Queryable, schoolId: number): Promise<boolean> {
  const found = await rows(
    tx,
    sql`
      select 1
      from school
      where id = ${schoolId}
      for no key update`,
  )
  return found.length === 1
}

export async function deletePeriods(tx: Queryable, { schoolId, keep }: { schoolId: number; keep: readonly string[] }): Promise<void> {
  await run(
    tx,
    sql`
      delete from meal_period
      where school_id = ${schoolId}
      and id <> all (${[...keep]}::uuid[])`,
  )
}

// Two may change names with each other: none has either while they do.
export async function freeNames(tx: Queryable, schoolId: number): Promise<void> {
  await run(
    tx,
    sql`
      update meal_period
      set name = id::text
      where school_id = ${schoolId}`,
  )
}

export async function writePeriod(tx: Queryable, schoolId: number, { periodId, name, from, until }: MealPeriod): Promise<void> {
  await run(
    tx,
    sql`
      insert into meal_period (school_id, id, name, starts_at, ends_at)
      values (${schoolId}, ${periodId}, ${name}, ${from}::time, ${until}::time)
      on conflict (school_id, id) do update
      set name = excluded.name, starts_at = excluded.starts_at, ends_at = excluded.ends_at`,
  )
}
