// Everything at once: callbacks that are lost, late, repeated and out of order, a provider that fails before and after
// it has done what was asked, processes that die between any two statements, and two of them at a time. What is left
// must be the provider's own truth to the øre, and books that add up.

import { setTimeout } from 'node:timers/promises'
import fastify, { type FastifyInstance } from 'fastify'
import type { ProviderName } from '../contract/payment-providers.ts'
import { firstRow, rows, sql } from '../database/transaction.ts'
import { type FaultKind, faultKinds } from '../simulator/delivery/faults.ts'
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts'
import type { House } from '../server/house.ts'
import { answerProblems } from '../server/http/problems.ts'
import { type Circuit, openPayments, type Payments } from '../server/payments/index.ts'
import { makeTopup, makeTopupWatcher, referenceOf, registerPaymentCallbacks, type TopupWatcher } from '../server/topups/index.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { makeCanteen, type TestPupil } from './canteen.ts'
import { dyingDatabase, ProcessDied } from './dying-database.ts'
import { freePort } from './free-port.ts'
import { houseForTest, openOnServer, type TestHouse } from './house-for-test.ts'
import { playedProviders } from './played-providers.ts'
import { seededRandom } from './seeded-random.ts'
import { makePayer } from './topups.ts'

export type ChaosWish = { provider: ProviderName; topups: number; pupils: number; seed: number }

export type ChaosOutcome = {
  /** What is wrong, in words; nothing when all is well. */
  faults: string[]
  credited: number
  takenBack: number
  deaths: number
  callbacks: { sent: number; heard: number; lost: number }
}

type Process = { house: House; payments: Payments; watcher: TopupWatcher; app: FastifyInstance; close: () => Promise<void> }
type Wish = Parameters<typeof makeTopup>[2]

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
/** Long enough that most are credited by then, and so short that it falls into the storm. */
const TAKEN_BACK_AFTER_MS = 400
const MOST_ROUNDS = 60
const TRIES_OF_A_PAYER = 12
/** The bank takes as long in the test as it likes: these say how long it is waited for. */
const QUICK = { tries: 3, tryMayTakeMs: 400, firstWaitMs: 5, allMayTakeMs: 1_500 }

export async function paymentChaos({ provider: name, topups, pupils: pupilCount, seed }: ChaosWish): Promise<ChaosOutcome> {
  const random = seededRandom(seed)
  const made = await houseForTest({ on: 'server' })
  const played = playedProviders[name]
  const simulator = await startSimulator(played.company, { port: 0, now: made.clock.now })
  const processes = [await startProcess(made, name, simulator), await startProcess(made, name, simulator)]
  let deaths = 0
  /** What companies take back while the storm goes on. */
  const takenBackLater: Promise<void>[] = []

  /** A house that may die at one of its next statements. */
  const mortal = ({ house }: Process): House =>
    random() < 0.35
      ? { ...house, database: dyingDatabase(house.database, { atStatement: 1 + Math.floor(random() * 25), moment: random() < 0.5 ? 'before' : 'after' }) }
      : house
  const survive = (error: unknown): void => {
    if (error instanceof ProcessDied) deaths += 1
    else if ((error as { name?: string }).name !== 'Refused') throw error
  }
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item

  try {
    const canteen = await makeCanteen(made.house)
    const payer = await makePayer(made.house)
    const pupils: TestPupil[] = []
    for (let count = 0; count < pupilCount; count += 1) pupils.push(await canteen.makePupil({ balanceOre: 0 }))
    simulator.callbacks.setPolicy({ losePercent: 30, repeatPercent: 40, shuffleMs: 150, retryScale: 0.002 })

    const misbehave = () => {
      const kinds = faultKinds.filter((kind) => kind !== 'asynchronous')
      simulator.faults.add({
        step: oneOf(played.steps),
        kind: oneOf(kinds) satisfies FaultKind,
        waitMs: 500,
        status: oneOf([500, 502, 503]),
        times: 1,
      })
    }

    const live = async (): Promise<Wish> => {
      const { schoolId, walletId } = oneOf(pupils)
      const wish: Wish = { schoolId, walletId, topupId: made.house.newId(), payerPersonId: payer, amountOre: oneOf([4000, 5000, 10_000]) }
      if (random() < 0.5) misbehave()
      let payAt: string | null = null
      for (let tries = 0; tries < TRIES_OF_A_PAYER && payAt === null; tries += 1) {
        const process = oneOf(processes)
        const provider = process.payments.all[0]!
        const shown = await makeTopup(mortal(process), provider, wish).catch(survive)
        payAt = shown?.payAt ?? null
      }
      const fate = random()
      if (payAt !== null && fate < 0.9) {
        const deed = fate < 0.65 ? 'approve' : fate < 0.75 ? 'decline' : 'leave'
        // Of several orders only the one that the payer was sent to can be paid.
        const { providerReference: id } = (await firstRow<{ providerReference: string }>(
          made.house.database,
          sql`select provider_reference as "providerReference" from topup where school_id = ${schoolId} and id = ${wish.topupId}`,
        ))!
        await played.act(simulator, deed, { id })
        if (deed === 'decline' && random() < 0.7) await played.act(simulator, 'leave', { id })
        // Some use another card after all.
        if (deed === 'decline' && random() < 0.5) await played.act(simulator, 'approve', { id })
        if (random() < 0.15) {
          const [deed, part] = [oneOf(played.takesBack), random() < 0.5 && { amount: 1_000 }]
          takenBackLater.push(setTimeout(TAKEN_BACK_AFTER_MS).then(() => played.act(simulator, deed, { id, ...part })))
        }
      }
      return wish
    }

    const wishes: Wish[] = []
    for (let begun = 0; begun < topups; begun += 6) {
      wishes.push(...(await Promise.all(Array.from({ length: Math.min(6, topups - begun) }, live))))
      made.clock.pass(7 * SECOND)
      await Promise.all(processes.map(({ watcher }) => watcher.look().catch(survive)))
      await Promise.all(processes.map((process) => makeTopupWatcher(mortal(process), process.payments).look().catch(survive)))
    }

    // The storm is over: everything is asked about until nothing is left to ask.
    await Promise.all(takenBackLater)
    simulator.faults.clear()
    const settle = async (passMs: number, leastRounds: number) => {
      for (let round = 1; round <= MOST_ROUNDS; round += 1) {
        made.clock.pass(passMs)
        const due = await Promise.all(processes.map(({ watcher }) => watcher.look()))
        // That nothing is due just now does not mean that nothing will be.
        if (due.every((count) => count === 0) && round >= leastRounds) return
      }
    }
    await settle(31 * SECOND, 5)
    // More than the day after which a payment that nobody has paid is ended.
    await settle(2 * HOUR, 14)
    // What was taken back without a callback that arrived is seen when one looks back: the next time at the latest when the top-up is twice as old.
    await settle(4 * DAY, 2)
    const faults = [...(await compare(made, processes[0] as Process, { wishes, pupils })), ...(await discrepancies(made))]
    const figures = await firstRow<{ credited: number; takenBack: number }>(
      made.house.database,
      sql`
        select (count(*) filter (where credited_ore > 0))::integer as credited, (count(*) filter (where reversed_ore > 0))::integer as "takenBack"
        from topup
        where school_id = ${canteen.schoolId}`,
    )
    return { faults, deaths, callbacks: simulator.callbacks.counts(), ...(figures ?? { credited: 0, takenBack: 0 }) }
  } finally {
    for (const process of processes) await process.close()
    await simulator.stop()
    await made.close()
  }
}

