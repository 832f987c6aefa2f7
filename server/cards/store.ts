import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'

export type NewCard = { schoolId: number; cardId: string; walletId: string; kind: string; codeHash: Buffer; now: Date }

/** Writes the card at its school, and its code in the registry that tells other schools whose it is. */
export async function insertCard(tx: Queryable, { schoolId, cardId, walletId, kind, codeHash, now }: NewCard): Promise<void> {
  await run(
    tx,
    sql`
      insert into card (school_id, id, wallet_id, kind, code_hash, made_at)
      values (${schoolId}, ${cardId}, ${walletId}, ${kind}, ${codeHash}, ${now})`,
  )
  await run(
    tx,
    sql`
      insert into card_registry (code_hash, school_id)
      values (${codeHash}, ${schoolId})`,
  )
}

/** The wallet's newest phone code that is not blocked, or null. */
export async function phoneCardOf(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<{ cardId: string } | null> {
  return firstRow(
    db,
    sql`
      select id as "cardId"
      from card
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and kind = 'phone'
      and blocked_at is null
      order by made_at desc, id desc
      limit 1`,
  )
}
