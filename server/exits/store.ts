import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql } from '../../database/transaction.ts'

/** From now on nothing is sold and nothing is paid in. The first time counts. */
export async function endSales(tx: Queryable, { schoolId, now }: { schoolId: number; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update school
      set sales_ended_at = coalesce(sales_ended_at, ${now})
      where id = ${schoolId}`,
  )
}

export async function openTillsOf(db: Queryable, schoolId: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`
      select id
      from till
      where school_id = ${schoolId}
      and closed_at is null
      order by id`,
  )
  return found.map(({ id }) => id)
}

export type SchoolToExit = { schoolId: number; name: string; operatorName: string; wallets: number; balanceOre: number; tills: number }

/** The schools of an operator, or one of them, with what an exit would move. */
export async function schoolsToExit(
  db: Queryable,
  { organisationNumber, schoolId }: { organisationNumber: string; schoolId: number | null },
): Promise<SchoolToExit[]> {
  return rows(
    db,
    sql`
      -- across schools: an operator's
      select school.id as "schoolId", school.name, operator.name as "operatorName",
        (select count(*)::int from wallet where wallet.school_id = school.id and wallet.balance_ore > 0) as wallets,
        (select coalesce(sum(wallet.balance_ore), 0)::bigint from wallet where wallet.school_id = school.id and wallet.balance_ore > 0) as "balanceOre",
        (select count(*)::int from till where till.school_id = school.id and till.closed_at is null) as tills
      from operator
      join school on school.operator_id = operator.id
      where operator.organisation_number = ${organisationNumber}
      and (${schoolId}::bigint is null or school.id = ${schoolId}::bigint)
      order by school.id`,
  )
}

export type PreparedRefund = {
  school: string
  pupil: string
  className: string
  payee: string | null
  way: string
  state: string
  amountOre: number
  isAccountKnown: boolean
}

/** Every part of a refund at a school that has not come to its end, for the list that goes with an exit. */
export async function refundsUnderWay(db: Queryable, schoolId: number): Promise<PreparedRefund[]> {
  return rows(
    db,
    sql`
      select school.name as school, pupil.first_name || ' ' || pupil.last_name as pupil, pupil.class_name as "className",
        person.first_name || ' ' || person.last_name as payee, refund_part.way, refund_part.state, refund_part.amount_ore as "amountOre",
        (refund_part.account_number is not null or payout_account.id is not null) as "isAccountKnown"
      from refund_part
      join refund on refund.school_id = ${schoolId} and refund.id = refund_part.refund_id
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = refund.wallet_id
      join school on school.id = ${schoolId}
      left join person on person.id = refund_part.payer_person_id
      left join payout_account on payout_account.person_id = refund_part.payer_person_id and payout_account.ended_at is null
      where refund_part.school_id = ${schoolId}
      and refund_part.state not in ('paid', 'returned')
      order by pupil.class_name, pupil, refund_part.id`,
  )
}

/** The first and the last month with bookings at some schools, as 2026-01; null when there is nothing. */
export async function monthsOf(db: Queryable, schoolIds: readonly number[]): Promise<{ first: string; last: string } | null> {
  const [found] = await rows<{ first: string | null; last: string | null }>(
    db,
    sql`
      select to_char(min(booked_at) at time zone 'Europe/Oslo', 'YYYY-MM') as first, to_char(max(booked_at) at time zone 'Europe/Oslo', 'YYYY-MM') as last
      from transfer
      where school_id = any (${[...schoolIds]}::bigint[])`,
  )
  return found?.first && found.last ? { first: found.first, last: found.last } : null
}
