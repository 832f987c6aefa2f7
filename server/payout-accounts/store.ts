// The SQL of accounts that people want their money on. They are people's and global.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'

export type PayoutAccountRow = { accountId: string; accountNumber: string; usableAt: Date }

/** The account of a person now, usable or not yet. */
export async function accountOf(db: Queryable, personId: string): Promise<PayoutAccountRow | null> {
  return firstRow(
    db,
    sql`
      select id as "accountId", account_number as "accountNumber", usable_at as "usableAt"
      from payout_account
      where person_id = ${personId}
      and ended_at is null`,
  )
}

/** The accounts of some people now, by person. */
export async function accountsOfPeople(db: Queryable, personIds: readonly string[]): Promise<Map<string, PayoutAccountRow>> {
  if (personIds.length === 0) return new Map()
  const found = await rows<PayoutAccountRow & { personId: string }>(
    db,
    sql`
      select id as "accountId", person_id as "personId", account_number as "accountNumber", usable_at as "usableAt"
      from payout_account
      where person_id = any (${[...personIds]}::uuid[])
      and ended_at is null`,
  )
  return new Map(found.map((account) => [account.personId, account]))
}

/** True when the person has or had an account. */
export async function hasHadAccount(tx: Queryable, personId: string): Promise<boolean> {
  return (await firstRow(tx, sql`select 1 as one from payout_account where person_id = ${personId} limit 1`)) !== null
}

export type AccountReason = 'replaced' | 'refused'

/** Ends an account, if it has not ended. The one named only, where one is. */
export async function endAccount(
  tx: Queryable,
  { personId, accountNumber = null, reason, now }: { personId: string; accountNumber?: string | null; reason: AccountReason; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update payout_account
      set ended_at = ${now}, end_reason = ${reason}
      where person_id = ${personId}
      and ended_at is null
      and (${accountNumber}::text is null or account_number = ${accountNumber}::text)`,
  )
}

export async function insertAccount(
  tx: Queryable,
  { accountId, personId, accountNumber, now, usableAt }: { accountId: string; personId: string; accountNumber: string; now: Date; usableAt: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into payout_account (id, person_id, account_number, made_at, usable_at)
      values (${accountId}, ${personId}, ${accountNumber}, ${now}, ${usableAt})`,
  )
}

export type Owner = { personId: string; email: string; firstName: string; language: Language }

/** A person under lock, so that two changes of one person's account come one after the other. */
export async function lockOwner(tx: Queryable, personId: string): Promise<Owner | null> {
  return firstRow(
    tx,
    sql`
      select id as "personId", email, first_name as "firstName", language
      from person
      where id = ${personId}
      and email_confirmed_at is not null
      for no key update`,
  )
}

export type NewEntry = { entryId: string; personId: string; accountNumber: string; codeHash: Buffer; now: Date; expiresAt: Date }

export async function insertEntry(tx: Queryable, { entryId, personId, accountNumber, codeHash, now, expiresAt }: NewEntry): Promise<void> {
  await run(
    tx,
    sql`
      insert into payout_account_entry (id, person_id, account_number, code_hash, made_at, expires_at)
      values (${entryId}, ${personId}, ${accountNumber}, ${codeHash}, ${now}, ${expiresAt})`,
  )
}

export type EntryRow = { accountNumber: string; codeHash: Buffer }

/** Counts a guess, and answers what is guessed at; null when it is used, over, guessed at too often, or another's. */
export async function guess(
  db: Queryable,
  { entryId, personId, mostGuesses, now }: { entryId: string; personId: string; mostGuesses: number; now: Date },
): Promise<EntryRow | null> {
  return firstRow(
    db,
    sql`
      update payout_account_entry
      set guesses = guesses + 1
      where id = ${entryId}
      and person_id = ${personId}
      and guesses < ${mostGuesses}
      and used_at is null
      and expires_at > ${now}
      returning account_number as "accountNumber", code_hash as "codeHash"`,
  )
}

/** Uses an entry up. False when somebody was first. */
export async function useUp(tx: Queryable, { entryId, now }: { entryId: string; now: Date }): Promise<boolean> {
  return (
    (await run(
      tx,
      sql`
        update payout_account_entry
        set used_at = ${now}
        where id = ${entryId}
        and used_at is null`,
    )) === 1
  )
}

/** Ends earlier entries of a person: only the newest code counts. */
export async function endEntries(tx: Queryable, { personId, now }: { personId: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update payout_account_entry
      set used_at = ${now}
      where person_id = ${personId}
      and used_at is null`,
  )
}

export async function forgetEntries(db: Queryable, { before, limit }: { before: Date; limit: number }): Promise<number> {
  return deleteOldest(db, { table: 'payout_account_entry', key: 'id', by: 'expires_at', before, most: limit })
}

/** What waits for a person's account, over all schools. It reads only. */
export async function waitingOre(db: Queryable, personId: string): Promise<number> {
  const found = await firstRow<{ sumOre: number }>(
    db,
    sql`
      -- across schools: a person's money, wherever it waits
      select coalesce(sum(amount_ore), 0)::bigint as "sumOre"
      from refund_part
      where payer_person_id = ${personId}
      and account_number is null
      and state = 'to_account'`,
  )
  return found?.sumOre ?? 0
}
