// Every card is findable from another school's till, and only by its own school; a batch has the cards it says.

import { rows, sql } from '../../database/transaction.ts'
import type { Check } from './check.ts'

export async function verifyCards({ db, schoolId, report }: Check): Promise<void> {
  const lost = await rows<{ id: string; registered: number | null }>(
    db,
    sql`
      select card.id, card_registry.school_id as registered
      from card
      left join card_registry on card_registry.code_hash = card.code_hash
      where card.school_id = ${schoolId}
      and card_registry.school_id is distinct from card.school_id
      limit 100`,
  )
  for (const { id, registered } of lost) {
    report({ what: 'a card is not registered at its school', where: `card ${id}`, expected: String(schoolId), found: String(registered) })
  }
  const uneven = await rows<{ id: string; wanted: number; found: number }>(
    db,
    sql`
      select card_batch.id, card_batch.card_count as wanted, counted.found
      from card_batch
      cross join lateral (
        select count(*) as found
        from card
        where card.school_id = ${schoolId}
        and card.batch_id = card_batch.id
      ) as counted
      where card_batch.school_id = ${schoolId}
      and counted.found <> card_batch.card_count
      limit 100`,
  )
  for (const { id, wanted, found } of uneven) {
    report({ what: 'a batch does not have the cards it says', where: `card batch ${id}`, expected: String(wanted), found: String(found) })
  }
}
