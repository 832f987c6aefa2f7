import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

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
