import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

/** What a purchase came to and which of the till's registers it is on, or null when it is none of this till's. */
export function purchaseOfTill(
  db: Queryable,
  { schoolId, tillId, purchaseId }: { schoolId: number; tillId: string; purchaseId: string },
): Promise<{ totalOre: number; registerId: string } | null> {
  return firstRow(
    db,
    sql`
      select purchase.total_ore as "totalOre", purchase.register_id as "registerId"
      from purchase
      join register on register.school_id = ${schoolId} and register.id = purchase.register_id
      where purchase.school_id = ${schoolId}
      and purchase.id = ${purchaseId}
      and register.till_id = ${tillId}`,
  )
}

/** Which of these are cashiers of the school, whether they still sell or not. */
export async function cashiersAmong(db: Queryable, { schoolId, ids }: { schoolId: number; ids: string[] }): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`
      select id
      from cashier
      where school_id = ${schoolId}
      and id = any (${ids}::uuid[])`,
  )
  return new Set(found.map(({ id }) => id))
}
