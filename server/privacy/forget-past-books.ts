// When the books need not be kept any longer, who it was and what was written goes, also of those who are here still. Ids, sums,
// times and signatures stay, and verify finds nothing amiss. Which columns, and by which day, the catalogue says.

import { joinSql, run, sql } from '../../database/transaction.ts'
import { startOfBooks } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'
import { heldTables } from './catalogue.ts'
import { cutOf } from './erase.ts'
import { named } from './find-rows.ts'

const MOST_AT_ONCE = 500

/** A bounded number of each table at a time. Answers how many rows were cut. */
export async function forgetPastBooks(house: House): Promise<number> {
  const now = house.clock.now()
  const before = startOfBooks(now, house.kept.bookkeepingYears)
  let count = 0
  for (const { table, afterBooks } of heldTables) {
    if (afterBooks === undefined) continue
    const cuts = Object.entries(afterBooks.cut).map(([column, cut]) => cutOf(column, cut, now))
    const isLeft = joinSql(
      cuts.map((cut) => cut.isLeft),
      ' or ',
    )
    const set = joinSql(
      cuts.map(({ column, to, isLeft: isThere }) => sql`${named(column)} = case when ${isThere} then ${to} else ${named(column)} end`),
      ', ',
    )
    count += await run(
      house.database,
      sql`
        -- across schools: housekeeping
        update ${named(table)}
        set ${set}
        where ctid in (
          select ctid
          from ${named(table)}
          where ${named(afterBooks.since)} < ${before}
          and (${isLeft})
          ${afterBooks.states === undefined ? sql`` : sql`and state = any (${[...afterBooks.states]}::text[])`}
          order by ${named(afterBooks.since)}
          limit ${MOST_AT_ONCE})`,
    )
  }
  return count
}
