// What limits stopped, kept for the family alone, and what a pupil was let once and has used. Both are written in the
// transaction of the batch.

import { bigints, texts, uuids } from '../../database/binary-arrays.ts'
import type { Queryable } from '../../database/connect.ts'
import { startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import type { LimitCode } from '../../rules/spending-limits.ts'

export type Stopped = {
  schoolId: number
  purchaseId: string
  pupilId: string
  why: LimitCode
  personIds: readonly string[]
  products: readonly { productId: string; name: string }[]
  totalOre: number
}

/** So many are kept of a pupil's day; a till that tries again and again says nothing new. */
export const MOST_STOPPED_A_DAY = 30

/** Answers the purchases that are kept: not those that were kept before. */
export async function insertStopped(
  tx: Queryable,
  stopped: readonly Stopped[],
  { now, localDate }: { now: Date; localDate: string },
): Promise<readonly Stopped[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'limits-insert-stopped',
    text: `
      insert into stopped_purchase (school_id, id, pupil_id, why, person_ids, product_ids, product_names, total_ore, stopped_at)
      select row.school_id, row.id, row.pupil_id, row.why, row.person_ids::uuid[], row.product_ids::uuid[],
        array(select jsonb_array_elements_text(row.product_names::jsonb)), row.total_ore, $9::timestamptz
      from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[])
        as row (school_id, id, pupil_id, why, person_ids, product_ids, product_names, total_ore)
      where (
        select count(*)
        from stopped_purchase
        where stopped_purchase.school_id = row.school_id
        and stopped_purchase.pupil_id = row.pupil_id
        and stopped_purchase.stopped_at >= $10::timestamptz) < ${MOST_STOPPED_A_DAY}
      on conflict do nothing
      returning id`,
    values: [
      bigints(stopped.map(({ schoolId }) => schoolId)),
      uuids(stopped.map(({ purchaseId }) => purchaseId)),
      uuids(stopped.map(({ pupilId }) => pupilId)),
      texts(stopped.map(({ why }) => why)),
      texts(stopped.map(({ personIds }) => `{${personIds.join(',')}}`)),
      texts(stopped.map(({ products }) => `{${products.map(({ productId }) => productId).join(',')}}`)),
      texts(stopped.map(({ products }) => JSON.stringify(products.map(({ name }) => name)))),
      bigints(stopped.map(({ totalOre }) => totalOre)),
      now,
      startOfNorwegianDay(localDate),
    ],
  })
  return stopped.filter(({ purchaseId }) => rows.some(({ id }) => id === purchaseId))
}

export type UsedAsk = { schoolId: number; askId: string; purchaseId: string }

/** Written after the purchases: each is for one of them. */
export async function useAsks(tx: Queryable, used: readonly UsedAsk[]): Promise<void> {
  await tx.query({
    name: 'limits-use-asks',
    text: `
      update limit_ask
      set used_by_purchase_id = used.purchase_id
      from unnest($1::bigint[], $2::uuid[], $3::uuid[]) as used (school_id, ask_id, purchase_id)
      where limit_ask.school_id = used.school_id
      and limit_ask.id = used.ask_id`,
    values: [bigints(used.map(({ schoolId }) => schoolId)), uuids(used.map(({ askId }) => askId)), uuids(used.map(({ purchaseId }) => purchaseId))],
  })
}
