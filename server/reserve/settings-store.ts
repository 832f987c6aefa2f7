import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'
import type { ReserveBounds } from '../../rules/reserve-limits.ts'

/** How much a school's tills may sell while they are alone, or null when there is no such school. */
export function boundsOf(db: Queryable, schoolId: number): Promise<ReserveBounds | null> {
  return firstRow(
    db,
    sql`
      select reserve_is_on as "isOn", reserve_most_purchase_ore as "mostPurchaseOre", reserve_most_card_ore as "mostCardOre",
        reserve_most_card_count as "mostCardCount", reserve_most_till_ore as "mostTillOre", reserve_most_till_count as "mostTillCount",
        reserve_list_hours as "listHours", reserve_wait_hours as "waitHours"
      from school
      where id = ${schoolId}`,
  )
}

export async function writeBounds(tx: Queryable, { schoolId, bounds }: { schoolId: number; bounds: ReserveBounds }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      update school
      set reserve_is_on = ${bounds.isOn}, reserve_most_purchase_ore = ${bounds.mostPurchaseOre}, reserve_most_card_ore = ${bounds.mostCardOre},
        reserve_most_card_count = ${bounds.mostCardCount}, reserve_most_till_ore = ${bounds.mostTillOre}, reserve_most_till_count = ${bounds.mostTillCount},
        reserve_list_hours = ${bounds.listHours}, reserve_wait_hours = ${bounds.waitHours}
      where id = ${schoolId}`,
  )
  return count === 1
}

/** Locks the school, so that two who change its bounds follow each other. */
export async function lockBounds(tx: Queryable, schoolId: number): Promise<ReserveBounds | null> {
  await tx.query(sql`
    select 1
    from school
    where id = ${schoolId}
    for no key update`)
  return boundsOf(tx, schoolId)
}
