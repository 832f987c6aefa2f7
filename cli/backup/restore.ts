// A restore goes into an empty database only: migrations as far as the backup's, its rows in one transaction,
// then the migrations that came later. Every rule of the database is checked on the way in.

import { type Database, type DatabasePlace, openDatabase } from '../../database/connect.ts'
import { migrate, migrationsOnDisk } from '../../database/migrate.ts'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { Complaint } from '../complaint.ts'
import { type Header, NotABackup, readBackupFile } from './backup-file.ts'
import { fillTables } from './copy-rows.ts'
import { quoted, tablesInOrder } from './tables.ts'

/** Fills an empty database from a backup of either engine, and answers what the backup was. */
export async function restore(place: DatabasePlace, { file }: { file: string }): Promise<Header> {
  const lines = readBackupFile(file)
  const header = (await lines.next()).value as Header
  const newest = migrationsOnDisk().at(-1)?.number ?? 0
  if (header.migration > newest) throw new NotABackup(file, `it was made by a newer version of Kantinekort (${header.version})`)
  const database = await openDatabase(place, { as: 'owner' })
  try {
    await refuseUsed(database, header)
    await migrate(database, { upTo: header.migration })
    await transaction(database, (tx) => fillTables(tx, file, lines))
    await migrate(database)
    return header
  } finally {
    await lines.return(undefined)
    await database.close()
  }
}

async function refuseUsed(database: Database, header: Header): Promise<void> {
  for (const { name } of await tablesInOrder(database)) {
    const found = await database.query<{ there: boolean }>({ text: `select exists (select from ${quoted(name)}) as there` })
    if (found.rows[0]?.there)
      throw new Complaint(
        `The database (${database.description}) is not empty: there are rows in ${name}. A backup is restored into an empty database only, so that nothing can be lost.`,
      )
  }
  const ran = await firstRow<{ there: boolean }>(database, sql`select to_regclass('migration') is not null as there`)
  const migrated = ran?.there ? ((await firstRow<{ number: number | null }>(database, sql`select max(number) as number from migration`))?.number ?? 0) : 0
  if (migrated > header.migration)
    throw new Complaint(`The empty database (${database.description}) has newer tables than the backup. Take one without any tables.`)
}
