// An embedded database with every migration done, to be copied: making one costs seconds of processor, a copy
// next to nothing. It is made once for these migrations and kept among the machine's temporary files.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { databaseFolderOf } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** Fills a folder that has no database yet with one that has every migration. */
export function copyMadeDatabase(folder: string): void {
  fs.cpSync(databaseFolderOf(madeDatabase()), databaseFolderOf(folder), { recursive: true })
}

/** A new folder for a test, in memory where there is some. The set-up of the suite takes all of them away at the end. */
export function scratchFolder(name: string): string {
  return fs.mkdtempSync(path.join(process.env.KANTINEKORT_TEST_SCRATCH ?? os.tmpdir(), `${name}-`))
}

const SMALLEST_SHARED_MEMORY = 1_000_000_000

const SCRATCH = 'kantinekort-tests-'

/** Where `scratchFolder` makes its folders during one run of the suite. Tests need not wait for a disk. */
export function makeScratch(): string {
  const isRoomy = fs.existsSync('/dev/shm') && freeBytes('/dev/shm') > SMALLEST_SHARED_MEMORY
  const place = isRoomy ? '/dev/shm' : os.tmpdir()
  forgetDeadRuns(place)
  return fs.mkdtempSync(path.join(place, `${SCRATCH}${process.pid}-`))
}

// A run that was killed takes nothing away after itself, and what it leaves may lie in memory.
function forgetDeadRuns(place: string): void {
  for (const name of fs.readdirSync(place)) {
    const pid = new RegExp(`^${SCRATCH}(\\d+)-`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) fs.rmSync(path.join(place, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}

const madeDatabase = (): string => path.join(os.tmpdir(), `kantinekort-made-${fingerprint()}`)

/** Makes the database that is copied, unless it is there. Called once, before the tests. */
export async function makeDatabaseToCopy(): Promise<void> {
  const made = madeDatabase()
  if (fs.existsSync(made)) return
  const partial = `${made}.${process.pid}`
  await (await openMigrated({ folder: partial, isScratch: true })).close()
  try {
    fs.renameSync(partial, made)
  } catch {
    // Another run was quicker, and made the same.
    fs.rmSync(partial, { recursive: true })
  }
}

/** Of all that decides what is in a migrated database. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const migrations = path.join(ROOT, 'database/migrations')
  const files = fs.readdirSync(migrations).map((name) => path.join(migrations, name))
  for (const file of [...files.sort(), path.join(ROOT, 'database/grants.sql'), path.join(ROOT, 'node_modules/@electric-sql/pglite/package.json')])
    hash.update(file.slice(ROOT.length)).update('\0').update(fs.readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 24)
}
