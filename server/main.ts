// A running server: the database, the house, the app and the jobs, in the order they need each other,
// and back down again in the opposite order.

import fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Database, databaseFolderOf, openDatabase } from '../database/connect.ts'
import { openMigrated, pendingMigrations } from '../database/migrate.ts'
import { firstRow, sql } from '../database/transaction.ts'
import { makeApp } from './app.ts'
import type { Config, Installation } from './config.ts'
import { type House, type Log, makeHouse, systemClock } from './house.ts'
import { serveApps } from './http/static-files.ts'
import { makeHousekeeping } from './housekeeping.ts'
import { makeKeys } from './keys.ts'

export type RunningServer = { house: House; app: FastifyInstance; stop: () => Promise<void> }

/** Why a server will not start, in words for whoever starts it. */
export class CannotStart extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CannotStart'
  }
}

/** The built apps. */
const DIST = path.join(import.meta.dirname, '../dist')

/** Starts a server and answers once it listens. @throws CannotStart, FolderInUse */
export async function start(config: Config, { log, dist = DIST }: { log: Log; dist?: string }): Promise<RunningServer> {
  const database = await openForServing(config)
  const undo: (() => Promise<unknown>)[] = [() => database.close()]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await checkInstallation(database, config.installation)
    const { publicUrl, installation, masterSecret, tls, trustedProxies: proxies, law } = config
    const house = makeHouse({
      database,
      clock: systemClock,
      keys: makeKeys(masterSecret),
      log,
      publicUrl,
      installation,
      law,
      kept: config.kept,
      smsPartsADay: smsPartsADay(config),
      pushHosts: config.pushHosts,
    })
    const app = await makeApp(house, {
      isHttps: publicUrl.startsWith('https:'),
      proxies,
      mail: config.mail,
      sms: config.sms?.linkMobility ?? null,
      bankFolder: config.bankFolder,
      payments: config.payments,
      signInProviders: config.signInProviders,
      ...(tls && { https: tls }),
    })
    undo.push(() => app.close())
    await serveApps(app, dist)
    await listen(app, config)
    database.answerCommands?.({ address: async () => Buffer.from(publicUrl) })
    const housekeeping = makeHousekeeping(house)
    housekeeping.start()
    undo.push(() => housekeeping.stop())
    return { house, app, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const DEMO_SMS_PARTS_A_DAY = 10_000

const smsPartsADay = ({ installation, sms }: Config) => (installation === 'demo' ? DEMO_SMS_PARTS_A_DAY : (sms?.partsADay ?? null))

// The embedded database is this process's own, so it brings it up to date; a server's may be shared with
// processes of the version before, so there somebody decides when.
async function openForServing({ database: place, installation }: Config): Promise<Database> {
  if ('memory' in place) return openMigrated(place)
  if ('folder' in place) {
    if (installation === 'real' && !fs.existsSync(databaseFolderOf(place.folder)))
      throw new CannotStart(`There is no database in ${place.folder} yet. Run "kantinekort setup" first.`)
    return openMigrated(place)
  }
  if (installation === 'demo') return openMigrated(place)
  const owner = await openDatabase(place, { as: 'owner' })
  try {
    const pending = await pendingMigrations(owner)
    if (pending.length > 0) throw new CannotStart(`The database is not up to date: ${pending.join(', ')} must run first. Run "kantinekort migrate".`)
  } finally {
    await owner.close()
  }
  return openDatabase(place, { as: 'application' })
}

/** What kind of installation a database was made for, or null when nobody has set it up. */
export async function installationOf(database: Database): Promise<Installation | null> {
  const row = await firstRow<{ kind: Installation }>(database, sql`select kind from installation`)
  return row?.kind ?? null
}

async function checkInstallation(database: Database, wanted: Installation): Promise<void> {
  const kind = await installationOf(database)
  if (kind === wanted) return
  if (kind === null) throw new CannotStart(`The database (${database.description}) has not been set up yet. Run "kantinekort setup" first.`)
  if (kind === 'demo')
    throw new CannotStart(
      `The database (${database.description}) holds the demo's made-up canteens. Real operation needs one of its own: set KANTINEKORT_DATA to another folder, or DATABASE_URL.`,
    )
  throw new CannotStart(
    `The database (${database.description}) is a real one, with real people's money. The demo will not touch it: set KANTINEKORT_DATA to another folder, or start with "kantinekort start".`,
  )
}

async function listen(app: FastifyInstance, { port, host, installation }: Config): Promise<void> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new CannotStart(portTaken(port, installation))
    if (code === 'EACCES')
      throw new CannotStart(
        `This user may not listen on port ${port}. Ports below 1024 are for the system: take PORT=3000 and put a proxy in front, or see docs/running.md.`,
      )
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new CannotStart(`HOST is ${host}, which is no address of this machine. Leave it out, or write 0.0.0.0 for all of them.`)
    throw error
  }
}

export function portTaken(port: number, installation: Installation): string {
  const another = installation === 'demo' ? `PORT=${port + 1} npm start` : `set PORT to it`
  return `Port ${port} is taken by another program. Stop that one, or choose another port: ${another}`
}
