// All that is kept of somebody, by the catalogue: the same columns that it promises to show, and of others no more than that they
// are others.

import { type PrivacyTopic, privacyTopics } from '../../contract/privacy-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { joinSql, rows, sql } from '../../database/transaction.ts'
import { type HeldTable, named, rowsOf, schoolsWith, type Subject, tablesInOrder } from './find-rows.ts'

/** Of a table, from the newest: more than anybody has, and a bound all the same. */
export const MOST_ROWS = 20_000

export type CopiedRow = Record<string, unknown>
export type CopiedTable = { table: string; columns: string[]; rows: CopiedRow[]; isCut: boolean }
export type CopiedTopic = { topic: PrivacyTopic; tables: CopiedTable[] }

export type CopyWish = {
  subject: Subject
  /** Who reads it: «you» in it. Null: somebody without an account. */
  readerId: string | null
  /** A guardian's copy for a child leaves out what tells of others. */
  isForGuardian: boolean
}

/** Every topic, also those of which nothing is kept. */
export async function readCopy(db: Queryable, wish: CopyWish): Promise<CopiedTopic[]> {
  const tables = await tablesInOrder(db)
  const topics: CopiedTopic[] = []
  for (const topic of privacyTopics) {
    const copied: CopiedTable[] = []
    for (const held of tables.filter((each) => each.topic === topic && !(wish.isForGuardian && each.notForGuardians === true)).toReversed()) {
      copied.push(await copyTable(db, held, wish))
    }
    topics.push({ topic, tables: copied.filter(({ rows: found }) => found.length > 0) })
  }
  return topics
}

async function copyTable(db: Queryable, held: HeldTable, { subject, readerId, isForGuardian }: CopyWish): Promise<CopiedTable> {
  const { table, who = [], isOfSchool, notForGuardians } = held
  const shown = isForGuardian && Array.isArray(notForGuardians) ? held.shown.filter((column) => !notForGuardians.includes(column)) : held.shown
  const found: CopiedRow[] = []
  for (const schoolId of isOfSchool ? await schoolsOf(db, held, subject) : [null]) {
    const where = rowsOf(held, subject, { schoolId })
    if (where === null) continue
    const columns = joinSql(
      [...shown, ...who].map((column) => sql`${named(table)}.${named(column)}`),
      ', ',
    )
    found.push(
      ...(await rows<CopiedRow>(
        db,
        sql`
          select ${columns}
          from ${named(table)}
          where ${where}
          order by ${named(table)}.${named(orderOf(shown))} desc
          limit ${MOST_ROWS + 1}`,
      )),
    )
  }
  const isCut = found.length > MOST_ROWS
  return { table, columns: [...shown, ...who], isCut, rows: found.slice(0, MOST_ROWS).map((row) => withoutOthers(row, who, readerId)) }
}

/** Newest first, where there is a time. */
const orderOf = (shown: readonly string[]) => shown.find((column) => /_(at|on|from)$/.test(column)) ?? (shown[0] as string)

async function schoolsOf(db: Queryable, held: HeldTable, subject: Subject): Promise<number[]> {
  return [...new Set([...subject.pupils.map(({ schoolId }) => schoolId), ...(await schoolsWith(db, held, subject))])].toSorted((one, other) => one - other)
}

function withoutOthers(row: CopiedRow, who: readonly string[], readerId: string | null): CopiedRow {
  const hidden = Object.fromEntries(who.map((column) => [column, row[column] === null ? null : row[column] === readerId ? 'you' : 'another']))
  return { ...row, ...hidden }
}
