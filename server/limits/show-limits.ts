// How a pupil's limits stand: whose they are, what is spent against them, what they stopped, and how they were changed. Both
// guardians see all of it, and so does the pupil, who must know before the counter; names only where they may be told.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { AGE_OF_OWN_CONSENT } from '../../rules/allergen-stops.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { MOST_ASKS_A_DAY } from '../../rules/spending-limits.ts'
import { seesAtLeast } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { mealPeriodsOf } from '../meal-periods/index.ts'
import { walletOf } from '../people/index.ts'
import { asksOf, asksToday } from './ask-store.ts'
import { spentBy } from './find-limits.ts'
import { eventsOf, type Holder, holderOf, limitsOf, lockHolder, menuOf, type PupilKey, stoppedOf } from './store.ts'

export type ShownLimits = RouteReply<'GET /api/wallets/:schoolId/:walletId/limits'>
export type InPortal = { schoolId: number; walletId: string; personId: string }

export const isOfAge = (house: House, { bornOn }: Pick<Holder, 'bornOn'>) =>
  hasReached(AGE_OF_OWN_CONSENT, { bornOn, today: norwegianTime(house.clock.now()).date }) === true

/** For whoever may see the wallet. @throws Refused not_found */
export async function showLimits(db: Queryable, house: House, asked: InPortal): Promise<ShownLimits> {
  const now = house.clock.now()
  const [holder, wallet] = [await holderOf(db, asked), await walletOf(db, { ...asked, now })]
  if (!holder || !wallet) throw new Refused('not_found')
  const { schoolId, walletId } = holder
  const view = { viewerId: asked.personId, mayKnowNames: !holder.hasProtectedAddress }
  const periods = await mealPeriodsOf(db, schoolId)
  const known = await knownOf(db, holder, { now, ...view })
  // What a limit is about must be seen by whoever sets it; what was taken out of the basket, by whoever sees what is eaten.
  const seesSums = wallet.mayLimit || seesAtLeast(wallet, 'sums')
  const sums = !seesSums ? [] : await spentBy(db, [{ schoolId, walletId, meal: null }, ...periods.map((meal) => ({ schoolId, walletId, meal }))], now)
  const stopped = seesAtLeast(wallet, 'items') ? await stoppedOf(db, holder) : []
  const today = norwegianTime(now).date
  const asks = await asksOf(db, holder)
  const ofAge = isOfAge(house, holder)
  return {
    firstName: holder.firstName,
    maySet: wallet.mayLimit,
    mayAsk: wallet.relation === 'own' && !ofAge && known.limits.length > 0,
    isOfAge: ofAge,
    asksLeft: Math.max(0, MOST_ASKS_A_DAY - (await asksToday(db, holder, today))),
    ...known,
    spent: {
      dayOre: sums[0]?.dayOre ?? 0,
      weekOre: sums[0]?.weekOre ?? 0,
      meals: periods.map(({ periodId }, place) => ({ periodId, spentOre: sums[place + 1]?.mealOre ?? 0 })),
    },
    periods,
    menu: await menuOf(db, schoolId),
    stopped: stopped.map(({ productIds, productNames, stoppedAt, ...row }) => ({
      ...row,
      products: productIds.map((productId, place) => ({ productId, name: productNames[place] ?? '' })),
      stoppedAt: stoppedAt.toISOString(),
    })),
    asks: asks.map(({ askedAt, answers, isUsed, ...ask }) => {
      const asked = new Map([...known.limits.map(({ personId }) => [personId, null] as const), ...answers.map((each) => [each.personId, each.isYes] as const)])
      const names = new Map([
        ...known.limits.map((each) => [each.personId, each.firstName] as const),
        ...answers.map((each) => [each.personId, each.firstName] as const),
      ])
      return {
        ...ask,
        askedAt: askedAt.toISOString(),
        answers: [...asked].map(([personId, isYes]) => ({ ...whose(personId, names.get(personId) ?? null, view), isYes })),
        isUsed,
        isOver: ask.forDay !== today,
      }
    }),
  }
}

/** For the office: what is set, and how it came to be. @throws Refused not_found */
export async function showToOffice(
  house: House,
  { viewerId, ...key }: PupilKey & { viewerId: string },
): Promise<RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/limits'>> {
  if (!(await lockHolder(house.database, key))) throw new Refused('not_found')
  return knownOf(house.database, key, { now: house.clock.now(), viewerId, mayKnowNames: true })
}

type View = { viewerId: string; mayKnowNames: boolean }

async function knownOf(db: Queryable, key: PupilKey, { now, ...view }: View & { now: Date }): Promise<Pick<ShownLimits, 'limits' | 'history'>> {
  const [limits, events] = [await limitsOf(db, key, now), await eventsOf(db, key)]
  return {
    limits: limits.map(({ personId, firstName, terms, setAt }) => ({
      ...whose(personId, firstName, view),
      terms: openTerms(terms),
      setAt: setAt.toISOString(),
    })),
    history: events.map(({ personId, firstName, terms, madeAt, eventId, what }) => ({
      eventId,
      ...whose(personId, firstName, view),
      what,
      terms: terms === null ? null : openTerms(terms),
      madeAt: madeAt.toISOString(),
    })),
  }
}

const whose = (personId: string, firstName: string | null, { viewerId, mayKnowNames }: View) => ({
  personId,
  firstName: mayKnowNames && personId !== viewerId ? firstName : null,
  isYours: personId === viewerId,
})

type OpenTerms = ShownLimits['limits'][number]['terms']
const openTerms = (terms: { [Key in keyof OpenTerms]: unknown }): OpenTerms => terms as OpenTerms
