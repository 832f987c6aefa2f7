// What was covered of a purchase, and how a pupil's purse in a programme stands.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { WalletKey } from '../../ledger/ledger.ts'
import type { ProgrammeTerms, PurseState } from '../../rules/meal-purse.ts'
import type { MealSource } from './store.ts'

export type CoveredPurchase = { source: MealSource; amountOre: number; places: number[] | null; programmeId: string | null }

/** What was covered of a purchase: at most one part by a programme and one as an advance. */
export function coversOf(db: Queryable, { schoolId, purchaseId }: { schoolId: number; purchaseId: string }): Promise<CoveredPurchase[]> {
  return rows(
    db,
    sql`
      select source, amount_ore as "amountOre", places, programme_id as "programmeId"
      from meal_entry
      where school_id = ${schoolId}
      and purchase_id = ${purchaseId}
      and kind = 'covered'
      order by source`,
  )
}

/** A purse that has been used: its programme's terms, how it stood last, and the number of the wallet's last entry of any programme. */
export async function lastOfPurse(
  tx: Queryable,
  { schoolId, walletId, programmeId }: WalletKey & { programmeId: string },
): Promise<{ terms: ProgrammeTerms; last: PurseState; number: number }> {
  const found = await firstRow<ProgrammeTerms & PurseState & { number: number }>(
    tx,
    sql`
      select meal_programme.amount_ore as "amountOre", meal_programme.period, meal_programme.carry_most_ore as "carryMostOre",
        meal_programme.starts_on as "startsOn", meal_programme.ends_on as "endsOn", meal_entry.day as "periodFrom", meal_entry.after_ore as "leftOre",
        (
          select max(newest.number)
          from meal_entry as newest
          where newest.school_id = ${schoolId}
          and newest.wallet_id = ${walletId}
          and newest.source = 'programme'
        ) as number
      from meal_entry
      join meal_programme on meal_programme.school_id = ${schoolId} and meal_programme.id = meal_entry.programme_id
      where meal_entry.school_id = ${schoolId}
      and meal_entry.wallet_id = ${walletId}
      and meal_entry.source = 'programme'
      and meal_entry.programme_id = ${programmeId}
      order by meal_entry.number desc
      limit 1`,
  )
  if (!found) throw new Error('a purse that covered something has an entry')
  const { periodFrom, leftOre, number, ...terms } = found
  return { terms, last: { periodFrom, leftOre }, number }
}
