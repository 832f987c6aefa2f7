// npm run bench:growth: does a purchase cost more when the ledger has grown? Purchases over HTTP on a small
// ledger and on one with many transfers, alternating in one run, on the PostgreSQL of DATABASE_URL.
// The large ledger's transfers are written in bulk for the measurement; they are real rows under every index.

import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, openDatabase } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { offerPurchases } from './load.ts'
import { withDatabases } from './pgbench.ts'
import { type BenchWorld, makeBenchWorld } from './world.ts'

const { values: flags } = parseArgs({
  options: {
    transfers: { type: 'string', default: '10000000' },
    small: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
})
const url = process.env.DATABASE_URL
if (!url) {
  console.error('DATABASE_URL is not set: the benchmark needs a PostgreSQL server whose user may create databases.')
  process.exit(2)
}
const say = (text: string) => console.error(text)
const masterSecret = randomBytes(32).toString('base64')
const CONNECTIONS = 64

type Ledger = { name: string; url: string; transfers: number; world: BenchWorld; perSecond: number[] }

await withDatabases(url, ['kantinekort_growth_small', 'kantinekort_growth_large'], async ([small, large]) => {
  const ledgers = [await makeLedger('small', small as string, Number(flags.small)), await makeLedger('large', large as string, Number(flags.transfers))]
  for (let round = 1; round <= Number(flags.rounds); round += 1) {
    for (const ledger of ledgers) {
      const perSecond = await measure(ledger)
      ledger.perSecond.push(perSecond)
      say(`round ${round}, ${ledger.name}: ${Math.round(perSecond)}/s`)
    }
  }
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
  const [few, many] = ledgers.map((ledger) => median(ledger.perSecond)) as [number, number]
  const result = {
    transfers: [Number(flags.small), Number(flags.transfers)],
    perSecond: [Math.round(few), Math.round(many)],
    costRatio: Number((few / many).toFixed(3)),
  }
  if (flags.json) console.log(JSON.stringify(result, null, 2))
  else
    console.log(
      `A purchase with ${result.transfers[1]} transfers in the ledger costs ${result.costRatio} times what it costs with ${result.transfers[0]} (${result.perSecond.join(' and ')} purchases/s).`,
    )
})

async function makeLedger(name: string, place: string, transfers: number): Promise<Ledger> {
  say(`making the ${name} ledger with ${transfers} transfers`)
  const keys = makeKeys(Buffer.from(masterSecret, 'base64'))
  const database = await openMigrated({ url: place })
  const house = makeHouse({ database, clock: systemClock, keys, log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  await makeFirstSigningKey(database, { keys, now: new Date() })
  const world = await makeBenchWorld(house, { schools: 20, walletsPerSchool: 500, tillsPerSchool: 4, balanceOre: 90_000_000 })
  await database.close()
  const owner = await openDatabase({ url: place }, { as: 'owner' })
  await grow(owner, transfers)
  await owner.query({ text: 'vacuum analyze' })
  await owner.close()
  return { name, url: place, transfers, world, perSecond: [] }
}

/** Purchases of the past with their transfers, spread over all wallets and registers. */
async function grow(database: Database, transfers: number): Promise<void> {
  const step = 200_000
  for (let done = 0; done < transfers; done += step) {
    const count = Math.min(step, transfers - done)
    await database.query({
      text: `
        with wallet_of as (select school_id, id, row_number() over (order by id) - 1 as place from wallet),
        register_of as (select school_id, id, row_number() over (partition by school_id order by id) - 1 as place, count(*) over (partition by school_id) as registers from register where kind = 'connected'),
        past as (
          select n, wallet_of.school_id, wallet_of.id as wallet_id,
            -- Ids of the past, in the order of time, before every new one.
            (lpad(to_hex(1500000000000 + n), 12, '0') || '7000800000000000' || lpad(to_hex(n % 65536), 4, '0'))::uuid as id
          from generate_series($1::bigint, $2::bigint) as n
          join wallet_of on wallet_of.place = n % (select count(*) from wallet)
        ),
        paid as (
          insert into transfer (school_id, event_id, part, kind, debit_account_id, credit_account_id, amount_ore, happened_at, booked_at, debit_version, debit_balance_ore)
          select past.school_id, past.id, 1, 'purchase', past.wallet_id, account.id, 100, to_timestamp(1500000000 + n), to_timestamp(1500000000 + n), 1000000 + n, 0
          from past
          join account on account.school_id = past.school_id and account.vat_code = '6'
        )
        insert into purchase (school_id, id, register_id, journal_number, receipt_number, wallet_id, card_id, total_ore, total_without_vat_ore, lines,
          happened_at, booked_at, local_date, local_time, signature, key_version, request_hash, balance_after_ore)
        select past.school_id, past.id, register_of.id, 1000000000 + n, n, past.wallet_id, past.id, 100, 100,
          '[{"name": "Baguett", "vatOre": 0, "vatCode": "6", "vatRate": 0, "quantity": 1, "amountOre": 100, "productId": "019a4931-cf40-7fff-bfff-000000000001", "articleGroup": "04006", "unitPriceOre": 100}]',
          to_timestamp(1500000000 + n), to_timestamp(1500000000 + n), '2017-07-14', '04:40:00', 'cGFzdCBzaWduYXR1cmVzIGFyZSAyOA==', '1', '\\x00112233445566778899aabbccddeeff', 0
        from past
        join register_of on register_of.school_id = past.school_id and register_of.place = n % register_of.registers`,
      values: [done + 1, done + count],
    })
    say(`  ${Math.min(done + count, transfers)} of ${transfers}`)
  }
}

async function measure(ledger: Ledger): Promise<number> {
  const server: ChildProcess = fork(path.join(import.meta.dirname, 'server.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.send({ place: { url: ledger.url }, masterSecret })
  const { port } = await new Promise<{ port: number }>((resolve) => server.once('message', (message) => resolve(message as { port: number })))
  try {
    await offerPurchases({ port, world: ledger.world, connections: CONNECTIONS, seconds: 2 })
    return (await offerPurchases({ port, world: ledger.world, connections: CONNECTIONS, seconds: Number(flags.seconds) })).perSecond
  } finally {
    server.send('stop')
    await exited
  }
}
