// The log of a school's changes and its version.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

export type LoggedChange = { version: number; kind: string; subjectId: string | null }

/** Takes the school's next version, and with it the log, until the transaction ends. */
export async function nextVersion(tx: Queryable, schoolId: number): Promise<number> {
  const row = await firstRow<{ version: number }>(
    tx,
    sql`
      insert into school_version (school_id, version)
      values (${schoolId}, 1)
      on conflict (school_id) do update
      set version = school_version.version + 1
      returning version`,
  )
  return (row as { version: number }).version
}

export async function insertChange(tx: Queryable, { schoolId, version, kind, subjectId, happenedAt }: LoggedChange & { schoolId: number; happenedAt: Date }) {
  await tx.query(sql`
    insert into school_change (school_id, version, kind, subject_id, happened_at)
    values (${schoolId}, ${version}, ${kind}, ${subjectId}, ${happenedAt})`)
}

/** The newest version of each of these schools' logs; a school where nothing was ever announced is at 0. */
export async function versionsOf(db: Queryable, schoolIds: readonly number[]): Promise<Map<number, number>> {
  const found = await rows<{ schoolId: number; version: number }>(
    db,
    sql`
      -- across schools: one question for every school that has a till at this process
      select school_id as "schoolId", version
      from school_version
      where school_id = any (${schoolIds})`,
  )
  return new Map([...schoolIds.map((schoolId): [number, number] => [schoolId, 0]), ...found.map((each): [number, number] => [each.schoolId, each.version])])
}

/** Where a school's log stands, and its oldest line that is still there. */
export async function startOf(db: Queryable, schoolId: number): Promise<{ version: number; oldest: number | null }> {
  const row = await firstRow<{ version: number; oldest: number | null }>(
    db,
    sql`
      select
        coalesce((select version from school_version where school_id = ${schoolId}), 0) as version,
        (select min(version) from school_change where school_id = ${schoolId}) as oldest`,
  )
  return row as { version: number; oldest: number | null }
}

/** The changes after a version, oldest first. */
export function changesAfter(db: Queryable, { schoolId, version, most }: { schoolId: number; version: number; most: number }): Promise<LoggedChange[]> {
  return rows(
    db,
    sql`
      select version, kind, subject_id as "subjectId"
      from school_change
      where school_id = ${schoolId}
      and version > ${version}
      order by version
      limit ${most}`,
  )
}

/** Drops lines that are older than every gap a till may catch up with, a bounded number at a time. */
export function deleteOldChanges(db: Queryable, { before, most }: { before: Date; most: number }): Promise<number> {
  return deleteOldest(db, { table: 'school_change', key: 'school_id, version', by: 'happened_at', before, most })
}
