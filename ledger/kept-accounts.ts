// Accounts besides wallets that keep a balance, because they may never be below zero: the database holds the bound. Such a row
// is touched by many, so it is locked last, after every wallet, in the order of school and id.

import { bigints, uuids } from '../database/binary-arrays.ts'
import type { Queryable } from '../database/connect.ts'
import { sql } from '../database/transaction.ts'

export type AccountKey = { schoolId: number; accountId: string }

export async function openKeptAccount(tx: Queryable, { schoolId, accountId }: AccountKey): Promise<void> {
  await tx.query(sql`
    insert into kept_account (school_id, account_id)
    values (${schoolId}, ${accountId})`)
}

/** Locks kept accounts for the rest of the transaction, and tells what is in each, by its id. Accounts that keep nothing are not there. */
export async function lockKeptAccounts(tx: Queryable, keys: readonly AccountKey[]): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ accountId: string; balanceOre: number }>({
    name: 'ledger-lock-kept-accounts',
    text: `
      select kept_account.account_id as "accountId", kept_account.balance_ore as "balanceOre"
      from kept_account
      where (kept_account.school_id, kept_account.account_id) in (select wanted.school_id, wanted.id from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, id))
      order by kept_account.school_id, kept_account.account_id
      for no key update`,
    values: [bigints(keys.map(({ schoolId }) => schoolId)), uuids(keys.map(({ accountId }) => accountId))],
  })
  return new Map(rows.map(({ accountId, balanceOre }) => [accountId, balanceOre]))
}

type Moved = { schoolId: number; debitAccountId: string; creditAccountId: string; amountOre: number }

/** Writes what transfers come to on the kept accounts that they touch. Of several on one account only the sum counts. */
export async function moveKept(tx: Queryable, transfers: readonly Moved[]): Promise<void> {
  const changes = new Map<string, AccountKey & { changeOre: number }>()
  const add = (schoolId: number, accountId: string, changeOre: number) => {
    const key = `${schoolId}/${accountId}`
    changes.set(key, { schoolId, accountId, changeOre: (changes.get(key)?.changeOre ?? 0) + changeOre })
  }
  for (const { schoolId, debitAccountId, creditAccountId, amountOre } of transfers) {
    add(schoolId, debitAccountId, -amountOre)
    add(schoolId, creditAccountId, amountOre)
  }
  const all = [...changes.values()]
  // An update locks its rows in whatever order it finds them, so they are locked first. Both leave together.
  const locked = lockKeptAccounts(tx, all)
  const moved = tx.query({
    name: 'ledger-move-kept-accounts',
    text: `
      update kept_account
      set balance_ore = kept_account.balance_ore + changed.change_ore
      from unnest($1::bigint[], $2::uuid[], $3::bigint[]) as changed (school_id, id, change_ore)
      where kept_account.school_id = changed.school_id
      and kept_account.account_id = changed.id`,
    values: [bigints(all.map(({ schoolId }) => schoolId)), uuids(all.map(({ accountId }) => accountId)), bigints(all.map(({ changeOre }) => changeOre))],
  })
  await Promise.all([locked, moved])
}
