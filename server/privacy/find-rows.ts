// Finds whose a row is, by the catalogue alone: each table says by which columns, and those that hang on another table are
// found through it. So what is copied and what is erased can never drift from what the catalogue says.

import { raw } from 'sql-template-tag'
import type { Queryable } from '../../database/connect.ts'
import { joinSql, rows, type Sql, sql } from '../../database/transaction.ts'
import { heldTables } from './catalogue.ts'
import type { Held } from './held.ts'

export type Pupil = { schoolId: number; pupilId: string; walletId: string }

/** Whose data it is about: a person with the pupils that they are, or a pupil alone. */
export type Subject = { personId: string | null; pupils: readonly Pupil[]; addresses: readonly string[] }

export type HeldTable = Held & { table: string; isOfSchool: boolean }

/** The name of a table or a column, as it stands in the catalogue. */
export function named(name: string): Sql {
  if (!/^[a-z][a-z_0-9]*$/.test(name)) throw new Error(`${name} is no name of ours`)
  return raw(`"${name}"`)
}

/** Those in which somebody is found, each before what it hangs on: what goes first needs the other to be found by. */
export async function tablesInOrder(db: Queryable): Promise<HeldTable[]> {
  const found = await rows<{ table: string }>(
    db,
    sql`
      select class.relname as "table"
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attname = 'school_id' and attribute.attnum > 0
      join pg_index as index on index.indrelid = class.oid and index.indisprimary and attribute.attnum = any (index.indkey::smallint[])
      where class.relnamespace = 'public'::regnamespace
      and class.relkind in ('r', 'p')`,
  )
  const ofSchools = new Set(found.map(({ table }) => table))
  return heldTables.map((held) => ({ ...held, isOfSchool: ofSchools.has(held.table) })).toSorted((one, other) => depthOf(other) - depthOf(one))
}

const ENDS = new Set(['person', 'pupil', 'wallet', 'address'])
const LAST: Readonly<Record<string, number>> = { pupil: -1, person: -2 }

// Addresses are read from pupil and person, so these two go last of all.
function depthOf({ table, whose }: Pick<HeldTable, 'table' | 'whose'>): number {
  const last = LAST[table]
  if (last !== undefined) return last
  return Math.max(0, ...Object.values(whose).map((owner) => (ENDS.has(owner) ? 0 : 1 + depthOf(heldBy(owner)))))
}

function heldBy(table: string): Held & { table: string } {
  const held = heldTables.find((each) => each.table === table)
  if (!held) throw new Error(`${table} is not in the catalogue`)
  return held
}

/** What is true of the subject's rows of a table, at one school or (null) anywhere; null where nothing can be theirs. */
export function rowsOf(
  { table, whose, isOfSchool }: Pick<HeldTable, 'table' | 'whose' | 'isOfSchool'>,
  subject: Subject,
  { schoolId, by = Object.keys(whose) }: { schoolId: number | null; by?: readonly string[] },
): Sql | null {
  const any = by.flatMap((column) => matching({ table, column, owner: whose[column] as string }, subject, schoolId) ?? [])
  if (any.length === 0) return null
  const either = sql`(${joinSql(any, ' or ')})`
  return isOfSchool && schoolId !== null ? sql`${named(table)}.school_id = ${schoolId} and ${either}` : either
}

function matching({ table, column, owner }: { table: string; column: string; owner: string }, subject: Subject, schoolId: number | null): Sql | null {
  const place = sql`${named(table)}.${named(column)}`
  const pupils = subject.pupils.filter((pupil) => schoolId === null || pupil.schoolId === schoolId)
  if (owner === 'person') return subject.personId === null ? null : sql`${place} = ${subject.personId}`
  if (owner === 'pupil') return pupils.length === 0 ? null : sql`${place} = any (${pupils.map(({ pupilId }) => pupilId)}::uuid[])`
  if (owner === 'wallet') return pupils.length === 0 ? null : sql`${place} = any (${pupils.map(({ walletId }) => walletId)}::uuid[])`
  if (owner === 'address') return subject.addresses.length === 0 ? null : sql`lower(${place}) = any (${[...subject.addresses]}::text[])`
  const parent = heldBy(owner)
  // What hangs on a school's row is of the same school.
  const inner = rowsOf({ ...parent, isOfSchool: schoolId !== null }, subject, { schoolId })
  return inner && sql`${place} in (select ${named(owner)}.id from ${named(owner)} where ${inner})`
}

/** The schools at which a table has rows of the subject's. */
export async function schoolsWith(db: Queryable, held: HeldTable, subject: Subject, by?: readonly string[]): Promise<number[]> {
  const where = rowsOf(held, subject, { schoolId: null, ...(by && { by }) })
  if (where === null) return []
  const found = await rows<{ schoolId: number }>(
    db,
    sql`
      select distinct ${named(held.table)}.school_id as "schoolId"
      from ${named(held.table)}
      where ${where}
      order by "schoolId"
      limit ${MOST_SCHOOLS}`,
  )
  return found.map(({ schoolId }) => schoolId)
}

const MOST_SCHOOLS = 1_000
