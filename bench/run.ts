// npm run bench: in one run and alternating,
//   (a) pgbench's TPC-B, prepared, 16 clients, on the PostgreSQL of DATABASE_URL,
//   (b) whole purchases over HTTP on that same server, at 64 and 256 connections,
//   (c) the same on the embedded database,
// then the wait at an offered 600 a second of each, and `verify` over both databases.
// Machines differ and are noisy: read the ratios, which were taken side by side.

import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { type DatabasePlace, openDatabase } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { type LoadResult, offerPurchases } from './load.ts'
import { offerPgbench, runPgbench, withDatabases } from './pgbench.ts'
import type { BenchServerOrder } from './server.ts'
import { type BenchWorld, makeBenchWorld } from './world.ts'

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    schools: { type: 'string', default: '100' },
    wallets: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '64,256' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (flags.help) {
  console.log(`npm run bench -- [--json] [--rounds 3] [--seconds 10] [--schools 100] [--wallets 20000] [--connections 64,256] [--only a,b,c,offered]
DATABASE_URL names a PostgreSQL server whose user may create databases; the benchmark makes two and drops them.`)
  process.exit(0)
}

const rounds = Number(flags.rounds)
const seconds = Number(flags.seconds)
const schools = Number(flags.schools)
const wallets = Number(flags.wallets)
const connectionCounts = flags.connections.split(',').map(Number)
const parts = new Set(flags.only?.split(',') ?? ['a', 'b', 'c', 'offered'])
const url = process.env.DATABASE_URL
if (!url) {
  console.error('DATABASE_URL is not set: the benchmark needs a PostgreSQL server whose user may create databases.')
  process.exit(2)
}

const say = (text: string) => console.error(text)
const masterSecret = randomBytes(32).toString('base64')
const keys = makeKeys(Buffer.from(masterSecret, 'base64'))

type Target = {
  name: 'b' | 'c'
  place: Extract<DatabasePlace, { url: string } | { folder: string }>
  world: BenchWorld
  answeredIds: LoadResult['answeredIds']
}
type Row = { part: string; connections: number; perSecond: number[]; p50Ms: number[]; p99Ms: number[] }

