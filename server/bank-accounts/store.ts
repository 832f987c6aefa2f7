// The SQL of an operator's bank accounts: those that families pay in to, and that payouts go from.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type AccountRow = { accountNumber: string; madeAt: Date; endedAt: Date | null }
type Account = { operatorId: string; accountNumber: string; now: Date }

export async function accountsOf(db: Queryable, operatorId: string): Promise<AccountRow[]> {
  return rows(
    db,
    sql`
      select account_number as "accountNumber", made_at as "madeAt", ended_at as "endedAt"
      from operator_bank_account
      where operator_id = ${operatorId}
      order by made_at desc, account_number
      limit 50`,
  )
}

/** False when somebody has the account already. */
export async function insertAccount(tx: Queryable, { operatorId, accountNumber, now }: Account): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`
      insert into operator_bank_account (account_number, operator_id, made_at)
      values (${accountNumber}, ${operatorId}, ${now})
      on conflict (account_number) do nothing`,
  )
  return inserted === 1
}

/** Shows an account that was ended again, if it is this operator's. */
export async function reopenAccount(tx: Queryable, { operatorId, accountNumber, now }: Account): Promise<boolean> {
  const changed = await run(
    tx,
    sql`
      update operator_bank_account
      set ended_at = null, made_at = ${now}
      where account_number = ${accountNumber}
      and operator_id = ${operatorId}
      and ended_at is not null`,
  )
  return changed === 1
}

/** False when the account is not this operator's. */
export async function endAccount(tx: Queryable, { operatorId, accountNumber, now }: Account): Promise<boolean> {
  const changed = await run(
    tx,
    sql`
      update operator_bank_account
      set ended_at = coalesce(ended_at, ${now})
      where account_number = ${accountNumber}
      and operator_id = ${operatorId}`,
  )
  return changed === 1
}

/** Who owns some accounts. */
export async function ownersOf(db: Queryable, accountNumbers: readonly string[]): Promise<{ accountNumber: string; operatorId: string }[]> {
  return rows(
    db,
    sql`
      select account_number as "accountNumber", operator_id as "operatorId"
      from operator_bank_account
      where account_number = any (${[...accountNumbers]}::text[])`,
  )
}

/** Where the families of a school pay in to: the operator's newest account that is shown, or null. */
export async function accountShownAt(db: Queryable, schoolId: number): Promise<{ accountNumber: string; payeeName: string } | null> {
  return firstRow(
    db,
    sql`
      select account.account_number as "accountNumber", operator.name as "payeeName"
      from school
      join operator on operator.id = school.operator_id
      join operator_bank_account as account on account.operator_id = school.operator_id and account.ended_at is null
      where school.id = ${schoolId}
      order by account.made_at desc, account.account_number
      limit 1`,
  )
}
