// A school in the storm: families, tills, an office, a provider, and two processes that serve them on one database.

import { rows, sql, transaction } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import { makeBatch } from '../../server/cards/index.ts'
import type { House } from '../../server/house.ts'
import { makeStaff } from '../../server/people/index.ts'
import { noPayments, setUpPayments } from '../../server/payments/index.ts'
import { type Asker, type AskableApp, askableApp } from '../asking.ts'
import { fill, type TestPupil, type TestProduct, type TestTill } from '../canteen.ts'
import { openOnServer } from '../house-for-test.ts'
import { type MealWorld, openMealWorld } from '../meals.ts'
import { playedProviders } from '../played-providers.ts'
import { makePersonNamed, makeRelation } from '../relations.ts'
import { untilReached } from './insist.ts'

/** Somebody who asks, by whichever process the line in front of them chooses. */
export type Anybody = () => Asker

export type StormPupil = TestPupil & { guardian: Anybody }

export type StormWorld = {
  meals: MealWorld
  url: string
  schoolId: number
  pupils: StormPupil[]
  tills: { till: TestTill; ask: Anybody }[]
  products: TestProduct[]
  office: Anybody
  /** Codes of cards that are nobody's yet. */
  freeCodes: string[]
  /** What a lost card costs, each time. */
  lossFeeOre: number
  /** The payer pays, at the provider's own page. */
  approve: (topupId: string) => Promise<void>
  payments: ReturnType<typeof setUpPayments>
  close: () => Promise<void>
}

type Sizes = { families: number; children: number; tills: number; cards: number; random: () => number }

const PROVIDER = 'swedbank-pay'
const LOSS_FEE_ORE = 6_000

export async function openStormWorld({ families, children, tills, cards, random }: Sizes): Promise<StormWorld> {
  const meals = await openMealWorld({ on: 'server' })
  const { house, clock } = meals.made
  const url = meals.made.url as string
  const { schoolId } = meals.canteen
  const played = playedProviders[PROVIDER]
  const simulator = await startSimulator(played.company, { port: 0, now: clock.now })
  // No callback arrives: whatever the provider knows has to be asked for.
  simulator.callbacks.setPolicy({ losePercent: 100 })
  const settings = { ...noPayments, ...played.settingsAt(simulator.address) }

  const processes = [await startProcess(house, url, settings), await startProcess(house, url, settings)]
  const anywhere = (askers: Asker[]): Anybody => {
    if (askers.length !== processes.length) throw new Error('somebody must be known to every process')
    return () => askers[Math.floor(random() * askers.length)] as Asker
  }
  const onEach = async (open: (asked: AskableApp) => Asker | Promise<Asker>) => anywhere(await Promise.all(processes.map(({ asked }) => open(asked))))

  const pupils: StormPupil[] = []
  for (let family = 0; family < families; family += 1) {
    const { personId } = await makePersonNamed(house, `Forelder ${family + 1}`)
    const guardian = await onEach((asked) => asked.person(personId))
    for (let child = 0; child < children; child += 1) {
      const pupil = await meals.canteen.makePupil({ balanceOre: 0 })
      await makeRelation(house, pupil, { personId })
      // Some begin with money, and all of them with too little for long.
      if (random() < 0.7) await transaction(house.database, (tx) => fill(tx, house, { ...pupil, amountOre: 1_000 + Math.floor(random() * 60) * 500 }))
      pupils.push({ ...pupil, guardian })
    }
  }
  const atTills: StormWorld['tills'] = []
  for (let count = 0; count < tills; count += 1) {
    const till = count === 0 ? meals.canteen.till : await meals.canteen.makeTill()
    atTills.push({ till, ask: await onEach((asked) => asked.till(till.token)) })
  }
  const operatorId = (await rows<{ id: string }>(house.database, sql`select operator_id as id from school where id = ${schoolId}`))[0]?.id as string
  const clerk = await makePersonNamed(house, 'Kontor')
  await transaction(house.database, (tx) => makeStaff(tx, house, { ...clerk, operatorId, schoolId, role: 'office' }))
  const batchId = house.newId()
  await makeBatch(house, { schoolId, batchId, label: 'Nye kort', cardCount: cards, ...clerk })
  const made = await rows<{ id: string }>(house.database, sql`select id from card where school_id = ${schoolId} and batch_id = ${batchId}`)
  const office = await onEach((asked) => asked.person(clerk.personId))
  await office()('PATCH /api/office/schools/:schoolId/card-settings', { params: { schoolId }, body: { ladderOre: [LOSS_FEE_ORE], keepOre: 1_000 } })
  const payments = setUpPayments(house, settings, () => house.publicUrl)
  return {
    meals,
    url,
    schoolId,
    pupils,
    tills: atTills,
    products: [meals.lunch, meals.snack, meals.canteen.baguette, meals.canteen.apple],
    office,
    lossFeeOre: LOSS_FEE_ORE,
    freeCodes: made.map(({ id }) => printedCode(house.keys.credentialIdOf(id))),
    approve: async (topupId) => {
      const wanted = sql`select provider_reference as id from topup where school_id = ${schoolId} and id = ${topupId}`
      const [row] = await untilReached(() => rows<{ id: string | null }>(house.database, wanted))
      if (row?.id) await played.act(simulator, 'approve', { id: row.id })
    },
    payments,
    close: async () => {
      for (const { asked, database } of processes) {
        await asked.app.close()
        await database.close()
      }
      await payments.stop()
      await simulator.stop()
      await meals.close()
    },
  }
}

async function startProcess(made: House, url: string, payments: typeof noPayments) {
  const database = await openOnServer(url)
  const asked = await askableApp({ ...made, database }, { payments })
  // What a server does by itself begins when it listens.
  await asked.app.listen({ port: 0, host: '127.0.0.1' })
  return { asked, database }
}
