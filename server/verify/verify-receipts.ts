// Receipts that were sent as links: each is in the journal as the receipt, or as its one copy, of its sale.

import { rows, sql } from '../../database/transaction.ts'
import type { Check } from './check.ts'

export async function verifyReceipts({ db, schoolId, report }: Check): Promise<void> {
  const uncounted = await rows<{ id: string; kind: string }>(
    db,
    sql`
      select receipt_link.id, case when receipt_link.is_copy then 'receipt_copied' else 'receipt_printed' end as kind
      from receipt_link
      left join journal_event on journal_event.school_id = ${schoolId} and journal_event.told_id = receipt_link.id
        and journal_event.subject_id = receipt_link.purchase_id
        and journal_event.kind = case when receipt_link.is_copy then 'receipt_copied' else 'receipt_printed' end
      where receipt_link.school_id = ${schoolId}
      and journal_event.number is null
      limit 100`,
  )
  for (const { id, kind } of uncounted) {
    report({ what: 'a receipt that was sent is not in the journal', where: `receipt link ${id}`, expected: kind, found: 'none' })
  }
}
