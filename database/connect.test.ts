import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../test/free-port.ts'
import { bareDatabaseOnServer, migratedDatabaseOnServer, serverUrl } from '../test/house-for-test.ts'
import { scratchFolder } from '../test/made-database.ts'
import { type Database, openDatabase } from './connect.ts'
import { FolderInUse } from './folder-lock.ts'
import { hostsOf } from './hosts.ts'
import { migrate, openMigrated, pendingMigrations } from './migrate.ts'
import { rows, sql, transaction } from './transaction.ts'

const open: Database[] = []
const folders: string[] = []
const dropped: (() => Promise<void>)[] = []
const keep = (database: Database) => {
  open.push(database)
  return database
}
const newFolder = () => {
  // On a real disk, as this is about what reaches it.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-database-'))
  folders.push(folder)
  fs.cpSync(made, folder, { recursive: true })
  return folder
}

/** The address of a database on the server that goes away after the test. */
async function addressOf(making: ReturnType<typeof bareDatabaseOnServer>): Promise<string> {
  const { url, drop } = await making
  dropped.push(drop)
  return url
}

/** A database without a single table, on whichever engine the suite runs. */
async function openBare(): Promise<Database> {
  if (onServer) return keep(await openDatabase({ url: await addressOf(bareDatabaseOnServer()) }, { as: 'owner' }))
  const folder = scratchFolder('database')
  folders.push(folder)
  fs.cpSync(bare, folder, { recursive: true })
  return keep(await openDatabase({ folder, isScratch: true }, { as: 'owner' }))
}
afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
  for (const drop of dropped.splice(0)) await drop()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

const onServer = process.env.KANTINEKORT_TEST_ON === 'server'

// Making a database takes seconds; every test that wants one in a folder gets a copy of these.
const bare = scratchFolder('bare')
const made = scratchFolder('made')
let migrated: Uint8Array
beforeAll(async () => {
  if (onServer) return
  await (await openDatabase({ folder: bare }, { as: 'owner' })).close()
  fs.cpSync(bare, made, { recursive: true })
  const database = await openMigrated({ folder: made })
  migrated = (await database.dumpFolder?.()) as Uint8Array
  await database.close()
})
afterAll(() => {
  for (const folder of [bare, made]) fs.rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(onServer)('the embedded database', () => {
  test('flushes every commit to disk, and a reader flushes nothing', async () => {
    const database = keep(await openMigrated({ folder: newFolder() }))
    const count = async () => (await database.countFlushes?.()) ?? 0
    const insert = (index: number) =>
      database.query(sql`insert into attempt (bucket, window_starts_at, count) values (${Buffer.from([index])}, ${new Date(0)}, 1)`)
    await insert(100)
    const before = await count()
    for (let index = 0; index < 20; index += 1) await insert(index)
    const written = await count()
    expect(written - before).toBeGreaterThanOrEqual(20)
    for (let index = 0; index < 20; index += 1) await rows(database, sql`select count from attempt where bucket = ${Buffer.from([index])}`)
    expect((await count()) - written).toBeLessThanOrEqual(1)
  })

  test('keeps what was committed when the process is killed', async () => {
    const folder = newFolder()
    const script = `
      const { openDatabase } = await import('${path.join(import.meta.dirname, 'connect.ts')}')
      const database = await openDatabase({ folder: ${JSON.stringify(folder)} }, { as: 'application' })
      for (let i = 0; ; i += 1) {
        await database.query({ text: "insert into attempt (bucket, window_starts_at, count) values ($1, now(), 1)", values: [Buffer.from(String(i))] })
        process.stdout.write(i + '\\n')
      }`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.split('\n').length > 50) resolve()
      })
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    const acknowledged = said.split('\n').length - 1
    const database = keep(await openDatabase({ folder }, { as: 'application' }))
    const [stored] = await rows<{ count: number }>(database, sql`select count(*) as count from attempt`)
    expect(stored?.count).toBeGreaterThanOrEqual(acknowledged)
  })

  test('refuses a second process, or a second opening, with a clear message', async () => {
    const folder = newFolder()
    keep(await openMigrated({ folder }))
    await expect(openDatabase({ folder }, { as: 'application' })).rejects.toThrow(FolderInUse)
    await expect(openDatabase({ folder }, { as: 'application' })).rejects.toThrow('in use by another Kantinekort process')
  })

  test('is free again once it is closed', async () => {
    const folder = newFolder()
    await (await openMigrated({ folder })).close()
    keep(await openDatabase({ folder }, { as: 'application' }))
  })

  test('goes on after a statement that was refused, also one with a name', async () => {
    const database = keep(await openDatabase({ memory: true, loadFrom: migrated }, { as: 'application' }))
    const named = { name: 'a-name', text: 'select $1::int as number', values: [1] }
    await database.query(named)
    await expect(database.query({ text: 'select 1 / 0' })).rejects.toMatchObject({ code: '22012' })
    expect((await database.query(named)).rows).toEqual([{ number: 1 }])
    await expect(transaction(database, (tx) => rows(tx, sql`select nothing`))).rejects.toMatchObject({ code: '42703' })
    expect((await database.query<{ current_user: string }>({ text: 'select current_user' })).rows).toEqual([{ current_user: 'kantinekort_app' }])
  })

  test('keeps its tables in order as the application, and stays the application', async () => {
    const database = keep(await openDatabase({ memory: true, loadFrom: migrated }, { as: 'application' }))
    await database.query({
      text: `insert into attempt (bucket, window_starts_at, count) select decode(lpad(to_hex(n), 8, '0'), 'hex'), now(), 1 from generate_series(1, 5000) as n`,
    })
    await database.maintain()
    const [attempt] = (await database.query<{ reltuples: number }>({ text: `select reltuples from pg_class where relname = 'attempt'` })).rows
    expect(attempt?.reltuples).toBe(5000)
    await expect(database.query({ text: 'delete from transfer' })).rejects.toMatchObject({ code: '42501' })
  })
})

