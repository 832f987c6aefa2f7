// One way to reach PostgreSQL, whether it runs inside the process (a folder) or on a server.
// Everything above sees the same driver, the same SQL and the same errors.

import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { openEmbedded } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'
import { connectToPrimary, hostsOf } from './hosts.ts'
import type { OwnerAnswers } from './owner-channel.ts'

export type Engine = 'embedded' | 'server'

/** A statement with its values: made with the `sql` tag of transaction.ts, or named to be prepared once. */
export type Statement = { text: string; values?: unknown[]; name?: string }

/** A database or a transaction: what a store needs to ask a question. */
export type Queryable = { query: <Row extends object>(statement: Statement) => Promise<{ rows: Row[]; rowCount: number | null }> }

export type Database = {
  engine: Engine
  /** One statement on its own; a transaction is `transaction()` in transaction.ts. */
  query: Queryable['query']
  /** One connection of the pool, for the batches of purchases and for bulk work. Release it. */
  connect: () => Promise<pg.PoolClient>
  /** How many batches may be under way at once: one session cannot do two. */
  batchesInFlight: number
  /** The database is spread over several servers by school (Citus): a transaction then keeps to one school. */
  isSpreadBySchool: boolean
  /** Turns an embedded database that was opened as its owner into the application's. */
  becomeApplication: () => Promise<void>
  /** Keeps tables and their statistics in order where the engine does not do it by itself. Call it now and then. */
  maintain: () => Promise<void>
  /** A consistent copy of the whole folder as a tar file; embedded only. */
  dumpFolder: (() => Promise<Uint8Array>) | null
  /** Adds to what commands on the same machine may ask of this process; embedded in a folder only. */
  answerCommands: ((more: OwnerAnswers) => void) | null
  /** How often the embedded database has flushed to disk. */
  countFlushes: (() => Promise<number>) | null
  /** Where it is, for people; never with a password. */
  description: string
  close: () => Promise<void>
}

/** The role that the server runs as: it owns nothing, and may not change what is only ever inserted. */
export const APP_ROLE = 'kantinekort_app'

// Every statement of the application finds its rows by a key that begins with the school, so a scan of a
// whole table is never right, however small the table was when the statement was prepared. Work that does
// want whole tables (verify, backup) is done as the owner. Compiling a plan costs more than these plans do.
const APP_SETTINGS = { enable_seqscan: 'off', jit: 'off', client_min_messages: 'warning' }
const OWNER_SETTINGS = { jit: 'off', client_min_messages: 'warning' }

export type DatabasePlace =
  /**
   * `loadFrom` fills a folder that has no database yet with a copy made by `dumpFolder`.
   * What `isScratch` is in nobody will miss: nothing waits for the disk.
   * `waitMs`: for so long a connection is waited for, until it is made or another has left it free.
   */
  { folder: string; loadFrom?: Uint8Array; isScratch?: boolean } | { memory: true; loadFrom?: Uint8Array } | { url: string; poolSize?: number; waitMs?: number }

/** int8 and numeric as numbers (every sum of øre is far below 2^53), dates as "2026-11-21", times as Date. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === 20 || oid === 1700) return Number
    if (oid === 1082) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/**
 * Opens the database as the owner (for migrations) or as the application's role.
 * @throws when the folder is in use by another process, or no server answers.
 */
export async function openDatabase(place: DatabasePlace, { as }: { as: 'owner' | 'application' }): Promise<Database> {
  return 'url' in place ? openServer(place, as) : openInProcess(place, as)
}

