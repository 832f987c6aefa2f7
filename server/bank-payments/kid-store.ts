// The SQL of a wallet's number at its school, part of its KID.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export async function kidNumberOf(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<number | null> {
  const found = await firstRow<{ number: number }>(
    db,
    sql`
      select number
      from wallet_kid
      where school_id = ${schoolId}
      and wallet_id = ${walletId}`,
  )
  return found?.number ?? null
}

/** Locks a school's numbers, so that two wallets never get one. */
export async function lockKidNumbers(tx: Queryable, schoolId: number): Promise<void> {
  await rows(tx, sql`select id from school where id = ${schoolId} for no key update`)
}

/** Gives a wallet the next number of its school. */
export async function insertKidNumber(tx: Queryable, { schoolId, walletId, now }: { schoolId: number; walletId: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      insert into wallet_kid (school_id, number, wallet_id, made_at)
      select ${schoolId}, coalesce(max(number), 0) + 1, ${walletId}, ${now}
      from wallet_kid
      where school_id = ${schoolId}`,
  )
}
