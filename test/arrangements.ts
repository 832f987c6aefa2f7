// What tests of automatic top-ups need: a guardian with an arrangement, made the way a family makes one.

import { firstRow, rows, sql } from '../database/transaction.ts'
import type { House } from '../server/house.ts'
import { makeArrangementWatcher, setUp } from '../server/automatic-topups/index.ts'
import { currentSigner } from '../server/journal/index.ts'
import { messagesTo } from '../server/messages/index.ts'
import { makePurchases } from '../server/purchases/index.ts'
import { referenceOf } from '../server/topups/index.ts'
import type { Terms } from '../rules/automatic-topup.ts'
import type { Canteen, TestPupil } from './canteen.ts'
import { makePayer } from './topups.ts'
import type { TopupWorld } from './topup-world.ts'

export const usualTerms: Terms = { thresholdOre: 5_000, dayOfMonth: null, amountOre: 20_000, monthlyCapOre: 100_000 }

export type Arranged = { pupil: TestPupil; personId: string; email: string; firstTopupId: string; terms: Terms }
type Wish = { balanceOre?: number; terms?: Partial<Terms>; pupil?: TestPupil }

/** Somebody who follows the pupil's wallet. */
export async function makeGuardianOf(house: House, { schoolId, pupilId }: TestPupil): Promise<{ personId: string; email: string }> {
  const email = `${house.newId()}@hjemme.example`
  const personId = await makePayer(house, { email })
  await house.database.query(sql`update person set email_confirmed_at = ${house.clock.now()} where id = ${personId}`)
  await house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${personId}, ${house.clock.now()})`)
  return { personId, email }
}

/** Sets it up, and has not paid yet. */
export async function agreed(world: TopupWorld, { balanceOre = 1_000, terms: changed = {}, pupil }: Wish = {}): Promise<Arranged> {
  const { house, canteen, provider } = world
  const child = pupil ?? (await canteen.makePupil({ balanceOre }))
  const guardian = await makeGuardianOf(house, child)
  const terms = { ...usualTerms, ...changed }
  const firstTopupId = house.newId()
  await setUp(house, provider.payments, { ...child, ...guardian, topupId: firstTopupId, terms })
  return { pupil: child, ...guardian, firstTopupId, terms }
}

/** Sets it up and pays the first one, so that the card is stored; an hour later. */
export async function arranged(world: TopupWorld, wish: Wish = {}): Promise<Arranged> {
  const made = await agreed(world, wish)
  await payFirst(world, made)
  world.clock.pass(61 * 60_000)
  return made
}

export async function payFirst(world: TopupWorld, { pupil, firstTopupId }: Arranged): Promise<void> {
  world.provider.words.set(referenceOf({ ...pupil, topupId: firstTopupId }), 'authorised')
  world.clock.pass(10_000)
  await world.watcher.look()
}

/** Buys apples at 8 kroner. */
export async function eat(house: House, canteen: Canteen, { pupil, apples }: { pupil: TestPupil; apples: number }): Promise<void> {
  const lines = [{ productId: canteen.apple.productId, quantity: apples, unitPriceOre: 800 }]
  const [bought] = await makePurchases(house, await currentSigner(house.database, house.keys), [canteen.wish(pupil, { lines, totalOre: apples * 800 })])
  if (!bought || !('answer' in bought)) throw new Error('a purchase that a test needs was refused')
}

/** Everything that the house does by itself, once. */
export async function lookOnce(world: TopupWorld): Promise<void> {
  await makeArrangementWatcher(world.house, world.provider.payments).look()
  await world.watcher.look()
}

export type ArrangementSeen = { state: string; why: string | null; refusals: number; troubles: number; cardId: string | null; notBefore: Date | null }

export const arrangementOf = (house: House, { pupil, personId }: Arranged): Promise<ArrangementSeen | null> =>
  firstRow(
    house.database,
    sql`
      select state, why, refusals, troubles, card_id as "cardId", not_before as "notBefore"
      from topup_arrangement
      where school_id = ${pupil.schoolId}
      and wallet_id = ${pupil.walletId}
      and person_id = ${personId}
      order by made_at desc
      limit 1`,
  )

export const automaticTopupsOf = (house: House, { pupil }: Arranged): Promise<{ topupId: string; state: string; amountOre: number }[]> =>
  rows(
    house.database,
    sql`
      select id as "topupId", state, amount_ore as "amountOre"
      from topup
      where school_id = ${pupil.schoolId}
      and wallet_id = ${pupil.walletId}
      and monthly_cap_ore is not null
      order by made_at, id`,
  )

export const cardsOf = (house: House, { pupil }: Arranged): Promise<{ isLive: boolean; hasToken: boolean; label: string }[]> =>
  rows(
    house.database,
    sql`
      select ended_at is null as "isLive", wrapped_token is not null as "hasToken", label
      from stored_card
      where school_id = ${pupil.schoolId}
      and wallet_id = ${pupil.walletId}
      order by made_at`,
  )

/** Subjects of what somebody was written, newest first. */
export const subjectsTo = async (house: House, email: string): Promise<string[]> => (await messagesTo(house, email)).map(({ subject }) => subject)

/** Leaves nothing of an earlier test to go on by itself. */
export async function endAllArrangements(house: House): Promise<void> {
  const now = house.clock.now()
  await house.database.query(sql`update topup_arrangement set state = 'ended', why = 'owner' where state <> 'ended'`)
  await house.database.query(
    sql`update stored_card set ended_at = coalesce(ended_at, ${now}), wrapped_token = null, forget_at = null, forgotten_at = ${now} where forgotten_at is null`,
  )
}
