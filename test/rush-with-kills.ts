// A rush on a real server in a process of its own, which is killed without warning while it sells.
// What was acknowledged must be there afterwards, and nothing that nobody asked for.

import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { newId } from '../contract/ids.ts'
import { type DatabasePlace, openDatabase } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { type BenchWorld, makeBenchWorld } from '../bench/world.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { type Verification, verifyDatabase } from '../server/verify/index.ts'
import { eventually } from './eventually.ts'

export type RushOutcome = { verification: Verification; sent: Set<string>; acknowledged: Set<string>; stored: Set<string> }

/** So many sales of each of the server's lives are known to have been acknowledged. */
const ENOUGH_SALES = 10

type Place = Extract<DatabasePlace, { url: string } | { folder: string }>

/** Kills the server `kills` times, about `sellForMs` after it began to sell, and proves what is left. */
export async function rushWithKills(place: Place, { kills, sellForMs, tills = 6 }: { kills: number; sellForMs: number; tills?: number }): Promise<RushOutcome> {
  const masterSecret = randomBytes(32)
  const keys = makeKeys(masterSecret)
  const database = await openMigrated(place)
  const house = makeHouse({ database, clock: systemClock, keys, log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  await makeFirstSigningKey(database, { keys, now: new Date() })
  const world = await makeBenchWorld(house, { schools: 2, walletsPerSchool: 20, tillsPerSchool: tills / 2, balanceOre: 50_000_00 })
  await database.close()

  const [sent, acknowledged] = [new Set<string>(), new Set<string>()]
  for (let kill = 0; kill < kills; kill += 1) {
    const { server, port } = await startServer(place, masterSecret.toString('base64'))
    const rush = world.tills.map((_till, index) => sell({ port, world, till: index, sent, acknowledged }))
    await Promise.all([
      new Promise((resolve) => setTimeout(resolve, sellForMs * (0.7 + Math.random() * 0.6))),
      // A slow machine has hardly begun by then.
      eventually(() => {
        if (acknowledged.size < (kill + 1) * ENOUGH_SALES) throw new Error(`${acknowledged.size} sales were acknowledged in ${kill + 1} lives`)
      }),
    ])
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await gone
    await Promise.all(rush)
  }

  const left = await openDatabase(place, { as: 'owner' })
  const client = await left.connect()
  try {
    const verification = await verifyDatabase(client, keys)
    const { rows } = await client.query<{ id: string }>('select id from purchase')
    return { verification, sent, acknowledged, stored: new Set(rows.map(({ id }) => id)) }
  } finally {
    client.release()
    await left.close()
  }
}

async function startServer(place: Place, masterSecret: string): Promise<{ server: ChildProcess; port: number }> {
  const server = fork(path.join(import.meta.dirname, '../bench/server.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  const port = new Promise<number>((resolve, reject) => {
    server.once('message', (message) => resolve((message as { port: number }).port))
    server.once('exit', () => reject(new Error('the server did not start')))
  })
  server.send({ place, masterSecret })
  return { server, port: await port }
}

/** One till that sells until nobody answers any more. */
async function sell({
  port,
  world,
  till,
  sent,
  acknowledged,
}: {
  port: number
  world: BenchWorld
  till: number
  sent: Set<string>
  acknowledged: Set<string>
}): Promise<void> {
  const { token, schoolId } = world.tills[till] as BenchWorld['tills'][number]
  const school = world.schools.find((each) => each.schoolId === schoolId) as BenchWorld['schools'][number]
  const product = school.products[0] as BenchWorld['schools'][number]['products'][number]
  for (let sale = 0; sale < 100_000; sale += 1) {
    const id = newId()
    sent.add(id)
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/purchases`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          id,
          code: school.codes[(till * 7 + sale) % school.codes.length],
          lines: [{ productId: product.productId, quantity: 1, unitPriceOre: product.priceOre }],
          totalOre: product.priceOre,
        }),
      })
      await answer.json()
      if (answer.status === 200) acknowledged.add(id)
    } catch {
      // The server is gone: that is what this is about.
      return
    }
  }
}