async function openInProcess(place: Exclude<DatabasePlace, { url: string }>, as: 'owner' | 'application'): Promise<Database> {
  const folder = 'folder' in place ? place.folder : null
  const lock = folder === null ? null : await lockFolder(folder)
  try {
    if (folder !== null && place.loadFrom) await fillFolder(databaseFolderOf(folder), place.loadFrom)
    const embedded = await openEmbedded(
      'memory' in place ? { folder: null, loadFrom: place.loadFrom ?? null } : { folder: databaseFolderOf(place.folder), isScratch: place.isScratch ?? false },
    )
    lock?.answer({ dump: embedded.dump })
    const pool = new pg.Pool({
      // One session: a second connection would be the same one. Waiting for it longer than this
      // means that somebody asks the database from inside a transaction, which would wait for ever.
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 30_000,
      user: 'postgres',
      database: 'postgres',
      password: 'not-used-inside-the-process',
      types,
      pipeline: true,
      stream: embedded.openStream as unknown as () => never,
    } as pg.PoolConfig)
    pool.on('error', () => {})
    // A client that is replaced leaves its session behind: an open transaction, and statements by name.
    pool.on('connect', (client) => void client.query('rollback; deallocate all').catch(() => {}))
    const becomeApplication = () => useSession(pool, [`set role ${APP_ROLE}`, ...settingStatements(APP_SETTINGS)])
    await useSession(pool, settingStatements(OWNER_SETTINGS))
    if (as === 'application') await becomeApplication()
    return {
      engine: 'embedded',
      isSpreadBySchool: false,
      becomeApplication,
      maintain: async () => {
        // Nothing else does it: the embedded database has no autovacuum.
        for (const table of await grownTables(pool)) {
          await useSession(pool, ['reset role', `vacuum (analyze) ${table}`, `set role ${APP_ROLE}`])
        }
      },
      query: queryWith(() => pool.connect()),
      connect: () => pool.connect(),
      batchesInFlight: 1,
      dumpFolder: embedded.dump,
      answerCommands: lock?.answer ?? null,
      countFlushes: embedded.countFlushes,
      description: folder === null ? 'in memory' : `embedded in ${folder}`,
      close: async () => {
        await pool.end()
        await embedded.close()
        await lock?.release()
      },
    }
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** Where the database itself lies in the folder that it was given. */
export const databaseFolderOf = (folder: string) => path.join(folder, 'postgres')

// Filled under another name and renamed when all of it is on the disk: there is a whole database or none.
async function fillFolder(databaseFolder: string, loadFrom: Uint8Array): Promise<void> {
  if (fs.existsSync(databaseFolder)) throw new Error(`There is a database in ${databaseFolder} already.`)
  const partial = `${databaseFolder}.partial`
  fs.rmSync(partial, { recursive: true, force: true })
  const embedded = await openEmbedded({ folder: partial, loadFrom })
  await embedded.close()
  for (const entry of fs.readdirSync(partial, { recursive: true, withFileTypes: true })) {
    const file = fs.openSync(path.join(entry.parentPath, entry.name), 'r')
    fs.fsyncSync(file)
    fs.closeSync(file)
  }
  fs.renameSync(partial, databaseFolder)
}

// A refused statement is no reason to throw a connection away, as the pool's own `query` would.
function queryWith(connect: () => Promise<pg.PoolClient>): Queryable['query'] {
  return async (statement) => {
    const client = await connect()
    try {
      return await client.query(statement)
    } finally {
      client.release()
    }
  }
}

/** Statements one after the other on the one session, with nothing of anybody else's between them. */
async function useSession(pool: pg.Pool, statements: string[]): Promise<void> {
  const client = await pool.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    client.release()
  }
}

const settingStatements = (settings: Record<string, string>) => Object.entries(settings).map(([name, value]) => `set ${name} = ${value}`)

/**
 * Tables that have grown by a tenth since they were last analysed, and those that change in place.
 * (The embedded engine keeps no counts of changes: its statistics collector never runs.)
 */
async function grownTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(`
    select quote_ident(relname) as name
    from pg_class
    where relkind = 'r'
    and relnamespace = 'public'::regnamespace
    and (pg_relation_size(oid) / 8192 > 1.1 * relpages + 5 or relname in ('wallet', 'register', 'session', 'attempt', 'message', 'card'))
    order by relname`)
  return rows.map(({ name }) => name)
}

type ServerPlace = Extract<DatabasePlace, { url: string }>

async function openServer({ url, poolSize = 10, waitMs = 2_000 }: ServerPlace, as: 'owner' | 'application'): Promise<Database> {
  const hosts = hostsOf(url)
  const pools = hosts.map((host) => {
    const pool = new pg.Pool({
      connectionString: host.url,
      max: poolSize,
      connectionTimeoutMillis: waitMs,
      query_timeout: 60_000,
      keepAlive: true,
      idle_in_transaction_session_timeout: 10_000,
      application_name: 'kantinekort',
      types,
      pipeline: true,
      options: Object.entries(as === 'application' ? { role: APP_ROLE, ...APP_SETTINGS } : OWNER_SETTINGS)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    } as pg.PoolConfig)
    // A lost idle connection is replaced at the next use; without a listener it would end the process.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  })
  const connect = connectToPrimary(pools)
  const first = await connect()
  const spread = await first.query(`select 1 from pg_extension where extname = 'citus'`)
  first.release()
  return {
    engine: 'server',
    isSpreadBySchool: spread.rows.length > 0,
    // A server's connections are the application's from the start, and its autovacuum keeps the tables.
    becomeApplication: async () => {},
    maintain: async () => {},
    query: queryWith(connect),
    connect,
    batchesInFlight: 2,
    dumpFolder: null,
    answerCommands: null,
    countFlushes: null,
    description: `PostgreSQL at ${hosts.map((host) => host.name).join(', ')}`,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}