describe.skipIf(onServer && !serverUrl())('migrations', () => {
  test('run once, and a second run has nothing to do', async () => {
    const database = await openBare()
    expect((await pendingMigrations(database)).length).toBeGreaterThan(0)
    expect((await migrate(database))[0]).toBe('the-house')
    expect(await migrate(database)).toEqual([])
    expect(await pendingMigrations(database)).toEqual([])
  })

  test('that were edited after they ran are told, and so is a database from the future', async () => {
    const database = await openBare()
    await migrate(database)
    await database.query({ text: `update migration set fingerprint = 'other' where number = 1` })
    await expect(pendingMigrations(database)).rejects.toThrow('was edited after it ran')
    await database.query({ text: `update migration set number = 9999 where number = 1` })
    await expect(pendingMigrations(database)).rejects.toThrow('newer than this version')
  })
})

test('names sort as Norwegians expect: æ, ø, å last, and Aa as Å', async () => {
  const database = keep(
    onServer
      ? await openDatabase({ url: await addressOf(migratedDatabaseOnServer()) }, { as: 'application' })
      : await openDatabase({ memory: true, loadFrom: migrated }, { as: 'application' }),
  )
  const names = ['Zoe', 'Åse', 'Ærlig', 'Aase', 'Østen', 'Anna', 'ærfugl', 'Öberg', 'Ali']
  const sorted = await rows<{ name: string }>(database, sql`select name from unnest(${names}::text[]) as row (name) order by name collate nb`)
  expect(sorted.map(({ name }) => name)).toEqual([...names].sort(new Intl.Collator('nb').compare))
})

describe('several hosts', () => {
  test('each become an address of their own', () => {
    expect(hostsOf('postgres://u:p@one:5432,two:5433/kk?sslmode=require')).toEqual([
      { name: 'one:5432', url: 'postgres://u:p@one:5432/kk?sslmode=require' },
      { name: 'two:5433', url: 'postgres://u:p@two:5433/kk?sslmode=require' },
    ])
    expect(() => hostsOf('mysql://one/kk')).toThrow('postgres://')
  })

  test.runIf(onServer)('are tried in turn: one that is gone or only a standby is passed over', async () => {
    const url = new URL(await addressOf(migratedDatabaseOnServer()))
    const database = keep(
      await openDatabase({ url: `postgres://${url.username}@127.0.0.1:${await freePort()},${url.host}${url.pathname}` }, { as: 'application' }),
    )
    expect((await rows<{ one: number }>(database, sql`select 1 as one`))[0]?.one).toBe(1)
  })
})
