// Every row out of a database, and back into another. Values travel as text, which both engines write and
// read alike, so a school can move from the embedded database to a server and back.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { NotABackup, type Line, type Row } from './backup-file.ts'
import { quoted, type Table, tablesInOrder } from './tables.ts'

const ROWS_AT_ONCE = 2_000

/** How text is written and read: the same everywhere, whatever the server's own settings are. */
const SAME_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1`

/** All rows of all tables. `tx` must be a transaction that sees one snapshot throughout. */
export async function* rowsOf(tx: Queryable): AsyncGenerator<Line> {
  await tx.query({ text: SAME_TEXT })
  for (const table of await tablesInOrder(tx)) {
    yield { table: table.name, columns: table.columns.map(({ name }) => name) }
    await tx.query({
      text: `declare every_row no scroll cursor for select json_build_array(${table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ')})::text as "row" from ${quoted(table.name)}`,
    })
    for (;;) {
      const slice = await rows<{ row: string }>(tx, sql`fetch 2000 from every_row`)
      for (const { row } of slice) yield JSON.parse(row) as Row
      if (slice.length < ROWS_AT_ONCE) break
    }
    await tx.query({ text: 'close every_row' })
  }
}

/** Puts the rows into the empty tables of a database whose migrations are as far as those of the backup. */
export async function fillTables(tx: Queryable, file: string, lines: AsyncIterable<Line>): Promise<void> {
  await tx.query({ text: SAME_TEXT })
  const tables = new Map((await tablesInOrder(tx)).map((table) => [table.name, table]))
  let insert: ((slice: Row[]) => Promise<void>) | null = null
  let slice: Row[] = []
  const write = async () => {
    if (slice.length > 0) await insert?.(slice)
    slice = []
  }
  for await (const line of lines) {
    if (Array.isArray(line)) {
      slice.push(line)
      if (slice.length >= ROWS_AT_ONCE) await write()
    } else if ('table' in line) {
      await write()
      insert = inserter(tx, file, tables.get(line.table), line)
    }
  }
  await write()
  await catchUpCounters(tx, [...tables.values()])
}

function inserter(
  tx: Queryable,
  file: string,
  table: Table | undefined,
  { table: name, columns }: { table: string; columns: string[] },
): (slice: Row[]) => Promise<void> {
  const types = columns.map((column) => table?.columns.find((each) => each.name === column)?.type)
  if (!table || types.includes(undefined)) throw new NotABackup(file, `this version of Kantinekort has no table ${name} with the columns ${columns.join(', ')}`)
  const text = `
    insert into ${quoted(name)} (${columns.map(quoted).join(', ')})
    overriding system value
    select ${types.map((type, at) => `value_${at}::${type}`).join(', ')}
    from unnest(${columns.map((_, at) => `$${at + 1}::text[]`).join(', ')}) as row (${columns.map((_, at) => `value_${at}`).join(', ')})`
  return async (slice) => {
    await tx.query({ text, values: columns.map((_, at) => slice.map((row) => row[at] ?? null)) })
  }
}

// What numbers its rows by itself goes on after the last one.
async function catchUpCounters(tx: Queryable, tables: Table[]): Promise<void> {
  const counters = await rows<{ table: string; column: string; counter: string }>(
    tx,
    sql`
      select class.relname as "table", attribute.attname as "column", pg_get_serial_sequence(quote_ident(class.relname), attribute.attname) as counter
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid
      where class.relnamespace = 'public'::regnamespace
      and class.relkind in ('r', 'p')
      and attribute.attnum > 0
      and not attribute.attisdropped
      and pg_get_serial_sequence(quote_ident(class.relname), attribute.attname) is not null`,
  )
  for (const { table, column, counter } of counters.filter((each) => tables.some(({ name }) => name === each.table))) {
    await tx.query({
      text: `select setval($1::regclass, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null) from ${quoted(table)}`,
      values: [counter],
    })
  }
}
