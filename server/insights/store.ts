// What was bought with one wallet, from the purchases as sold. Nothing of it is kept.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { Bought } from '../../rules/food-insight.ts'

export type Stretch = { schoolId: number; walletId: string; from: Date; until: Date }

/**
 * How far back in a wallet's movements is looked: some ten a day for two years of school. It holds the cost of asking for what is
 * long past, since a wallet's movements are found by their versions.
 */
const MOST_MOVEMENTS = 4_000

/** The purchases of a stretch, by the ledger's own index of the wallet's movements. */
const purchases = ({ schoolId, walletId, from, until }: Stretch) => sql`
  with movement as materialized (
    select transfer.event_id, transfer.kind, transfer.happened_at
    from transfer
    where transfer.school_id = ${schoolId}
    and transfer.debit_account_id = ${walletId}
    and transfer.debit_version is not null
    order by transfer.debit_version desc
    limit ${MOST_MOVEMENTS}
  ), bought as materialized (
    select distinct movement.event_id as id, (movement.happened_at at time zone 'Europe/Oslo')::date as day
    from movement
    where movement.kind in ('purchase', 'purchase_on_debt')
    and movement.happened_at >= ${from}
    and movement.happened_at < ${until}
  )`

/** What was bought, by day, product and name as sold. What came back counts on the day it was bought, as if only the rest had been. */
export function boughtIn(db: Queryable, stretch: Stretch): Promise<Bought[]> {
  const { schoolId } = stretch
  return rows(
    db,
    sql`
      ${purchases(stretch)}
      select part.day::text as day, part."productId", part.name, product.food_group as group, sum(part.pieces)::integer as pieces, sum(part."spentOre")::bigint as "spentOre"
      from (
        select bought.day, (line ->> 'productId')::uuid as "productId", line ->> 'name' as name,
          (line ->> 'quantity')::integer as pieces, (line ->> 'amountOre')::bigint as "spentOre"
        from bought
        join purchase on purchase.school_id = ${schoolId} and purchase.id = bought.id
        cross join lateral jsonb_array_elements(purchase.lines) as line
        union all
        select bought.day, (line ->> 'productId')::uuid, line ->> 'name', -(line ->> 'quantity')::integer, -(line ->> 'amountOre')::bigint
        from bought
        join purchase_return on purchase_return.school_id = ${schoolId} and purchase_return.purchase_id = bought.id
        cross join lateral jsonb_array_elements(purchase_return.lines) as line
      ) as part
      left join product on product.school_id = ${schoolId} and product.id = part."productId"
      group by part.day, part."productId", part.name, product.food_group
      order by part.day, part.name, part."productId"`,
  )
}

/** Of what was bought, what the school's programmes paid, less what went back to them. */
export async function paidByProgrammes(db: Queryable, stretch: Stretch): Promise<number> {
  const { schoolId } = stretch
  const found = await firstRow<{ sumOre: number }>(
    db,
    sql`
      ${purchases(stretch)}
      select coalesce(sum(case when meal_entry.kind = 'covered' then meal_entry.amount_ore else -meal_entry.amount_ore end), 0)::bigint as "sumOre"
      from bought
      join meal_entry on meal_entry.school_id = ${schoolId} and meal_entry.purchase_id = bought.id
      where meal_entry.source = 'programme'`,
  )
  return found?.sumOre ?? 0
}
