// The SQL of what is counted for the law: a row a day for each school, whoever asks.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import type { MeterLevel } from '../../rules/payment-meter.ts'

/** What was paid with an operator's wallets from a day on, and before another. */
export async function paidBetween(db: Queryable, { operatorId, from, until }: { operatorId: string; from: string; until: string }): Promise<number> {
  const found = await firstRow<{ paidOre: number }>(
    db,
    sql`
      -- across schools: an operator's
      select coalesce(sum(paid_day.paid_ore), 0)::bigint as "paidOre"
      from school
      join paid_day on paid_day.school_id = school.id
      where school.operator_id = ${operatorId}
      and paid_day.day >= ${from}
      and paid_day.day < ${until}`,
  )
  return found?.paidOre ?? 0
}

export async function operatorsOf(db: Queryable): Promise<{ operatorId: string; name: string }[]> {
  return rows(db, sql`select id as "operatorId", name from operator order by id limit 5000`)
}

export type Warning = { operatorId: string; level: Exclude<MeterLevel, 'far'>; today: string; paidOre: number; limitOre: number }

/** Writes that a level is told of; false when it was within a year. The operator is locked, so that two processes tell once. */
export async function insertWarning(tx: Queryable, { operatorId, level, today, paidOre, limitOre }: Warning): Promise<boolean> {
  await rows(tx, sql`select 1 as one from operator where id = ${operatorId} for no key update`)
  const inserted = await run(
    tx,
    sql`
      insert into meter_warning (operator_id, level, warned_on, paid_ore, limit_ore)
      select ${operatorId}, ${level}, ${today}, ${paidOre}, ${limitOre}
      where not exists (
        select 1 from meter_warning
        where operator_id = ${operatorId} and level = ${level} and warned_on > ${today}::date - 365)`,
  )
  return inserted === 1
}

export type Administrator = { email: string; firstName: string; language: Language }

/** Those who run the whole operator and can be written to. */
export async function administratorsOf(db: Queryable, { operatorId, now }: { operatorId: string; now: Date }): Promise<Administrator[]> {
  return rows(
    db,
    sql`
      select distinct person.email, person.first_name as "firstName", person.language
      from staff_post
      join person on person.id = staff_post.person_id and person.email_confirmed_at is not null
      where staff_post.operator_id = ${operatorId}
      and staff_post.school_id is null
      and staff_post.role = 'administrator'
      and staff_post.starts_at <= ${now}
      and (staff_post.ends_at is null or staff_post.ends_at > ${now})
      limit 50`,
  )
}
