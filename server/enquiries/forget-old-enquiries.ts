// An enquiry is kept as long as somebody may come back to it, and no longer. It goes as a whole: messages, notes and
// history with it. What waits for the office is never forgotten.

import { deleteOldest } from '../../database/delete-oldest.ts'
import { rows, run, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'

const MOST_AT_ONCE = 500

/** Deletes enquiries that have been over for as many months as the operator keeps them, and links whose time is out, a bounded number at a time. Answers how many enquiries went. */
export async function forgetOldEnquiries(house: House): Promise<number> {
  const now = house.clock.now()
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - house.kept.enquiryMonths)
  await deleteOldest(house.database, { table: 'enquiry_link', key: 'token_hash', by: 'expires_at', before: now, most: MOST_AT_ONCE })
  let forgotten = 0
  for (const { schoolId } of await schoolsWithOldEnquiries(house, before)) {
    forgotten += await run(
      house.database,
      sql`
        delete from enquiry
        where school_id = ${schoolId}
        and id in (
          select old.id
          from enquiry as old
          where old.school_id = ${schoolId}
          and old.changed_at < ${before}
          and old.waits_since is null
          order by old.changed_at
          limit ${MOST_AT_ONCE})
        and changed_at < ${before}
        and waits_since is null`,
    )
  }
  if (forgotten > 0) house.log('enquiries_forgotten', { count: forgotten })
  return forgotten
}

const MOST_SCHOOLS = 50

function schoolsWithOldEnquiries(house: House, before: Date): Promise<{ schoolId: number }[]> {
  return rows(
    house.database,
    sql`
      -- across schools: which of them have anything to forget
      select distinct enquiry.school_id as "schoolId"
      from enquiry
      where enquiry.changed_at < ${before}
      and enquiry.waits_since is null
      order by "schoolId"
      limit ${MOST_SCHOOLS}`,
  )
}
