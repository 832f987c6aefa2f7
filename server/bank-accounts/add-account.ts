import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { readAccountNumber } from '../../rules/account-number.ts'
import type { House } from '../house.ts'
import { insertAccount, reopenAccount } from './store.ts'

/**
 * Adds an account that families pay in to, or shows one that was ended again.
 * @throws Refused bank_account_not_valid, bank_account_taken
 */
export async function addAccount(tx: Queryable, { clock }: House, { operatorId, typed }: { operatorId: string; typed: string }): Promise<void> {
  const accountNumber = readAccountNumber(typed)
  if (!accountNumber) throw new Refused('bank_account_not_valid')
  const account = { operatorId, accountNumber, now: clock.now() }
  if (!(await insertAccount(tx, account)) && !(await reopenAccount(tx, account))) throw new Refused('bank_account_taken')
}
