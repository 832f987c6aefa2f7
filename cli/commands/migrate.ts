import fs from 'node:fs'
import { databaseFolderOf } from '../../database/connect.ts'
import { migrateDatabase } from '../../database/migrate.ts'
import { readDatabasePlace } from '../../server/config.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'

export const command: Command = {
  usage: 'migrate',
  help: `Brings the database up to date with this version of Kantinekort. On a PostgreSQL server it must be run
after each upgrade, before the new version is started; an embedded database is brought up to date when the
server starts. Take a backup first.`,
  run: async () => {
    const { database: place } = readDatabasePlace(process.env)
    if ('memory' in place) throw new Complaint('There is nothing to migrate in memory.')
    if ('folder' in place && !fs.existsSync(databaseFolderOf(place.folder)))
      throw new Complaint(`There is no database in ${place.folder} yet. Run "kantinekort setup" first.`)
    const ran = await migrateDatabase(place)
    console.log(ran.length === 0 ? 'The database is up to date.' : `Done: ${ran.join(', ')}.`)
    return 0
  },
}
