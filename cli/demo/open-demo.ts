// Brings the demo to the point where it can be started: a free port, built apps, and a world to show.

import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { databaseFolderOf, openDatabase } from '../../database/connect.ts'
import { askOwnerOf, FolderInUse, isFolderInUse } from '../../database/folder-lock.ts'
import { migrate, openMigrated } from '../../database/migrate.ts'
import { transaction } from '../../database/transaction.ts'
import type { Config } from '../../server/config.ts'
import { makeKeys } from '../../server/keys.ts'
import { CannotStart, installationOf, portTaken } from '../../server/main.ts'
import { fillTables, rowsOf } from '../backup/copy-rows.ts'
import { staleApps } from '../build-apps.ts'
import { Complaint } from '../complaint.ts'
import { buildWorld } from './build-world.ts'

export type Say = (line: string) => void

/** Answers the configuration to start with. */
export async function openDemo(config: Config, { isFresh, say, now }: { isFresh: boolean; say: Say; now: Date }): Promise<Config> {
  if ('folder' in config.database) await refuseRunning(config.database.folder)
  await refuseTakenPort(config)
  if (isFresh) await forgetWorld(config)
  // Both take a while the first time, and one of them is mostly waiting.
  const [database] = await Promise.all([withWorld(config, { say, now }), buildApps(say)])
  return { ...config, database }
}

async function refuseRunning(folder: string): Promise<void> {
  const address = await askOwnerOf(folder, 'address').catch(() => null)
  if (address)
    throw new CannotStart(
      `It is running already, at ${Buffer.from(address).toString('utf8')}/. Stop that one with Ctrl-C first, or choose another folder with KANTINEKORT_DATA.`,
    )
  if (await isFolderInUse(folder)) throw new FolderInUse(folder)
}

// Found out before the work, and not after it.
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  const probe = net.createServer()
  const isTaken = await new Promise<boolean>((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'))
    probe.listen({ port, host }, () => resolve(false))
  })
  await new Promise((resolve) => probe.close(resolve))
  if (isTaken) throw new CannotStart(portTaken(port, 'demo'))
}

async function buildApps(say: Say): Promise<void> {
  if (staleApps().length === 0) return
  say('Building the three apps …')
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../build-apps.ts')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  let trouble = ''
  child.stderr.on('data', (text: Buffer) => {
    trouble += text.toString('utf8')
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Complaint(`The apps could not be built:\n${trouble.trim()}`)
}

async function withWorld(config: Config, { say, now }: { say: Say; now: Date }): Promise<Config['database']> {
  const place = config.database
  if (await hasWorld(place)) return place
  say('Making two canteens with four weeks behind them, the first time only …')
  // In memory: nothing of a world that is interrupted is left, and there is no disk to wait for.
  const made = await openMigrated({ memory: true })
  try {
    const { masterSecret, publicUrl } = config
    await buildWorld({ database: made, keys: makeKeys(masterSecret), now, publicUrl, onProgress: (step) => say(`  ${step}`) })
    await made.maintain()
    if ('folder' in place) return { ...place, loadFrom: (await made.dumpFolder?.()) as Uint8Array }
    const target = await openDatabase(place, { as: 'owner' })
    try {
      await migrate(target)
      await transaction(target, (tx) => transaction(made, (from) => fillTables(tx, 'the demo', rowsOf(from))))
    } finally {
      await target.close()
    }
    return place
  } finally {
    await made.close()
  }
}

async function hasWorld(place: Config['database']): Promise<boolean> {
  if ('folder' in place) return fs.existsSync(databaseFolderOf(place.folder))
  if ('memory' in place) return false
  const database = await openMigrated(place)
  try {
    return (await installationOf(database)) !== null
  } finally {
    await database.close()
  }
}

async function forgetWorld({ database: place }: Config): Promise<void> {
  if (!('folder' in place)) throw new Complaint('A demo on a PostgreSQL server is made anew by giving it an empty database.')
  const databaseFolder = databaseFolderOf(place.folder)
  if (!fs.existsSync(databaseFolder)) return
  const database = await openDatabase(place, { as: 'owner' })
  const kind = await installationOf(database).finally(() => database.close())
  if (kind !== 'demo') throw new Complaint(`The database in ${place.folder} is not a demo's, so it is not thrown away.`)
  fs.rmSync(databaseFolder, { recursive: true })
}
