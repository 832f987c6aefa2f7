// An adult's word that a stopped sale may go on, and the sale that went on by it.

import type { OverrideReason } from '../../contract/allergens.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql } from '../../database/transaction.ts'
import { type AdultsWord, OVERRIDE_MINUTES } from '../../rules/hard-stops.ts'
import type { SoldLine } from '../../rules/purchase.ts'

export type OpenOverride = AdultsWord & { reason: OverrideReason; adultId: string }
export type Overridden = OpenOverride & { schoolId: number; walletId: string; purchaseId: string; lines: readonly SoldLine[] }

export async function insertOverride(
  tx: Queryable,
  override: OpenOverride & { schoolId: number; tillId: string; walletId: string; now: Date },
): Promise<boolean> {
  const { schoolId, overrideId, tillId, walletId, stop, productIds, reason, adultId, now } = override
  const count = await run(
    tx,
    sql`
      insert into stop_override (school_id, id, till_id, wallet_id, stop, product_ids, reason, adult_id, given_at)
      values (${schoolId}, ${overrideId}, ${tillId}, ${walletId}, ${stop}, ${[...productIds]}, ${reason}, ${adultId}, ${now})
      on conflict do nothing`,
  )
  return count === 1
}

type Asked = { schoolId: number; walletId: string; tillId: string; now: Date; aheadMs?: number; overrideIds?: readonly string[] | null }

/**
 * Those of a wallet at a till that no sale has used yet, and that hold now; of some ids alone, where they are named.
 * `aheadMs`: how far the clock that said now may be behind ours.
 */
export async function openOverrides(tx: Queryable, { schoolId, walletId, tillId, now, aheadMs = 0, overrideIds = null }: Asked): Promise<OpenOverride[]> {
  const since = new Date(now.getTime() - OVERRIDE_MINUTES * 60_000)
  const until = new Date(now.getTime() + aheadMs)
  return rows(
    tx,
    sql`
      select stop_override.id as "overrideId", stop_override.stop, stop_override.product_ids as "productIds", stop_override.reason,
        stop_override.adult_id as "adultId"
      from stop_override
      where stop_override.school_id = ${schoolId}
      and stop_override.wallet_id = ${walletId}
      and stop_override.till_id = ${tillId}
      and stop_override.given_at >= ${since}
      and stop_override.given_at <= ${until}
      and (${overrideIds}::uuid[] is null or stop_override.id = any (${overrideIds}::uuid[]))
      and not exists (
        select 1
        from overridden_purchase
        where overridden_purchase.school_id = ${schoolId}
        and overridden_purchase.override_id = stop_override.id)
      order by stop_override.given_at, stop_override.id
      limit 20`,
  )
}

export async function insertOverridden(tx: Queryable, overridden: readonly Overridden[]): Promise<void> {
  for (const { schoolId, overrideId, purchaseId } of overridden) {
    await run(
      tx,
      sql`
        insert into overridden_purchase (school_id, override_id, purchase_id)
        values (${schoolId}, ${overrideId}, ${purchaseId})`,
    )
  }
}
