// Erases somebody by the catalogue, table after table: what is worth nothing to the books goes, and in what the law wants kept
// every name and every word about them is cut, so that ids and sums are left. Each step is a transaction of its own over one
// school's rows, a bounded number at a time, and finds nothing to do when it is done again: whatever stops it on the way, the
// next time goes on. The people themselves go last, since all else is found by them.

import { transaction } from '../../database/transaction.ts'
import type { Queryable } from '../../database/connect.ts'
import { joinSql, run, type Sql, sql } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Cut } from './held.ts'
import { type HeldTable, named, rowsOf, schoolsWith, type Subject, tablesInOrder } from './find-rows.ts'

const MOST_AT_ONCE = 500

/** Answers how many rows were deleted or cut. */
export async function eraseSubject(house: House, subject: Subject): Promise<number> {
  let count = 0
  for (const held of await tablesInOrder(house.database)) {
    const { erase, eraseBy } = held
    if (erase === 'keep' || erase === 'with_owner') continue
    const by = eraseBy ?? Object.keys(held.whose)
    for (const schoolId of held.isOfSchool ? await schoolsWith(house.database, held, subject, by) : [null]) {
      const where = rowsOf(held, subject, { schoolId, by })
      if (where === null) continue
      for (;;) {
        const changed = await transaction(house.database, (tx) => (erase === 'delete' ? deleteSome(tx, held, where) : cutSome(tx, house, held, where)))
        count += changed
        if (changed < MOST_AT_ONCE) break
      }
    }
  }
  return count
}

const some = ({ table }: HeldTable, where: Sql) => sql`
  ${named(table)}.ctid in (
    select ${named(table)}.ctid
    from ${named(table)}
    where ${where}
    limit ${MOST_AT_ONCE})`

const deleteSome = (tx: Queryable, held: HeldTable, where: Sql) =>
  run(
    tx,
    sql`
      delete from ${named(held.table)}
      where ${some(held, where)}`,
  )

async function cutSome(tx: Queryable, house: House, held: HeldTable, where: Sql): Promise<number> {
  const cuts = Object.entries(held.erase as Readonly<Record<string, Cut>>).map(([column, cut]) => cutOf(column, cut, house.clock.now()))
  const isLeft = joinSql(
    cuts.map((cut) => cut.isLeft),
    ' or ',
  )
  const set = joinSql(
    cuts.map(({ column, to, isLeft: isThere }) => sql`${named(column)} = case when ${isThere} then ${to} else ${named(column)} end`),
    ', ',
  )
  return run(
    tx,
    sql`
      update ${named(held.table)}
      set ${set}
      where ${some(held, sql`${where} and (${isLeft})`)}`,
  )
}

type CutText = { column: string; to: Sql; isLeft: Sql }

/** How a column is cut, and where there is still something to cut. */
export function cutOf(column: string, cut: Cut, now: Date): CutText {
  const place = named(column)
  const cuts: Record<Cut, Omit<CutText, 'column'>> = {
    null: { to: sql`null`, isLeft: sql`${place} is not null` },
    // The dash itself, and not a parameter: the indexes of what is left to cut are found by it.
    dash: { to: sql`'---'`, isLeft: sql`${place} <> '---'` },
    // No two have the same, and no letter ever goes there: the top-level domain is reserved for that.
    no_address: { to: sql`id::text || '@erased.invalid'`, isLeft: sql`${place} not like '%@erased.invalid'` },
    false: { to: sql`false`, isLeft: sql`${place}` },
    now_if_open: { to: sql`greatest(starts_at, ${now})`, isLeft: sql`(${place} is null or ${place} > ${now})` },
  }
  return { column, ...cuts[cut] }
}
