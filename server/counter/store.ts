import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

type Counter = RouteReply<'GET /api/office/schools/:schoolId/counter-settings'>

export function counterOf(db: Queryable, schoolId: number): Promise<Counter | null> {
  return firstRow(
    db,
    sql`
      select shows_favourites as "showsFavourites", sells_by_name as "sellsByName"
      from school
      where id = ${schoolId}`,
  )
}

/** So that two who change it follow each other. */
export async function lockSchool(tx: Queryable, schoolId: number): Promise<void> {
  await tx.query(sql`
    select 1
    from school
    where id = ${schoolId}
    for no key update`)
}

export async function writeCounter(tx: Queryable, schoolId: number, { showsFavourites, sellsByName }: Counter): Promise<void> {
  await run(
    tx,
    sql`
      update school
      set shows_favourites = ${showsFavourites}, sells_by_name = ${sellsByName}
      where id = ${schoolId}`,
  )
}

/** A picture of now: the next takes its place. */
export async function keepSpeed(
  db: Queryable,
  { schoolId, tillId, speed, now }: { schoolId: number; tillId: string; speed: RouteBody<'POST /api/till/speed'>; now: Date },
): Promise<void> {
  await run(
    db,
    sql`
      update till
      set speed = ${JSON.stringify(speed)}::jsonb, speed_told_at = ${now}
      where school_id = ${schoolId}
      and id = ${tillId}`,
  )
}
