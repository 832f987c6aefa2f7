// npm run bench:live: how long it takes from a blocked card's answer until every open till of the school knows it.
//   (a) 500 tills at 100 schools on one process, blocked through that process,
//   (b) 500 tills of one school on one process: every one of them must hear of every block,
//   (c) the same, blocked through another process on the same database (needs DATABASE_URL).
// The tills read real lines over HTTP from a process of its own; what is timed is when the bytes are read here.

import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { LIVE_EVENTS_PATH } from '../contract/live-events.ts'
import type { DatabasePlace } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { readCode } from '../rules/card-codes.ts'
import { tillHashCharacters } from '../rules/phone-codes.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys, tillHashOf } from '../server/keys.ts'
import { withDatabases } from './pgbench.ts'
import type { BenchServerOrder } from './server.ts'
import { type BenchTill, type BenchWorld, makeBenchWorld } from './world.ts'

const { values: flags } = parseArgs({
  options: { tills: { type: 'string', default: '500' }, blocks: { type: 'string', default: '40' }, everyMs: { type: 'string', default: '300' } },
})
const [tillCount, blockCount, everyMs] = [Number(flags.tills), Number(flags.blocks), Number(flags.everyMs)]
const masterSecret = randomBytes(32).toString('base64')
const url = process.env.DATABASE_URL

type Place = BenchServerOrder['place']
type Server = { port: number; stop: () => Promise<void> }

if (url) {
  await withDatabases(url, ['bench_live_a', 'bench_live_b', 'bench_live_c'], async ([spread = '', dense = '', across = '']) => {
    await measureOn({ url: spread }, `PostgreSQL, ${tillCount} tills at 100 schools`, { schools: 100 })
    await measureOn({ url: dense }, `PostgreSQL, ${tillCount} tills of one school`, { schools: 1 })
    await measureOn({ url: across }, `PostgreSQL, ${tillCount} tills of one school, blocked through another process`, { schools: 1, isAcross: true })
  })
} else {
  console.log('DATABASE_URL is not set: measured on the embedded database only.')
}
for (const schools of [100, 1]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-live-'))
  await measureOn({ folder }, `embedded, ${tillCount} tills ${schools === 1 ? 'of one school' : `at ${schools} schools`}`, { schools })
  fs.rmSync(folder, { recursive: true, force: true })
}

async function measureOn(place: Place, title: string, { schools, isAcross = false }: { schools: number; isAcross?: boolean }): Promise<void> {
  const world = await fill(place, schools)
  const server = await startServer(place)
  const other = isAcross ? await startServer(place) : null
  const heard = new Map<string, (atMs: number) => void>()
  const lines = await Promise.all(world.tills.map((till) => follow(server.port, till, (hash, atMs) => heard.get(`${till.schoolId}/${hash}`)?.(atMs))))
  const waits: number[] = []
  const answers: number[] = []
  let missing = 0
  for (let count = 0; count < blockCount; count += 1) {
    const school = world.schools[count % world.schools.length] as BenchWorld['schools'][number]
    const mine = world.tills.filter(({ schoolId }) => schoolId === school.schoolId)
    const code = school.codes[Math.floor(count / world.schools.length)] as string
    const times: number[] = []
    heard.set(`${school.schoolId}/${hashOf(school.schoolId, code)}`, (atMs) => times.push(atMs))
    const sentAt = performance.now()
    await block(other?.port ?? server.port, mine[0] as BenchTill, code)
    const answeredAt = performance.now()
    answers.push(answeredAt - sentAt)
    const endsAt = answeredAt + 5_000
    while (times.length < mine.length && performance.now() < endsAt) await rest(5)
    missing += mine.length - times.length
    // A till may know before whoever blocked the card has the answer.
    waits.push(...times.map((atMs) => Math.max(0, atMs - answeredAt)))
    await rest(everyMs)
  }
  for (const line of lines) line.destroy()
  await Promise.all([server.stop(), other?.stop()])
  const shown = (values: number[]) => [0.5, 0.95, 1].map((part) => `${at(values, part).toFixed(1)} ms`).join(' / ')
  console.log(`${title}: ${waits.length} hearings of ${blockCount} blocks, ${missing} missing`)
  console.log(`  from the answer to the till's knowledge, p50 / p95 / max: ${shown(waits)}; the block itself: ${shown(answers)}`)
}

async function fill(place: Place, schools: number): Promise<BenchWorld> {
  const database = await openMigrated(place as DatabasePlace)
  const keys = makeKeys(Buffer.from(masterSecret, 'base64'))
  const house = makeHouse({ database, clock: systemClock, keys, log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  await makeFirstSigningKey(database, { keys, now: house.clock.now() })
  const shape = { schools, tillsPerSchool: Math.ceil(tillCount / schools), walletsPerSchool: Math.ceil(blockCount / schools) + 1, balanceOre: 10_000 }
  const world = await makeBenchWorld(house, shape)
  await database.close()
  return world
}

function hashOf(schoolId: number, code: string): string {
  const read = readCode(code)
  if (read === null) throw new Error('the world has a card without a code')
  return tillHashCharacters(tillHashOf(schoolId, read.credentialId))
}

function startServer(place: Place): Promise<Server> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'server.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.send({ place, masterSecret } satisfies BenchServerOrder)
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server ended')))
    child.once('message', (message) => {
      const stop = () =>
        new Promise<void>((stopped) => {
          child.once('exit', () => stopped())
          child.send('stop')
        })
      resolve({ port: (message as { port: number }).port, stop })
    })
  })
}

/** Opens a till's line and waits for its first word. */
function follow(port: number, { token }: BenchTill, onCard: (hash: string, atMs: number) => void): Promise<http.ClientRequest> {
  return new Promise((resolve, reject) => {
    const request = http.get({ port, path: LIVE_EVENTS_PATH, headers: { authorization: `Bearer ${token}` }, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a line was refused: ${response.statusCode}`))
      response.setEncoding('utf8')
      response.on('error', () => {})
      response.on('data', (text: string) => {
        const atMs = performance.now()
        if (text.includes('event: hello')) resolve(request)
        for (const [, hash = ''] of text.matchAll(/"hash":"([\w-]+)"/g)) onCard(hash, atMs)
      })
    })
    request.on('error', reject)
  })
}

function block(port: number, { token }: BenchTill, code: string): Promise<void> {
  const body = JSON.stringify({ code, reason: 'lost' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-kantinekort': '1', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const request = http.request({ port, path: '/api/till/card-blocks', method: 'POST', headers }, (response) => {
      response.resume()
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`a block was refused: ${response.statusCode}`))))
    })
    request.on('error', reject)
    request.end(body)
  })
}

// A declaration, since the measuring above begins before this line is reached.
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
