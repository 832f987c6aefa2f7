import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

/** What a purchase of this register came to, or null when it is none of its. */
export function purchaseOnRegister(
  db: Queryable,
  { schoolId, registerId, purchaseId }: { schoolId: number; registerId: string; purchaseId: string },
): Promise<{ totalOre: number } | null> {
  return firstRow(
    db,
    sql`
      select total_ore as "totalOre"
      from purchase
      where school_id = ${schoolId}
      and id = ${purchaseId}
      and register_id = ${registerId}`,
  )
}
