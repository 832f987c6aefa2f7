import type { ByNameReason } from '../../contract/by-name-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { CashiersOfRegister } from '../../rules/cashiers.ts'

/** Whether the school lets its tills find by name, and who is signed in at this one; null without such a till. */
export async function whoStandsThere(
  db: Queryable,
  { schoolId, tillId }: { schoolId: number; tillId: string },
): Promise<(CashiersOfRegister & { sellsByName: boolean; mustSignIn: boolean }) | null> {
  return firstRow(
    db,
    sql`
      select school.sells_by_name as "sellsByName", school.cashiers_sign_in as "mustSignIn", register.cashier_id as "cashierId",
        register.supervisor_id as "supervisorId", register.cashiers_day as "cashiersDay"
      from register
      join school on school.id = ${schoolId}
      where register.school_id = ${schoolId}
      and register.till_id = ${tillId}
      and register.kind = 'connected'`,
  )
}

/** Somebody who belongs to the school today, with the wallet locked; null when there is nobody such. */
export async function lockHolder(
  tx: Queryable,
  { schoolId, pupilId, today }: { schoolId: number; pupilId: string; today: string },
): Promise<{ walletId: string; firstName: string } | null> {
  return firstRow(
    tx,
    sql`
      select pupil.wallet_id as "walletId", pupil.first_name as "firstName"
      from pupil
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}
      and pupil.enrolled_from <= ${today}
      and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today})
      for no key update of wallet`,
  )
}

/** How many times since then the wallet's owner was found and paid, or may still pay. */
export async function countFound(
  tx: Queryable,
  { schoolId, walletId, since, now }: { schoolId: number; walletId: string; since: Date; now: Date },
): Promise<number> {
  const found = await firstRow<{ count: number }>(
    tx,
    sql`
      select count(*) as count
      from found_by_name
      join card on card.school_id = ${schoolId} and card.id = found_by_name.card_id
      where found_by_name.school_id = ${schoolId}
      and found_by_name.wallet_id = ${walletId}
      and found_by_name.found_at >= ${since}
      and (card.last_step is not null or card.works_until > ${now})`,
  )
  return found?.count ?? 0
}

export type NewFound = {
  schoolId: number
  cardId: string
  walletId: string
  codeHash: Buffer
  until: Date
  tillId: string
  cashierId: string | null
  reason: ByNameReason
  now: Date
}

/** Writes the card for one sale, over from the start, and why there was no other. */
export async function insertFound(tx: Queryable, { schoolId, cardId, walletId, codeHash, until, tillId, cashierId, reason, now }: NewFound): Promise<void> {
  await run(
    tx,
    sql`
      insert into card_registry (code_hash, school_id)
      values (${codeHash}, ${schoolId})`,
  )
  await run(
    tx,
    sql`
      insert into card (school_id, id, wallet_id, kind, code_hash, made_at, issued_at, ended_at, end_reason, works_until)
      values (${schoolId}, ${cardId}, ${walletId}, 'by_name', ${codeHash}, ${now}, ${now}, ${now}, 'by_name', ${until})`,
  )
  await run(
    tx,
    sql`
      insert into found_by_name (school_id, card_id, wallet_id, till_id, cashier_id, reason, found_at)
      values (${schoolId}, ${cardId}, ${walletId}, ${tillId}, ${cashierId}, ${reason}, ${now})`,
  )
}

/** Why there was no card, by the id of the card that was made instead. */
export async function reasonsOf(db: Queryable, found: readonly { schoolId: number; cardId: string }[]): Promise<Map<string, ByNameReason>> {
  const reasons = await rows<{ cardId: string; reason: ByNameReason }>(
    db,
    sql`
      select found_by_name.card_id as "cardId", found_by_name.reason
      from unnest(${found.map(({ schoolId }) => schoolId)}::bigint[], ${found.map(({ cardId }) => cardId)}::uuid[]) as wanted (school_id, card_id)
      join found_by_name on found_by_name.school_id = wanted.school_id and found_by_name.card_id = wanted.card_id`,
  )
  return new Map(reasons.map(({ cardId, reason }) => [cardId, reason]))
}
