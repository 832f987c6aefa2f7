// A school that covers meals and lets anybody give to its fund, by a provider that does as the test says.

import type { RouteReply } from '../contract/route-types.ts'
import { sql } from '../database/transaction.ts'
import { give, type Gift } from '../server/pay-links/give.ts'
import { makeTopupWatcher, referenceOf } from '../server/topups/index.ts'
import { LUNCH } from './house-for-test.ts'
import { type MealWorld, openMealWorld } from './meals.ts'
import { makeScriptedProvider, type ScriptedProvider } from './topups.ts'

type Wish = { amountOre?: number; id?: string; name?: string | null; greeting?: string | null; email?: string | null; language?: 'nb' | 'nn' | 'en' }
export type GiftKey = { schoolId: number; topupId: string }

export type Seen = RouteReply<'GET /api/office/schools/:schoolId/meals/gifts'>

export type FundWorld = MealWorld & {
  provider: ScriptedProvider
  /** A new provider at lunch; what earlier tests left open is not asked about, and nobody has tried too often. */
  startAnew: () => Promise<void>
  /** Opens the school's link, or finds it, and answers its token. */
  openLink: () => Promise<string>
  closeLink: () => Promise<void>
  giveBy: (token: string, wish?: Wish) => Promise<Gift>
  /** The house asks about everything that is due. */
  look: () => Promise<number>
  /** The giver pays, and the house hears of it by asking. */
  paid: (gift: GiftKey) => Promise<void>
  /** The giver's bank takes it back, and the house hears of it. */
  takenBack: (gift: GiftKey, amountOre: number) => Promise<void>
  /** What the office sees. */
  seen: () => Promise<Seen>
}

export async function openFundWorld(options: Parameters<typeof openMealWorld>[0] = {}): Promise<FundWorld> {
  const world = await openMealWorld(options)
  const { house, clock } = world.made
  const params = { schoolId: world.canteen.schoolId }
  const self: FundWorld = {
    ...world,
    provider: makeScriptedProvider(),
    startAnew: async () => {
      await house.database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
      await house.database.query(sql`delete from attempt`)
      clock.set(LUNCH)
      self.provider = makeScriptedProvider()
    },
    openLink: async () => {
      const { body } = await world.office('POST /api/office/schools/:schoolId/meals/gift-link', { params })
      return new URL(body.link?.url as string).hash.slice('#token='.length)
    },
    closeLink: async () => void (await world.office('DELETE /api/office/schools/:schoolId/meals/gift-link', { params })),
    giveBy: (token, { amountOre = 20_000, id = house.newId(), name = 'Farmor', greeting = null, email = null, language = 'nb' } = {}) =>
      give(house, self.provider.payments, { token, id, amountOre, provider: 'swedbank-pay', name, greeting, email, language, address: '192.0.2.7' }),
    look: () => makeTopupWatcher(house, self.provider.payments).look(),
    paid: async (gift) => {
      self.provider.words.set(referenceOf(gift), 'authorised')
      clock.pass(10_000)
      await self.look()
    },
    takenBack: async (gift, amountOre) => {
      self.provider.takeBack(referenceOf(gift), 'chargeback', amountOre)
      clock.pass(2 * 3_600_000)
      await self.look()
    },
    seen: async () => (await world.office('GET /api/office/schools/:schoolId/meals/gifts', { params })).body,
  }
  return self
}
