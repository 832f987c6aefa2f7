// That a balance did not reach is told once a day for each wallet, however often a pupil tries again.

import type { Queryable } from '../../database/connect.ts'
import { deleteOldest } from '../../database/delete-oldest.ts'
import { run, sql } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'

type Of = { schoolId: number; walletId: string }

/** Notes that a wallet's people are told today; false where they have been. */
export async function isFirstToday(tx: Queryable, house: House, { schoolId, walletId }: Of): Promise<boolean> {
  const noted = await run(
    tx,
    sql`
      insert into low_balance_told (school_id, wallet_id, told_on)
      values (${schoolId}, ${walletId}, ${norwegianTime(house.clock.now()).date})
      on conflict (school_id, wallet_id) do update
      set told_on = excluded.told_on
      where low_balance_told.told_on < excluded.told_on`,
  )
  return noted > 0
}

/** Forgets the days that are past, a bounded number at a time. */
export function forgetDaysTold(house: House, { most }: { most: number }): Promise<number> {
  return deleteOldest(house.database, {
    table: 'low_balance_told',
    key: 'school_id, wallet_id',
    by: 'told_on',
    before: norwegianTime(house.clock.now()).date,
    most,
  })
}
