// Starting and stopping the real thing, on whichever engine the suite runs.

import { usualKept } from '../rules/kept-for.ts'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import https from 'node:https'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DatabasePlace } from '../database/connect.ts'
import { FolderInUse } from '../database/folder-lock.ts'
import { openMigrated } from '../database/migrate.ts'
import { transaction } from '../database/transaction.ts'
import type { Config } from '../server/config.ts'
import { usualLaw } from '../server/law-config.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeKeys } from '../server/keys.ts'
import { start } from '../server/main.ts'
import { freePort } from '../test/free-port.ts'
import { serverUrl } from '../test/house-for-test.ts'
import { copyMadeDatabase, scratchFolder } from '../test/made-database.ts'
import { makePlainApps } from '../test/plain-apps.ts'
import { markInstallation, setUp } from './setup/set-up.ts'

const onServer = process.env.KANTINEKORT_TEST_ON === 'server'
const scratch = scratchFolder('main')
const masterSecret = randomBytes(32)
const dist = path.join(scratch, 'dist')
const dropped: (() => Promise<void>)[] = []
let port: number

beforeAll(async () => {
  makePlainApps(dist)
  port = await freePort()
})
afterAll(async () => {
  for (const drop of dropped) await drop()
  fs.rmSync(scratch, { recursive: true })
})

async function emptyPlace(): Promise<DatabasePlace> {
  if (!onServer) return { folder: path.join(scratch, randomBytes(4).toString('hex')), isScratch: true }
  const name = `kantinekort_main_${randomBytes(6).toString('hex')}`
  const asAdministrator = async (statement: string) => {
    const admin = new pg.Client({ connectionString: serverUrl() as string })
    await admin.connect()
    await admin.query(statement)
    await admin.end()
  }
  await asAdministrator(`create database ${name}`)
  dropped.push(() => asAdministrator(`drop database ${name} with (force)`))
  const url = new URL(serverUrl() as string)
  url.pathname = `/${name}`
  return { url: url.toString() }
}

async function migratedPlace(): Promise<DatabasePlace> {
  const place = await emptyPlace()
  if ('folder' in place) copyMadeDatabase(place.folder)
  else await (await openMigrated(place)).close()
  return place
}

const configFor = (database: DatabasePlace, more: Partial<Config> = {}): Config => ({
  installation: 'real',
  port,
  host: '127.0.0.1',
  publicUrl: `http://127.0.0.1:${port}`,
  tls: null,
  trustedProxies: 0,
  database,
  dataFolder: 'folder' in database ? database.folder : null,
  masterSecret,
  mail: null,
  sms: null,
  pushHosts: null,
  kept: usualKept,
  bankFolder: null,
  law: usualLaw,
  payments: { swedbankPay: null, vipps: null },
  signInProviders: [],
  ...more,
})

async function setUpAt(place: DatabasePlace): Promise<string> {
  const database = await openMigrated(place)
  const house = makeHouse({ database, clock: systemClock, keys: makeKeys(masterSecret), log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  const where = { address: 'Gata 1', postalCode: '0150', city: 'Oslo' }
  const { link } = await setUp(house, {
    operator: {
      name: 'Kantinene AS',
      organisationNumber: '314159268',
      isVatRegistered: true,
      email: 'post@kantinene.example',
      phone: '+47 10 20 30 40',
      ...where,
    },
    school: { name: 'Skolen', organisationNumber: '327182811', pupilEmailDomain: null, ...where },
    administrator: { firstName: 'Aud', lastName: 'Berg', email: 'aud@kantinene.example' },
  })
  await database.close()
  return link
}

const quiet = { log: () => {}, dist: path.join(scratch, 'dist') }
const withHeader = { 'x-kantinekort': '1', 'content-type': 'application/json' }

describe.skipIf(onServer && !serverUrl())('a real installation', () => {
  let place: DatabasePlace
  let link: string

  beforeAll(async () => {
    place = await migratedPlace()
    link = await setUpAt(place)
  })

  test('opens, lets the administrator in by the link that setup printed, and stops with nothing left behind', async () => {
    const server = await start(configFor(place), quiet)
    const address = `http://127.0.0.1:${port}`
    expect(await (await fetch(`${address}/health/ready`)).json()).toEqual({ ready: true })
    expect(await (await fetch(`${address}/office/pupils`)).text()).toBe('office')
    expect(await (await fetch(`${address}/mailbox`)).text(), 'a real installation shows nobody’s letters').toBe('portal')
    const body = JSON.stringify({ token: link.split('#token=')[1], password: 'Fjordhest-42' })
    const finished = await fetch(`${address}/api/password-resets/finish`, { method: 'POST', headers: withHeader, body })
    expect((await finished.json()).staffPosts).toMatchObject([{ role: 'administrator' }])
    await server.stop()
    await expect(fetch(address)).rejects.toThrow()
    const again = await start(configFor(place), quiet)
    await again.stop()
  })

  test('says in a sentence why it will not start', async () => {
    const taken = net.createServer().listen(port, '127.0.0.1')
    await new Promise<void>((resolve) => taken.once('listening', () => resolve()))
    await expect(start(configFor(place), quiet)).rejects.toThrow(`Port ${port} is taken`)
    await new Promise<void>((resolve) => taken.close(() => resolve()))
    await expect(start(configFor(place, { host: '192.0.2.1' }), quiet)).rejects.toThrow('no address of this machine')
    await expect(start(configFor(place, { installation: 'demo' }), quiet)).rejects.toThrow('The demo will not touch it')
    await expect(start(configFor(place, { masterSecret: randomBytes(32) }), quiet)).rejects.toThrow('master secret')
    await expect(start(configFor(place), { ...quiet, dist: path.join(scratch, 'not-built') })).rejects.toThrow('npm run build')
    // None of that keeps the database from being opened.
    await (await start(configFor(place), quiet)).stop()
  })

  test('is not mixed up with a demo, nor started before it is set up', async () => {
    const demo = await migratedPlace()
    const database = await openMigrated(demo)
    await transaction(database, (tx) => markInstallation(tx, 'demo'))
    await database.close()
    await expect(start(configFor(demo), quiet)).rejects.toThrow('made-up canteens')
    const nothing = await emptyPlace()
    await expect(start(configFor(nothing), quiet)).rejects.toThrow(onServer ? 'kantinekort migrate' : 'kantinekort setup')
    const empty = await migratedPlace()
    await expect(start(configFor(empty), quiet)).rejects.toThrow('kantinekort setup')
  })

  test.skipIf(onServer)('has the folder to itself', async () => {
    const server = await start(configFor(place), quiet)
    await expect(start(configFor(place, { port: await freePort() }), quiet)).rejects.toThrow(FolderInUse)
    await server.stop()
  })

  test('speaks HTTPS with a certificate, and then keeps its cookies to HTTPS', async () => {
    const [cert, key] = [path.join(scratch, 'tls.crt'), path.join(scratch, 'tls.key')]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-subj',
        '/CN=localhost',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    )
    const tls = { cert: fs.readFileSync(cert, 'utf8'), key: fs.readFileSync(key, 'utf8') }
    const server = await start(configFor(place, { tls, publicUrl: `https://localhost:${port}` }), quiet)
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      https
        .get({ host: '127.0.0.1', port, path: '/till/', ca: tls.cert, servername: 'localhost' }, (answer) => resolve(answer.resume().headers))
        .once('error', reject)
    })
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
    await server.stop()
  })
})
