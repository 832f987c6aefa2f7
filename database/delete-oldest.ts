// What is kept for a time only is deleted in one way: the oldest first, a bounded number at a time, of all schools at once.

import { raw } from 'sql-template-tag'
import type { Queryable } from './connect.ts'
import { run, sql } from './transaction.ts'

/** Names are those of tables and columns, as the code writes them; `key` is the whole primary key. */
export type Oldest = { table: string; key: string; by: string; before: Date | string; most: number }

/** Deletes the rows whose `by` is before an instant or a day, at most so many, and answers how many went. */
export function deleteOldest(db: Queryable, { table, key, by, before, most }: Oldest): Promise<number> {
  return run(
    db,
    sql`
      -- across schools: housekeeping
      delete from ${raw(table)}
      where (${raw(key)}) in (
        select ${raw(key)}
        from ${raw(table)}
        where ${raw(by)} < ${before}
        order by ${raw(by)}
        limit ${most})`,
  )
}
