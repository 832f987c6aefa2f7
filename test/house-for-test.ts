// A house for one test file: a real database of its own, real keys, and a clock the test may move.
// By default the database is embedded; the project `server` runs the same files on PostgreSQL.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import pg from 'pg'
import { type Database, databaseFolderOf, openDatabase } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { type House, makeHouse } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { copyMadeDatabase, scratchFolder } from './made-database.ts'

/** The clock of a test: stands still until it is moved. */
export type TestClock = { now: () => Date; set: (instant: string) => void; pass: (milliseconds: number) => void }

export type TestHouse = {
  house: House
  clock: TestClock
  logged: { event: string; facts: object }[]
  close: () => Promise<void>
  /** The database's address, when it is on a server. */ url: string | null
}

/** Tuesday 3 November 2026, 11:30 in Oslo: lunch. */
export const LUNCH = '2026-11-03T10:30:00.000Z'

/** Set when the suite runs on a PostgreSQL server: an address whose user may create databases. */
export const serverUrl = () => process.env.KANTINEKORT_TEST_SERVER ?? null

/** A house on a fresh database. `on: 'server'` needs `serverUrl()`. */
export async function houseForTest({
  on = process.env.KANTINEKORT_TEST_ON === 'server' ? 'server' : 'embedded',
  pushHosts,
}: { on?: 'embedded' | 'server'; pushHosts?: readonly string[] } = {}): Promise<TestHouse> {
  const { database, drop, url } = on === 'server' ? await databaseOnServer() : await databaseInProcess()
  let nowMs = Date.parse(LUNCH)
  const clock: TestClock = {
    now: () => new Date(nowMs),
    set: (instant) => {
      nowMs = Date.parse(instant)
    },
    pass: (milliseconds) => {
      nowMs += milliseconds
    },
  }
  const logged: TestHouse['logged'] = []
  const keys = makeKeys(randomBytes(32))
  const house = makeHouse({
    database,
    clock,
    keys,
    log: (event, facts = {}) => logged.push({ event, facts }),
    publicUrl: 'http://127.0.0.1:3000',
    installation: 'real',
    ...(pushHosts && { pushHosts }),
  })
  await makeFirstSigningKey(database, { keys, now: clock.now() })
  return {
    house,
    clock,
    logged,
    url,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

type Made = { database: Database; drop: () => Promise<void>; url: string | null }

async function databaseInProcess(): Promise<Made> {
  const folder = scratchFolder('house')
  copyMadeDatabase(folder)
  const database = await openDatabase({ folder, isScratch: true }, { as: 'application' })
  folders.set(database, folder)
  return { database, drop: async () => fs.rmSync(folder, { recursive: true }), url: null }
}

const folders = new WeakMap<Database, string>()

/** What is in a test's embedded database now, in another, opened as its owner: to be broken. */
export async function copyOfDatabase(database: Database): Promise<Database> {
  const from = folders.get(database)
  if (from === undefined) throw new Error('only an embedded database that a test has made can be copied')
  const folder = scratchFolder('copy')
  // Every commit is in the folder, and nobody writes while this is copied: opening it goes through what was committed.
  fs.cpSync(databaseFolderOf(from), databaseFolderOf(folder), { recursive: true })
  const copy = await openDatabase({ folder, isScratch: true }, { as: 'owner' })
  return {
    ...copy,
    close: async () => {
      await copy.close()
      fs.rmSync(folder, { recursive: true })
    },
  }
}

const TEMPLATE = 'kantinekort_test_template'

async function databaseOnServer(): Promise<Made> {
  const { url, drop } = await migratedDatabaseOnServer()
  return { database: await openOnServer(url), url, drop }
}

// Tests ask for more at once than there are connections: in use those who wait too long are asked to come again, and
// on a slow machine a test would be.
const PATIENCE_MS = 60_000

/** Opens a database on the server as a process of the house does. */
export const openOnServer = (url: string) => openDatabase({ url, waitMs: PATIENCE_MS }, { as: 'application' })

/** A migrated database of one's own on the server. Nobody may look into the one it is copied from: then it cannot be copied. */
export const migratedDatabaseOnServer = () => newDatabaseOnServer({ template: TEMPLATE })

/** A database of one's own on the server, without a single table. */
export const bareDatabaseOnServer = () => newDatabaseOnServer({ template: 'template1' })

async function newDatabaseOnServer({ template }: { template: string }): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = serverUrl()
  if (!server) throw new Error('no PostgreSQL server: KANTINEKORT_TEST_SERVER is not set')
  const name = `kantinekort_test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, async (admin) => void (await admin.query(`create database ${name} template ${template}`)))
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => asAdministrator(server, async (admin) => void (await admin.query(`drop database ${name} with (force)`))) }
}

/** Makes the template that every test's database on the server is copied from. Called once, before the tests. */
export async function makeServerTemplate(url: string): Promise<void> {
  await asAdministrator(url, async (admin) => {
    await admin.query(`drop database if exists ${TEMPLATE}`)
    await admin.query(`create database ${TEMPLATE}`)
  })
  const template = new URL(url)
  template.pathname = `/${TEMPLATE}`
  const made = await openMigrated({ url: template.toString() })
  await made.close()
}

async function asAdministrator(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