await withDatabases(url, ['kantinekort_bench', 'kantinekort_bench_tpcb'], async (urls) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-bench-'))
  try {
    await measure(urls, folder)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

async function measure([benchUrl, tpcbUrl]: string[], folder: string): Promise<void> {
  const targets: Target[] = []
  if (parts.has('b') || parts.has('offered')) targets.push(await makeTarget('b', { url: benchUrl as string }))
  if (parts.has('c') || parts.has('offered')) targets.push(await makeTarget('c', { folder }))
  if (parts.has('a') || parts.has('offered')) await runPgbench(tpcbUrl as string, { seconds: 0, clients: 16 })

  const rows = new Map<string, Row>()
  const record = (part: string, connections: number, result: { perSecond: number; p50Ms?: number; p99Ms?: number }) => {
    const name = `${part} at ${connections}`
    const row = rows.get(name) ?? { part, connections, perSecond: [], p50Ms: [], p99Ms: [] }
    rows.set(name, row)
    row.perSecond.push(result.perSecond)
    if (result.p50Ms !== undefined) row.p50Ms.push(result.p50Ms)
    if (result.p99Ms !== undefined) row.p99Ms.push(result.p99Ms)
    say(`  ${name}: ${Math.round(result.perSecond)}/s${result.p99Ms === undefined ? '' : `, p99 ${result.p99Ms.toFixed(1)} ms`}`)
  }

  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`)
    if (parts.has('a')) record('a', 16, { perSecond: await runPgbench(tpcbUrl as string, { seconds, clients: 16 }) })
    for (const target of targets) {
      if (!parts.has(target.name)) continue
      await withServer(target, async (port) => {
        await load(target, { port, connections: 64, seconds: Math.min(3, seconds) })
        await settle(target)
        for (const connections of connectionCounts) record(target.name, connections, await load(target, { port, connections, seconds }))
      })
    }
    if (!parts.has('offered')) continue
    record('a offered 600/s', 16, await offerPgbench(tpcbUrl as string, { seconds, clients: 16, perSecond: 600 }))
    for (const target of targets) {
      await withServer(target, async (port) => {
        await load(target, { port, connections: 64, seconds: 2 })
        record(`${target.name} offered 600/s`, 60, await load(target, { port, connections: 60, seconds, perSecond: 600 }))
      })
    }
  }
  const proofs = []
  for (const target of targets) proofs.push(await prove(target))
  report([...rows.values()], proofs)
}

async function makeTarget(name: Target['name'], place: Target['place']): Promise<Target> {
  say(`making ${schools} schools with ${wallets} wallets for (${name})`)
  const database = await openMigrated(place)
  const house = makeHouse({ database, clock: systemClock, keys, log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  await makeFirstSigningKey(database, { keys, now: new Date() })
  const tillsPerSchool = Math.ceil(Math.max(...connectionCounts, 60) / schools)
  const world = await makeBenchWorld(house, { schools, walletsPerSchool: Math.round(wallets / schools), tillsPerSchool, balanceOre: 90_000_000 })
  await database.close()
  // Tills of different schools beside each other, so that few connections also touch many schools.
  world.tills = Array.from({ length: tillsPerSchool }, (_, row) => world.tills.filter((_till, index) => index % tillsPerSchool === row)).flat()
  return { name, place, world, answeredIds: [] }
}

/** What a server's autovacuum does within its first minute: a benchmark is shorter than that. */
async function settle({ place }: Target): Promise<void> {
  if (!('url' in place)) return
  const database = await openDatabase(place, { as: 'owner' })
  await database.query({ text: 'vacuum analyze' })
  await database.close()
}

async function load(target: Target, offer: { port: number; connections: number; seconds: number; perSecond?: number }): Promise<LoadResult> {
  const result = await offerPurchases({ ...offer, world: target.world })
  for (const purchase of result.answeredIds) target.answeredIds.push(purchase)
  const refused = Object.entries(result.refused)
  if (refused.length > 0) say(`  refused: ${refused.map(([code, count]) => `${code} ${count}`).join(', ')}`)
  return result
}

async function withServer(target: Target, work: (port: number) => Promise<void>): Promise<void> {
  const server: ChildProcess = fork(path.join(import.meta.dirname, 'server.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: process.env.BENCH_NODE_FLAGS?.split(' ') ?? [],
  })
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const order: BenchServerOrder = { place: target.place, masterSecret }
  server.send(order)
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    server.once('message', (message) => resolve(message as { port: number }))
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  try {
    await work(port)
  } finally {
    server.send('stop')
    await exited
  }
}

type Proof = { part: string; purchases: number; answered: number; missing: number; discrepancies: number }

/** Every purchase that was answered is there, and every øre is explained. */
async function prove(target: Target): Promise<Proof> {
  say(`verifying (${target.name}), ${target.answeredIds.length} answered purchases`)
  const database = await openDatabase(target.place, { as: 'owner' })
  const client = await database.connect()
  try {
    const { figures, discrepancies } = await verifyDatabase(client, keys)
    for (const discrepancy of discrepancies.slice(0, 5)) say(`  ${JSON.stringify(discrepancy)}`)
    return {
      part: target.name,
      purchases: figures.purchases,
      answered: target.answeredIds.length,
      missing: await countMissing(client, target.answeredIds),
      discrepancies: discrepancies.length,
    }
  } finally {
    client.release()
    await database.close()
  }
}

async function countMissing(client: pg.PoolClient, answered: LoadResult['answeredIds']): Promise<number> {
  let missing = 0
  for (let start = 0; start < answered.length; start += 10_000) {
    const slice = answered.slice(start, start + 10_000)
    const { rows } = await client.query<{ missing: number }>(
      `select count(*) as missing
      from unnest($1::bigint[], $2::uuid[]) as answered (school_id, id)
      left join purchase on purchase.school_id = answered.school_id and purchase.id = answered.id
      where purchase.id is null`,
      [slice.map((each) => each.schoolId), slice.map((each) => each.id)],
    )
    missing += Number(rows[0]?.missing ?? 0)
  }
  return missing
}

function report(rows: Row[], proofs: Proof[]): void {
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const a = median(rows.find((row) => row.part === 'a')?.perSecond ?? [])
  const waitOfA = median(rows.find((row) => row.part === 'a offered 600/s')?.p99Ms ?? [])
  const shown = rows.map((row) => ({
    part: row.part,
    connections: row.connections,
    perSecond: Math.round(median(row.perSecond)),
    p50Ms: Number(median(row.p50Ms).toFixed(2)),
    p99Ms: Number(median(row.p99Ms).toFixed(2)),
    p99ToA: waitOfA > 0 && row.part.endsWith('offered 600/s') ? Number((median(row.p99Ms) / waitOfA).toFixed(2)) : null,
    ratioToA: a > 0 && (row.part === 'b' || row.part === 'c') ? Number((median(row.perSecond) / a).toFixed(2)) : null,
  }))
  const best = (part: string) => Math.max(0, ...shown.filter((row) => row.part === part).map((row) => row.ratioToA ?? 0))
  const machine = `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  if (flags.json) {
    console.log(JSON.stringify({ machine, rounds, seconds, schools, wallets, rows: shown, best: { bToA: best('b'), cToA: best('c') }, proofs }, null, 2))
  } else {
    console.log(`\n${machine}\n${rounds} rounds of ${seconds} s, ${wallets} wallets in ${schools} schools; medians\n`)
    console.table(shown)
    console.log(`b/a at its best ${best('b')}, c/a at its best ${best('c')}\n`)
    console.table(proofs)
  }
  if (proofs.some((proof) => proof.missing > 0 || proof.discrepancies > 0)) process.exitCode = 1
}
