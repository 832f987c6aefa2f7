// Where in a wallet's movements a stretch of days begins and ends. A movement is in the order in which it was booked, and so is
// its version: what is between two versions is between the balances before and after it, and never changes.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

export type Point = { version: number; balanceOre: number }

/** The last movement booked before an instant, with the balance after it: nothing and 0 where there is none. */
export async function pointBefore(db: Queryable, { schoolId, walletId, before }: { schoolId: number; walletId: string; before: Date }): Promise<Point> {
  const found = await firstRow<Point>(
    db,
    sql`
      select version, "balanceOre"
      from (
        (select debit_version as version, debit_balance_ore as "balanceOre"
        from transfer
        where school_id = ${schoolId}
        and debit_account_id = ${walletId}
        and debit_version is not null
        and booked_at < ${before}
        order by debit_version desc
        limit 1)
        union all
        (select credit_version, credit_balance_ore
        from transfer
        where school_id = ${schoolId}
        and credit_account_id = ${walletId}
        and credit_version is not null
        and booked_at < ${before}
        order by credit_version desc
        limit 1)) as point
      order by version desc
      limit 1`,
  )
  return found ?? { version: 0, balanceOre: 0 }
}