// A process of its own as far as money goes: its connections, its circuit, its callbacks' address, its watching.
async function startProcess(made: TestHouse, name: ProviderName, simulator: RunningSimulator): Promise<Process> {
  const database = await openOnServer(made.url as string)
  const house = { ...made.house, database }
  const app = fastify({ forceCloseConnections: true }) as unknown as FastifyInstance
  answerProblems(app, house.log)
  const port = await freePort()
  const connected = await playedProviders[name].connect({ house, simulator, callbackUrl: `http://127.0.0.1:${port}`, limits: QUICK })
  // A provider that fails on purpose is not left in peace here.
  const payments = openPayments(house, { [name]: (circuit: Circuit) => connected({ ...circuit, mayCall: () => true }) })
  registerPaymentCallbacks(app, house, payments)
  await app.listen({ port, host: '127.0.0.1' })
  return {
    house,
    payments,
    app,
    watcher: makeTopupWatcher(house, payments),
    close: async () => {
      await app.close()
      await payments.stop()
      await database.close()
    },
  }
}

type Row = { topupId: string; state: string; walletId: string; providerReference: string | null; creditedOre: number; reversedOre: number; transfers: number }

/** Holds our books against the provider's own. */
async function compare(made: TestHouse, { payments }: Process, { wishes, pupils }: { wishes: Wish[]; pupils: TestPupil[] }): Promise<string[]> {
  const faults: string[] = []
  const { schoolId } = pupils[0] as TestPupil
  const found = await rows<Row>(
    made.house.database,
    sql`
      select topup.id as "topupId", topup.state, topup.wallet_id as "walletId", topup.provider_reference as "providerReference",
        topup.credited_ore as "creditedOre", topup.reversed_ore as "reversedOre",
        (select count(*) from transfer where transfer.school_id = ${schoolId} and transfer.event_id = topup.id)::integer as transfers
      from topup
      where topup.school_id = ${schoolId}`,
  )
  const provider = payments.all[0]!
  const inWallets = new Map<string, number>()
  for (const topup of found) {
    const where = referenceOf({ schoolId, topupId: topup.topupId })
    const { capturedOre, refundedOre } = topup.providerReference ? await provider.read(topup.providerReference) : { capturedOre: 0, refundedOre: 0 }
    if (topup.creditedOre !== capturedOre) faults.push(`${where}: the provider took ${capturedOre}, credited were ${topup.creditedOre}`)
    if (topup.reversedOre !== refundedOre) faults.push(`${where}: the provider gave back ${refundedOre}, drawn were ${topup.reversedOre}`)
    if (topup.transfers !== (capturedOre > 0 ? 1 : 0)) faults.push(`${where}: ${topup.transfers} transfers`)
    if (['created', 'pending', 'authorised'].includes(topup.state)) faults.push(`${where}: still ${topup.state}`)
    inWallets.set(topup.walletId, (inWallets.get(topup.walletId) ?? 0) + topup.creditedOre - topup.reversedOre)
  }
  for (const { walletId } of pupils) {
    const wallet = await firstRow<{ balanceOre: number }>(
      made.house.database,
      sql`select balance_ore as "balanceOre" from wallet where school_id = ${schoolId} and id = ${walletId}`,
    )
    if (wallet?.balanceOre !== (inWallets.get(walletId) ?? 0))
      faults.push(`wallet ${walletId}: ${wallet?.balanceOre} instead of ${inWallets.get(walletId) ?? 0}`)
  }
  if (found.length > wishes.length) faults.push(`${found.length} top-ups of ${wishes.length} wishes`)
  return faults
}

async function discrepancies(made: TestHouse): Promise<string[]> {
  const found = await verifyDatabase(made.house.database, made.house.keys)
  return found.discrepancies.map(({ what, where, expected, found: is }) => `${what}: ${where}, ${expected}, ${is}`)
}
