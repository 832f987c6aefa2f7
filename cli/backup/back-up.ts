import fs from 'node:fs'
import path from 'node:path'
import type { DatabasePlace } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { Complaint } from '../complaint.ts'
import { readSnapshot } from '../open-to-read.ts'
import { type End, FORMAT, type Header, type Line, writeBackupFile } from './backup-file.ts'
import { rowsOf } from './copy-rows.ts'
import { version } from '../version.ts'

/** Writes everything in the database to a file, and answers how much that was. Never the master secret. */
export async function backUp(place: DatabasePlace, { file, now }: { file: string; now: Date }): Promise<End> {
  if (fs.existsSync(file)) throw new Complaint(`${file} is there already. A backup is never written over: choose another name.`)
  if (!fs.existsSync(path.dirname(path.resolve(file))))
    throw new Complaint(`There is no folder ${path.dirname(path.resolve(file))} to write ${path.basename(file)} to.`)
  return readSnapshot(place, async (tx, engine) => {
    const about = await firstRow<{ migration: number | null; installation: string | null }>(
      tx,
      sql`
        select (select max(number) from migration) as migration, (select kind from installation) as installation`,
    )
    if (!about?.migration) throw new Complaint('The database has no tables yet, so there is nothing to back up.')
    const header: Header = {
      kantinekort: 'backup',
      format: FORMAT,
      version,
      madeAt: now.toISOString(),
      engine,
      installation: about.installation ?? 'none',
      migration: about.migration,
    }
    return writeBackupFile(file, linesOf(header, rowsOf(tx)))
  })
}

async function* linesOf(header: Header, rows: AsyncIterable<Line>): AsyncGenerator<Line> {
  yield header
  yield* rows
}
