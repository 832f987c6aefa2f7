// The SQL of the office’s reports. Purchases are found by the time they were booked: rows are only ever
// added at the end of that time, so a day that is over never changes.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

export type Period = { schoolId: number; from: Date; until: Date }

export type SlotSum = { startsAtMs: number; count: number; amountOre: number }

export type DaySums = {
  soldOre: number
  purchaseCount: number
  pupilCount: number
  recentCount: number
  slots: SlotSum[]
  products: { productId: string; name: string; quantity: number; amountOre: number }[]
  latest: { purchaseId: string; soldAtMs: number; tillName: string; receiptNumber: number; amountOre: number; lines: { name: string; quantity: number }[] }[]
}

// Half hours begin at the same instants in Oslo as in UTC, because the two are whole hours apart.
const slotOf = sql`(floor(extract(epoch from happened_at) / 1800) * 1800000)::bigint`

/**
 * Everything the office sees of a day's purchases: one statement, so that the numbers agree with each
 * other while the tills go on selling, and one pass over the day. What came back is taken off what was sold.
 * `recentSince` is where "the last minutes" begin, `latest` how many single purchases are wanted.
 */
export async function sumsOfDay(
  db: Queryable,
  { schoolId, from, until, recentSince, latest }: Period & { recentSince: Date; latest: number },
): Promise<DaySums> {
  const row = await firstRow<DaySums>(
    db,
    sql`
      with bought as materialized (
        select id, register_id, wallet_id, receipt_number, total_ore, lines, happened_at, booked_at, ${slotOf} as slot_ms
        from purchase
        where school_id = ${schoolId}
        and booked_at >= ${from}
        and booked_at < ${until}
      ),
      given_back as materialized (
        select total_ore, lines, ${slotOf} as slot_ms
        from purchase_return
        where school_id = ${schoolId}
        and booked_at >= ${from}
        and booked_at < ${until}
      ),
      slot as (
        select slot_ms as "startsAtMs", sum(purchases) as count, sum(amount_ore) as "amountOre"
        from (
          select slot_ms, 1 as purchases, total_ore as amount_ore from bought
          union all
          select slot_ms, 0, -total_ore from given_back
        ) as part
        group by slot_ms
      ),
      sold_product as (
        select product.id as "productId", product.name, sum(part.sign * line.quantity) as quantity, sum(part.sign * line."amountOre") as "amountOre"
        from (
          select 1 as sign, lines from bought
          union all
          select -1, lines from given_back
        ) as part
        cross join lateral jsonb_to_recordset(part.lines) as line ("productId" uuid, quantity bigint, "amountOre" bigint)
        join product on product.school_id = ${schoolId} and product.id = line."productId"
        group by product.id, product.name
        having sum(part.sign * line.quantity) > 0
      ),
      latest as (
        select newest.id as "purchaseId", (extract(epoch from newest.happened_at) * 1000)::bigint as "soldAtMs", till.name as "tillName",
          newest.receipt_number as "receiptNumber", newest.total_ore as "amountOre", newest.lines
        from (
          select id, register_id, happened_at, booked_at, receipt_number, total_ore, lines
          from bought
          order by booked_at desc, id desc
          limit ${latest}
        ) as newest
        join register on register.school_id = ${schoolId} and register.id = newest.register_id
        join till on till.school_id = ${schoolId} and till.id = register.till_id
      )
      select count(*) as "purchaseCount",
        coalesce(sum(total_ore), 0) - (select coalesce(sum(total_ore), 0) from given_back) as "soldOre", count(distinct wallet_id) as "pupilCount",
        count(*) filter (where booked_at > ${recentSince}) as "recentCount",
        (select coalesce(json_agg(slot order by "startsAtMs"), '[]') from slot) as slots,
        (select coalesce(json_agg(sold_product order by quantity desc, name collate nb), '[]') from sold_product) as products,
        (select coalesce(json_agg(latest order by "soldAtMs" desc, "purchaseId" desc), '[]') from latest) as latest
      from bought`,
  )
  return row as DaySums
}

export type EarlierDay = { slots: SlotSum[]; soldOre: number; purchaseCount: number }

/** A day's half hours, and what was sold before a certain moment of it. */
export async function sumsOfEarlierDay(db: Queryable, { schoolId, from, until, before }: Period & { before: Date }): Promise<EarlierDay> {
  const found = await rows<SlotSum & { soldOre: number; purchaseCount: number }>(
    db,
    sql`
      select ${slotOf} as "startsAtMs", sum(purchases) as count, sum(amount_ore) as "amountOre",
        coalesce(sum(amount_ore) filter (where happened_at < ${before}), 0) as "soldOre",
        coalesce(sum(purchases) filter (where happened_at < ${before}), 0) as "purchaseCount"
      from (
        select happened_at, 1 as purchases, total_ore as amount_ore
        from purchase
        where school_id = ${schoolId}
        and booked_at >= ${from}
        and booked_at < ${until}
        union all
        select happened_at, 0, -total_ore
        from purchase_return
        where school_id = ${schoolId}
        and booked_at >= ${from}
        and booked_at < ${until}
      ) as part
      group by 1
      order by 1`,
  )
  return {
    slots: found.map(({ startsAtMs, count, amountOre }) => ({ startsAtMs, count, amountOre })),
    soldOre: found.reduce((sum, slot) => sum + slot.soldOre, 0),
    purchaseCount: found.reduce((sum, slot) => sum + slot.purchaseCount, 0),
  }
}

export type Prepaid = { prepaidOre: number; debtCount: number; debtOre: number }

/** The sum of a school's wallets: what the operator owes the pupils; and what those below zero lack. */
export async function prepaidOf(db: Queryable, schoolId: number): Promise<Prepaid> {
  const row = await firstRow<Prepaid>(
    db,
    sql`
      select coalesce(sum(balance_ore), 0) as "prepaidOre", (count(*) filter (where balance_ore < 0))::integer as "debtCount",
        coalesce(-sum(balance_ore) filter (where balance_ore < 0), 0) as "debtOre"
      from wallet
      where school_id = ${schoolId}`,
  )
  return row ?? { prepaidOre: 0, debtCount: 0, debtOre: 0 }
}

/** What was credited to a school's wallets by top-ups in a period. */
export async function topupsOf(db: Queryable, { schoolId, from, until }: Period): Promise<number> {
  const row = await firstRow<{ topupsOre: number }>(
    db,
    sql`
      select coalesce(sum(amount_ore), 0) as "topupsOre"
      from transfer
      where school_id = ${schoolId}
      and kind = 'topup'
      and booked_at >= ${from}
      and booked_at < ${until}`,
  )
  return row?.topupsOre ?? 0
}
