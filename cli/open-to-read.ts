// Commands that read much (verify, backup) read a snapshot: on a server in a transaction of its own, embedded in a
// copy that the running Kantinekort hands over, so that no till ever waits for them.

import fs from 'node:fs'
import { type Database, databaseFolderOf, type DatabasePlace, type Engine, openDatabase, type Queryable } from '../database/connect.ts'
import { askOwnerOf } from '../database/folder-lock.ts'
import { undo } from '../database/transaction.ts'
import { Complaint } from './complaint.ts'

/** Hands `read` a snapshot of the database and answers what it answers. */
export async function readSnapshot<Result>(place: DatabasePlace, read: (tx: Queryable, engine: Engine) => Promise<Result>): Promise<Result> {
  const { database, engine } = await openToRead(place)
  try {
    const client = await database.connect()
    try {
      await client.query('begin isolation level repeatable read read only')
      return await read(client, engine)
    } finally {
      client.release(!(await undo(client)))
    }
  } finally {
    await database.close()
  }
}

async function openToRead(place: DatabasePlace): Promise<{ database: Database; engine: Engine }> {
  if (!('folder' in place)) return { database: await openDatabase(place, { as: 'owner' }), engine: 'server' }
  if (!fs.existsSync(databaseFolderOf(place.folder)))
    throw new Complaint(`There is no database in ${place.folder}. Set KANTINEKORT_DATA to its folder, or DATABASE_URL to its server.`)
  const copy = await askOwnerOf(place.folder, 'dump')
  return { database: await openDatabase(copy ? { memory: true, loadFrom: copy } : place, { as: 'owner' }), engine: 'embedded' }
}
