// The SQL of the link to a school's meal fund and of what came by it.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type LiveFundLink = { payLinkId: string; madeAt: Date; madeBy: string }

export async function lockSchool(tx: Queryable, schoolId: number): Promise<void> {
  await rows(tx, sql`select 1 as one from school where id = ${schoolId} for no key update`)
}

export async function linkOfFund(db: Queryable, schoolId: number): Promise<LiveFundLink | null> {
  return firstRow(
    db,
    sql`
      select pay_link.id as "payLinkId", pay_link.made_at as "madeAt", person.first_name || ' ' || person.last_name as "madeBy"
      from pay_link
      join person on person.id = pay_link.made_by_person_id
      where pay_link.school_id = ${schoolId}
      and pay_link.wallet_id is null
      and pay_link.ended_at is null`,
  )
}

type NewLink = { schoolId: number; payLinkId: string; personId: string; now: Date }

export async function insertFundLink(tx: Queryable, { schoolId, payLinkId, personId, now }: NewLink): Promise<void> {
  await run(
    tx,
    sql`
      insert into pay_link (school_id, id, made_by_person_id, made_at)
      values (${schoolId}, ${payLinkId}, ${personId}, ${now})`,
  )
}

export async function endFundLink(db: Queryable, { schoolId, personId, now }: Omit<NewLink, 'payLinkId'>): Promise<void> {
  await run(
    db,
    sql`
      update pay_link
      set ended_at = ${now}, ended_by_person_id = ${personId}
      where school_id = ${schoolId}
      and wallet_id is null
      and ended_at is null`,
  )
}

export type FundSums = { paidInBySchoolOre: number; giftsOre: number; usedOre: number; owedOre: number }

/** What the fund came from and went to, of its own transfers. */
export async function sumsOfFund(db: Queryable, { schoolId, fundId, owedId }: { schoolId: number; fundId: string; owedId: string }): Promise<FundSums> {
  const found = await firstRow<FundSums>(
    db,
    sql`
      select coalesce(sum(moved.in_ore) filter (where moved.kind in ('meal_contribution', 'meal_withdrawal')), 0)::bigint as "paidInBySchoolOre",
        coalesce(sum(moved.in_ore) filter (where moved.kind in ('meal_gift', 'meal_gift_reversal')), 0)::bigint
          - coalesce(sum(moved.owed_ore), 0)::bigint as "giftsOre",
        -coalesce(sum(moved.in_ore) filter (where moved.kind in ('meal_advance', 'meal_repaid', 'meal_given_back')), 0)::bigint as "usedOre",
        coalesce(sum(moved.owed_ore), 0)::bigint as "owedOre"
      from (
        select kind, case when credit_account_id = ${fundId} then amount_ore when debit_account_id = ${fundId} then -amount_ore end as in_ore,
          case when kind = 'meal_gift_reversal' and debit_account_id = ${owedId} then amount_ore end as owed_ore
        from transfer
        where school_id = ${schoolId}
        and kind <> 'purchase'
        and kind like 'meal_%'
      ) as moved`,
  )
  return found as FundSums
}

export type FundGiftRow = {
  topupId: string
  at: Date
  amountOre: number
  takenBackOre: number
  from: string | null
  greeting: string | null
}

/** The gifts that have come, newest first, after the one before. */
export async function giftsOfFund(
  db: Queryable,
  { schoolId, before, limit }: { schoolId: number; before: string | null; limit: number },
): Promise<FundGiftRow[]> {
  return rows(
    db,
    sql`
      select id as "topupId", credited_at as at, credited_ore as "amountOre", reversed_ore as "takenBackOre", giver_name as "from", giver_greeting as greeting
      from topup
      where school_id = ${schoolId}
      and wallet_id is null
      and credited_at is not null
      and (${before}::uuid is null or (credited_at, id) < (
        select earlier.credited_at, earlier.id
        from topup as earlier
        where earlier.school_id = ${schoolId}
        and earlier.id = ${before}::uuid))
      order by credited_at desc, id desc
      limit ${limit}`,
  )
}
