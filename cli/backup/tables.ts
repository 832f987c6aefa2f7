// What tables there are and how they hang together, asked of the database itself: a table that a
// migration adds is in the next backup without anybody having to think of it.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'

export type Column = { name: string; type: string }
export type Table = { name: string; columns: Column[] }
export type Reference = { from: string; to: string }

/** The migrations' own record is not copied: it is written by running them. */
const NOT_COPIED = new Set(['migration'])

/** Every table with its columns, those that others refer to first. */
export async function tablesInOrder(db: Queryable): Promise<Table[]> {
  const columns = await rows<Column & { table: string }>(
    db,
    sql`
      select class.relname as "table", attribute.attname as name, format_type(attribute.atttypid, attribute.atttypmod) as type
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid
      where class.relnamespace = 'public'::regnamespace
      and class.relkind in ('r', 'p')
      and not class.relispartition
      and attribute.attnum > 0
      and not attribute.attisdropped
      and attribute.attgenerated = ''
      order by class.relname, attribute.attnum`,
  )
  const tables = new Map<string, Table>()
  for (const { table, name, type } of columns) {
    if (NOT_COPIED.has(table)) continue
    const known = tables.get(table) ?? { name: table, columns: [] }
    known.columns.push({ name, type })
    tables.set(table, known)
  }
  const references = await rows<Reference>(
    db,
    sql`
      select distinct conrelid::regclass::text as "from", confrelid::regclass::text as "to"
      from pg_constraint
      where contype = 'f'
      and connamespace = 'public'::regnamespace`,
  )
  return inOrderOfReference([...tables.keys()], references).map((name) => tables.get(name) as Table)
}

/** Names so that each stands after all it refers to. @throws when they refer to each other in a circle */
export function inOrderOfReference(names: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = []
  const left = new Set(names)
  while (left.size > 0) {
    const next = [...left].find((name) => !references.some(({ from, to }) => from === name && to !== name && left.has(to)))
    if (next === undefined) throw new Error(`these tables refer to each other in a circle: ${[...left].join(', ')}`)
    left.delete(next)
    ordered.push(next)
  }
  return ordered
}

/** A name as SQL wants it: `order` → `"order"`. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
