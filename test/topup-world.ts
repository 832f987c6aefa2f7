// One database, one canteen, and a provider that does as the test says: what every test of top-ups begins with.

import fastify, { type FastifyInstance } from 'fastify'
import type { RefusalCode } from '../contract/refusals.ts'
import type { TopupState } from '../contract/wallet-routes.ts'
import { rows, sql } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import type { House } from '../server/house.ts'
import { answerProblems } from '../server/http/problems.ts'
import { callbackPath, type ProviderWord } from '../server/payments/index.ts'
import { makeTopupWatcher, registerPaymentCallbacks, type TopupWatcher } from '../server/topups/index.ts'
import { makeTopup } from '../server/topups/make-topup.ts'
import { referenceOf } from '../server/topups/payment-reference.ts'
import { readOneTopup } from '../server/topups/read-topup.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from './canteen.ts'
import { houseForTest, LUNCH, type TestClock, type TestHouse } from './house-for-test.ts'
import { creditTopup, makePayer, makeScriptedProvider, type ScriptedProvider } from './topups.ts'
import type { TopupWish } from '../server/topups/what-fits.ts'

type Shown = Awaited<ReturnType<typeof makeTopup>>
type CalledBack = { statusCode: number; json: () => unknown }

/** A wish of somebody with a profile. */
type PersonsWish = Extract<TopupWish, { payerPersonId: string }>

export type TopupWorld = {
  house: House
  clock: TestClock
  logged: TestHouse['logged']
  canteen: Canteen
  provider: ScriptedProvider
  watcher: TopupWatcher
  app: FastifyInstance
  /** A new provider, payer and server at lunch; what earlier tests left open is not asked about. */
  startAnew: () => Promise<void>
  /** Closes, and fails when the books do not add up. */
  close: () => Promise<void>
  wishFor: (pupil: TestPupil, wish?: Partial<PersonsWish>) => PersonsWish
  make: (wish: TopupWish) => Promise<Shown>
  refusalOf: (wish: TopupWish) => Promise<RefusalCode | null>
  /** A pupil with a top-up that waits for its payer. */
  pending: (facts?: { balanceOre?: number; amountOre?: number }) => Promise<{ pupil: TestPupil; wish: TopupWish }>
  say: (wish: TopupWish, word: Exclude<ProviderWord, 'open'>) => void
  /** Learns that the provider has taken the money. */
  credit: (wish: TopupWish) => Promise<void>
  callBack: (order: string, happening?: string) => Promise<CalledBack>
  balance: (pupil: TestPupil) => Promise<number | undefined>
  stateOf: (wish: TopupWish) => Promise<TopupState>
  transfersOf: (wish: TopupWish) => Promise<{ amountOre: number; kind: string }[]>
}

export async function openTopupWorld(): Promise<TopupWorld> {
  const made = await houseForTest()
  const { house, clock, logged } = made
  const canteen = await makeCanteen(house)
  let payer = await makePayer(house)
  const provider = makeScriptedProvider()
  const newApp = () => {
    const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } }) as unknown as FastifyInstance
    answerProblems(app, house.log)
    registerPaymentCallbacks(app, house, world.provider.payments)
    return app
  }
  const world: TopupWorld = {
    house,
    clock,
    logged,
    canteen,
    provider,
    watcher: makeTopupWatcher(house, provider.payments),
    app: fastify() as unknown as FastifyInstance,
    startAnew: async () => {
      await world.app.close()
      await house.database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
      clock.set(LUNCH)
      payer = await makePayer(house)
      world.provider = makeScriptedProvider()
      world.watcher = makeTopupWatcher(house, world.provider.payments)
      world.app = newApp()
    },
    close: async () => {
      await world.app.close()
      const { discrepancies } = await verifyDatabase(house.database, house.keys)
      await made.close()
      if (discrepancies.length > 0) throw new Error(`the books do not add up: ${JSON.stringify(discrepancies)}`)
    },
    wishFor: ({ schoolId, walletId }, wish = {}) => ({ schoolId, walletId, topupId: house.newId(), payerPersonId: payer, amountOre: 20_000, ...wish }),
    make: (wish) => makeTopup(house, world.provider, wish),
    refusalOf: (wish) =>
      world.make(wish).then(
        () => null,
        (error: { code: RefusalCode }) => error.code,
      ),
    pending: async ({ balanceOre = 1000, amountOre = 20_000 } = {}) => {
      const pupil = await canteen.makePupil({ balanceOre })
      const wish = world.wishFor(pupil, { amountOre })
      await world.make(wish)
      return { pupil, wish }
    },
    say: (wish, word) => void world.provider.words.set(referenceOf(wish), word),
    credit: (wish) => creditTopup(house, wish),
    callBack: (order, happening) =>
      world.app.inject({ method: 'POST', url: `${callbackPath('swedbank-pay')}/secret`, payload: { order, ...(happening && { happening }) } }),
    balance: async (pupil) => (await balanceOf(house.database, pupil))?.balanceOre,
    stateOf: async (wish) => (await readOneTopup(house, wish)).state,
    transfersOf: ({ schoolId, topupId }) =>
      rows(house.database, sql`select amount_ore as "amountOre", kind from transfer where school_id = ${schoolId} and event_id = ${topupId}`),
  }
  return world
}
