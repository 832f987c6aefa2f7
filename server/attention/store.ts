import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

/** How many refunds at an operator's schools wait for a second person's yes. */
export async function refundsWaitingAt(db: Queryable, operatorId: string): Promise<number> {
  const found = await firstRow<{ count: number }>(
    db,
    sql`
      -- across schools: an operator's
      select count(*)::int as count
      from school
      join refund on refund.school_id = school.id and refund.state = 'waiting'
      where school.operator_id = ${operatorId}`,
  )
  return found?.count ?? 0
}
