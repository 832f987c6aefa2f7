// From the provider's word to money that can be spent: how long a top-up takes from the moment the provider tells us
// that the payer has approved until the wallet has the money, and until the payer's screen would show it.
// `node bench/topups.ts [top-ups] [vipps|swedbank-pay]`, on an embedded database or, with DATABASE_URL, in an empty
// database on a server.

import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { simulatedVipps } from '../cli/demo/simulators.ts'
import { isProviderName } from '../contract/payment-providers.ts'
import { openMigrated } from '../database/migrate.ts'
import { rows, sql } from '../database/transaction.ts'
import { makeApp } from '../server/app.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { noPayments, setUpPayments } from '../server/payments/index.ts'
import { makeTopup } from '../server/topups/index.ts'
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts'
import { makeCanteen } from '../test/canteen.ts'
import { freePort } from '../test/free-port.ts'
import { playedProviders } from '../test/played-providers.ts'
import { makePayer } from '../test/topups.ts'

const COUNT = Math.min(2_000, Number(process.argv[2] ?? 200))
const AT_ONCE = 8
const MOST_WAIT_MS = 30_000

const database = await openMigrated(process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : { memory: true })
const keys = makeKeys(randomBytes(32))
const house = makeHouse({ database, clock: systemClock, keys, log: () => {}, publicUrl: 'http://127.0.0.1:3000', installation: 'demo' })
await makeFirstSigningKey(database, { keys, now: new Date() })
const name = isProviderName(process.argv[3]) ? process.argv[3] : 'vipps'
const played = playedProviders[name]
const simulator = await startSimulator(played.company, { port: 0 })
const port = await freePort()
const address = `http://127.0.0.1:${port}`
const settings = {
  ...noPayments,
  ...played.settingsAt(simulator.address),
  // What Vipps signs with is known once it is registered.
  ...(name === 'vipps' && { vipps: await simulatedVipps(simulator.address, address) }),
}
const app = await makeApp(house, { isHttps: false, proxies: 0, payments: settings })
await app.listen({ port, host: '127.0.0.1' })
const provider = setUpPayments(house, settings, () => address).all[0]!
const canteen = await makeCanteen(house)
const payerPersonId = await makePayer(house)

/** Milliseconds from the payer's approval to the credit, for each. */
async function measure(title: string, policy: Parameters<RunningSimulator['callbacks']['setPolicy']>[0], { looks }: { looks: boolean }): Promise<void> {
  simulator.callbacks.setPolicy(policy)
  const times: number[] = []
  const one = async () => {
    const { schoolId, walletId } = await canteen.makePupil({ balanceOre: 0 })
    const topupId = house.newId()
    await makeTopup(house, provider, { schoolId, walletId, topupId, payerPersonId, amountOre: 20_000 })
    const [made] = await rows<{ id: string }>(database, sql`select provider_reference as id from topup where school_id = ${schoolId} and id = ${topupId}`)
    const approvedAt = Date.now()
    await played.act(simulator, 'approve', { id: made!.id })
    while (Date.now() - approvedAt < MOST_WAIT_MS) {
      // A payer who came back looks once a second, as the portal does.
      if (looks)
        await database.query(
          sql`update topup set ask_again_at = now() where school_id = ${schoolId} and id = ${topupId} and ask_again_at > now() and (asked_at is null or asked_at < now() - interval '3 seconds')`,
        )
      const [topup] = await rows<{ creditedAt: Date | null }>(
        database,
        sql`select credited_at as "creditedAt" from topup where school_id = ${schoolId} and id = ${topupId}`,
      )
      if (topup?.creditedAt) {
        times.push(topup.creditedAt.getTime() - approvedAt)
        return
      }
      await wait(looks ? 1_000 : 100)
    }
    times.push(MOST_WAIT_MS)
  }
  let left = COUNT
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1
        await one()
      }
    }),
  )
  times.sort((one1, other) => one1 - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  console.log(`${title}: ${times.length} top-ups, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${times.at(-1)} ms`)
}

await measure(`${name}, callbacks come`, {}, { looks: false })
await measure(`${name}, callbacks are lost, and the payer comes back`, { losePercent: 100 }, { looks: true })
await app.close()
await simulator.stop()
await database.close()
