// What forecasts read of the ledger: one statement for a batch of wallets.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import type { DaySpent } from '../../rules/forecast.ts'

export type Spending = { walletId: string; balanceOre: number; spent: DaySpent[] }

/** Nobody buys more often than this in the weeks that are looked at; what is further back is left where it is. */
const MOST_MOVEMENTS = 400

/**
 * The balances of some wallets, and what was spent from each by the day in Oslo, less what came back and what a
 * programme of the school paid. Each wallet's newest
 * movements are found by their versions in the ledger's own indexes.
 */
export async function spendingOf(
  db: Queryable,
  { schoolId, walletIds, since }: { schoolId: number; walletIds: readonly string[]; since: Date },
): Promise<Spending[]> {
  const found = await rows<{ walletId: string; balanceOre: number; day: string | null; amountOre: number | null }>(
    db,
    sql`
      select wallet.id as "walletId", wallet.balance_ore as "balanceOre", spent.day, spent.amount_ore as "amountOre"
      from wallet
      left join lateral (
        select (movement.happened_at at time zone 'Europe/Oslo')::date as day, sum(movement.amount_ore)::bigint as amount_ore
        from (
          select happened_at, amount_ore
          from transfer
          where school_id = ${schoolId}
          and debit_account_id = wallet.id
          and debit_version is not null
          and debit_version > wallet.version - ${MOST_MOVEMENTS}
          and kind in ('purchase', 'purchase_on_debt')
          and happened_at >= ${since}
          union all
          select happened_at, -amount_ore
          from transfer
          where school_id = ${schoolId}
          and credit_account_id = wallet.id
          and credit_version is not null
          and credit_version > wallet.version - ${MOST_MOVEMENTS}
          and kind in ('return', 'meal_subsidy')
          and happened_at >= ${since}) as movement
        group by 1) as spent on true
      where wallet.school_id = ${schoolId}
      and wallet.id = any (${[...walletIds]}::uuid[])`,
  )
  const byWallet = new Map<string, Spending>()
  for (const { walletId, balanceOre, day, amountOre } of found) {
    const spending = byWallet.get(walletId) ?? { walletId, balanceOre, spent: [] }
    if (day !== null && amountOre !== null) spending.spent.push({ day, amountOre })
    byWallet.set(walletId, spending)
  }
  return [...byWallet.values()]
}
