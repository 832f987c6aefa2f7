// npm run bench:growth: does a purchase cost more when the ledger has grown? Purchases over HTTP on a small
// ledger and on one with many transfers, alternating in one run, on the PostgreSQL of DATABASE_URL.
// The large ledger takes a while to write: --keep FILE leaves both for the next run, and what opens them in the file.

import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { offerPurchases } from './load.ts'
import { growLedger } from './past.ts'
import { withDatabases } from './pgbench.ts'
import { type BenchWorld, makeBenchWorld } from './world.ts'

const { values: flags } = parseArgs({
  options: {
    transfers: { type: 'string', default: '10000000' },
    small: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '64' },
    keep: { type: 'string' },
    verify: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (flags.help) {
  console.log(`npm run bench:growth -- [--transfers 10000000] [--small 10000] [--rounds 3] [--seconds 8] [--connections 64] [--keep FILE] [--verify] [--json]
DATABASE_URL names a PostgreSQL server whose user may create databases. With --rounds 0 the ledgers are only written, or verified.`)
  process.exit(0)
}
const url = process.env.DATABASE_URL
if (!url) {
  console.error('DATABASE_URL is not set: the benchmark needs a PostgreSQL server whose user may create databases.')
  process.exit(2)
}
const say = (text: string) => console.error(text)

type Ledger = { name: string; transfers: number; masterSecret: string; world: BenchWorld }
const sizes = { small: Number(flags.small), large: Number(flags.transfers) }
const kept = flags.keep !== undefined && fs.existsSync(flags.keep) ? (JSON.parse(fs.readFileSync(flags.keep, 'utf8')) as Ledger[]) : null
if (kept?.some(({ name, transfers }) => sizes[name as keyof typeof sizes] !== transfers)) {
  console.error(`${flags.keep} belongs to ledgers of other sizes: take another file, or the same numbers.`)
  process.exit(2)
}

await withDatabases(
  url,
  ['kantinekort_growth_small', 'kantinekort_growth_large'],
  async (places) => {
    const ledgers = kept ?? [
      await makeLedger('small', { url: places[0] as string, transfers: sizes.small }),
      await makeLedger('large', { url: places[1] as string, transfers: sizes.large }),
    ]
    if (flags.keep) fs.writeFileSync(flags.keep, JSON.stringify(ledgers))
    const perSecond: number[][] = ledgers.map(() => [])
    for (let round = 1; round <= Number(flags.rounds); round += 1) {
      for (const [index, ledger] of ledgers.entries()) {
        const speed = await measure(ledger, places[index] as string)
        perSecond[index]?.push(speed)
        say(`round ${round}, ${ledger.name}: ${Math.round(speed)}/s`)
      }
    }
    if (Number(flags.rounds) > 0) report(perSecond)
    if (flags.verify) for (const [index, ledger] of ledgers.entries()) await prove(ledger, places[index] as string)
  },
  { haveStayed: kept !== null, stay: flags.keep !== undefined },
)

function report(perSecond: number[][]): void {
  const [few, many] = perSecond.map((speeds) => [...speeds].sort((a, b) => a - b)[Math.floor(speeds.length / 2)]) as [number, number]
  const result = { transfers: [sizes.small, sizes.large], perSecond: [Math.round(few), Math.round(many)], costRatio: Number((few / many).toFixed(3)) }
  if (flags.json) console.log(JSON.stringify(result, null, 2))
  else
    console.log(
      `A purchase with ${sizes.large} transfers in the ledger costs ${result.costRatio} times what it costs with ${sizes.small} (${result.perSecond.join(' and ')} purchases/s).`,
    )
}

async function makeLedger(name: string, { url: place, transfers }: { url: string; transfers: number }): Promise<Ledger> {
  say(`making the ${name} ledger with ${transfers} transfers`)
  const masterSecret = randomBytes(32).toString('base64')
  const keys = makeKeys(Buffer.from(masterSecret, 'base64'))
  const database = await openMigrated({ url: place })
  const house = makeHouse({ database, clock: systemClock, keys, log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  await makeFirstSigningKey(database, { keys, now: new Date() })
  const world = await makeBenchWorld(house, { schools: 20, walletsPerSchool: 500, tillsPerSchool: 4, balanceOre: 90_000_000 })
  await database.close()
  await growLedger({ url: place }, { purchases: transfers, keys, say })
  return { name, transfers, masterSecret, world }
}

async function prove({ name, masterSecret }: Ledger, place: string): Promise<void> {
  const database = await openDatabase({ url: place }, { as: 'owner' })
  const client = await database.connect()
  const { figures, discrepancies } = await verifyDatabase(client, makeKeys(Buffer.from(masterSecret, 'base64')))
  say(`verified the ${name} ledger: ${figures.transfers} transfers, ${figures.purchases} purchases, ${discrepancies.length} discrepancies`)
  for (const discrepancy of discrepancies.slice(0, 5)) say(`  ${JSON.stringify(discrepancy)}`)
  if (discrepancies.length > 0) process.exitCode = 1
  client.release()
  await database.close()
}

async function measure({ world, masterSecret }: Ledger, place: string): Promise<number> {
  const connections = Number(flags.connections)
  const server: ChildProcess = fork(path.join(import.meta.dirname, 'server.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.send({ place: { url: place }, masterSecret })
  const { port } = await new Promise<{ port: number }>((resolve) => server.once('message', (message) => resolve(message as { port: number })))
  try {
    await offerPurchases({ port, world, connections, seconds: 2 })
    return (await offerPurchases({ port, world, connections, seconds: Number(flags.seconds) })).perSecond
  } finally {
    server.send('stop')
    await exited
  }
}
