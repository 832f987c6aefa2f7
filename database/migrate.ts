// Migrations run once, in order, each in a transaction, and are never edited afterwards: their
// fingerprints are kept and compared. What the application's role may do is stated anew every time.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { type Database, type DatabasePlace, openDatabase } from './connect.ts'

const FOLDER = path.join(import.meta.dirname, 'migrations')
const GRANTS = path.join(import.meta.dirname, 'grants.sql')

export type Migration = { number: number; name: string; sql: string; fingerprint: string }

/** The migrations on disk, in order. */
export function migrationsOnDisk(): Migration[] {
  const files = fs
    .readdirSync(FOLDER)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
  // The second of two with one number would be taken for one that ran.
  const twice = files.find((file, place) => files[place - 1]?.slice(0, 4) === file.slice(0, 4))
  if (twice) throw new Error(`Two migrations have the number of ${twice}. Give one of them the next free number.`)
  return files.map((file) => {
    const sql = fs.readFileSync(path.join(FOLDER, file), 'utf8')
    return { number: Number(file.slice(0, 4)), name: file.slice(5, -4), sql, fingerprint: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Brings the database up to date as its owner, and answers the names of the migrations that ran. */
export async function migrateDatabase(place: Extract<DatabasePlace, { url: string } | { folder: string }>): Promise<string[]> {
  const database = await openDatabase(place, { as: 'owner' })
  try {
    return await migrate(database)
  } finally {
    await database.close()
  }
}

/** Opens a database as the application, with every migration done: for tests, the demo and the embedded database. */
export async function openMigrated(place: DatabasePlace): Promise<Database> {
  if ('url' in place) {
    await migrateDatabase(place)
    return openDatabase(place, { as: 'application' })
  }
  const database = await openDatabase(place, { as: 'owner' })
  await migrate(database)
  await database.becomeApplication()
  return database
}

/** The same on a database that is open as its owner; `upTo` stops after that number, to fill the tables of an older backup. */
export async function migrate(database: Database, { upTo = Number.POSITIVE_INFINITY }: { upTo?: number } = {}): Promise<string[]> {
  const client = await database.connect()
  try {
    await client.query(
      `create table if not exists migration (number integer not null, name text not null, fingerprint text not null, ran_at timestamptz not null default now(), constraint migration_pk primary key (number))`,
    )
    const done = await ranMigrations(client)
    const ran: string[] = []
    for (const migration of pending(done).filter(({ number }) => number <= upTo)) {
      await inTransaction(client, async () => {
        // Two processes that migrate at once: the second waits here and then finds it done.
        await client.query('lock table migration in exclusive mode')
        const again = await client.query('select number from migration where number = $1', [migration.number])
        if (again.rows.length > 0) return
        await client.query(migration.sql)
        await client.query('insert into migration (number, name, fingerprint) values ($1, $2, $3)', [migration.number, migration.name, migration.fingerprint])
        ran.push(migration.name)
      })
    }
    // What is stated there is stated of the newest tables.
    if (upTo !== Number.POSITIVE_INFINITY) return ran
    await inTransaction(client, async () => {
      await client.query('lock table migration in exclusive mode')
      await client.query(fs.readFileSync(GRANTS, 'utf8'))
    })
    return ran
  } finally {
    client.release()
  }
}

/** The names of the migrations that are still to run. @throws when one that ran was edited or is unknown here. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const client = await database.connect()
  try {
    const exists = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
    const done = exists.rows[0]?.there ? await ranMigrations(client) : []
    return pending(done).map((migration) => migration.name)
  } finally {
    client.release()
  }
}

type Ran = { number: number; name: string; fingerprint: string }

async function ranMigrations(client: pg.PoolClient): Promise<Ran[]> {
  return (await client.query<Ran>('select number, name, fingerprint from migration order by number')).rows
}

function pending(done: Ran[]): Migration[] {
  const onDisk = migrationsOnDisk()
  for (const ran of done) {
    const file = onDisk.find((migration) => migration.number === ran.number)
    if (!file) throw new Error(`The database is newer than this version of Kantinekort: migration ${ran.number} (${ran.name}) is unknown here.`)
    if (file.fingerprint !== ran.fingerprint) throw new Error(`Migration ${ran.number} (${ran.name}) was edited after it ran. Write a new migration instead.`)
  }
  return onDisk.filter((migration) => !done.some((ran) => ran.number === migration.number))
}

async function inTransaction(client: pg.PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
