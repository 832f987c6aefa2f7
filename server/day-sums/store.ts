// The SQL of days that are over. Days are Norwegian days of booking, as in bookkeeping.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { addDays, startOfNorwegianDay } from '../../rules/norwegian-time.ts'

type Days = { schoolId: number; from: string; until: string }

/** Schools with days that are over and not summed, and the day each was made on. */
export async function schoolsToSum(
  db: Queryable,
  { yesterday, limit }: { yesterday: string; limit: number },
): Promise<{ schoolId: number; firstDay: string }[]> {
  return rows(
    db,
    sql`
      select school.id as "schoolId", to_char(
        least(school.made_at, (select min(transfer.booked_at) from transfer where transfer.school_id = school.id and transfer.kind <> 'purchase'))
        at time zone 'Europe/Oslo', 'YYYY-MM-DD') as "firstDay"
      from school
      where not exists (select 1 from paid_day where paid_day.school_id = school.id and paid_day.day >= ${yesterday})
      order by school.id
      limit ${limit}`,
  )
}

export async function lastSummed(db: Queryable, schoolId: number): Promise<string | null> {
  const found = await firstRow<{ day: string | null }>(db, sql`select to_char(max(day), 'YYYY-MM-DD') as day from paid_day where school_id = ${schoolId}`)
  return found?.day ?? null
}

/** One row for each day, also those without a sale. Somebody else who does the same writes the same. */
export async function insertPaidDays(tx: Queryable, { schoolId, from, until }: Days): Promise<void> {
  await run(
    tx,
    sql`
      insert into paid_day (school_id, day, paid_ore)
      select ${schoolId}, day.day::date, coalesce(paid.amount_ore, 0)
      from generate_series(${from}::date, ${until}::date, interval '1 day') as day (day)
      left join (
        select (purchase.booked_at at time zone 'Europe/Oslo')::date as day, sum(purchase.total_ore)::bigint as amount_ore
        from purchase
        where purchase.school_id = ${schoolId}
        and purchase.booked_at >= ${startOfNorwegianDay(from)}
        and purchase.booked_at < ${startOfNorwegianDay(addDays(until, 1))}
        group by 1
      ) as paid on paid.day = day.day::date
      on conflict (school_id, day) do nothing`,
  )
}

/** What each provider owed at the end of each day: as the day before, and what moved. */
export async function insertClearingDays(tx: Queryable, { schoolId, from, until }: Days): Promise<void> {
  await run(
    tx,
    sql`
      insert into clearing_day (school_id, provider, day, closing_ore)
      select ${schoolId}, account.provider, day.day::date,
        coalesce((
          select before.closing_ore
          from clearing_day as before
          where before.school_id = ${schoolId} and before.provider = account.provider and before.day = ${addDays(from, -1)}
        ), 0) + coalesce(sum(moved.amount_ore) over (partition by account.provider order by day.day), 0)::bigint
      from account
      cross join generate_series(${from}::date, ${until}::date, interval '1 day') as day (day)
      left join (
        select (transfer.booked_at at time zone 'Europe/Oslo')::date as day, account.id as account_id,
          sum(case when transfer.debit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end)::bigint as amount_ore
        from transfer
        join account on account.school_id = ${schoolId} and account.provider is not null and account.id in (transfer.debit_account_id, transfer.credit_account_id)
        where transfer.school_id = ${schoolId}
        and transfer.kind <> 'purchase'
        and transfer.booked_at >= ${startOfNorwegianDay(from)}
        and transfer.booked_at < ${startOfNorwegianDay(addDays(until, 1))}
        group by 1, 2
      ) as moved on moved.account_id = account.id and moved.day = day.day::date
      where account.school_id = ${schoolId}
      and account.provider is not null
      on conflict (school_id, provider, day) do nothing`,
  )
}
