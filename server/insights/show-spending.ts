import type { Span } from '../../contract/insight-routes.ts'
import type { Sight } from '../../contract/relation-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { byGroup, byItem, cheerFor, type Period, periodsUntil, shareOf, sumOf, within } from '../../rules/food-insight.ts'
import { addDays, isDay, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { seesAtLeast } from '../../rules/relation-rights.ts'
import type { House } from '../house.ts'
import { boughtIn, paidByProgrammes } from './store.ts'

type Spending = RouteReply<'GET /api/wallets/:schoolId/:walletId/spending'>
type Wanted = { schoolId: number; walletId: string; span: Span; day?: string | undefined; sees: Sight }

/** A week or month of a wallet, and those before it. A day to come is today. @throws Refused period_not_valid */
export async function showSpending(house: House, { schoolId, walletId, span, day, sees }: Wanted): Promise<Spending> {
  const today = norwegianTime(house.clock.now()).date
  if (day !== undefined && !isDay(day)) throw new Refused('period_not_valid')
  const periods = periodsUntil(span, day === undefined || day > today ? today : day)
  const chosen = periods.at(-1) as Period
  const stretchOf = ({ firstDay, lastDay }: Period) => ({
    schoolId,
    walletId,
    from: startOfNorwegianDay(firstDay),
    until: startOfNorwegianDay(addDays(lastDay, 1)),
  })
  const all = await boughtIn(house.database, stretchOf({ firstDay: (periods[0] as Period).firstDay, lastDay: chosen.lastDay }))
  const bought = within(all, chosen)
  const before = periods.at(-2)
  const seesKinds = seesAtLeast({ sees }, 'categories')
  return {
    ...chosen,
    ...sumOf(bought),
    paidBySchoolOre: await paidByProgrammes(house.database, stretchOf(chosen)),
    sees,
    groups: seesKinds ? byGroup(bought) : [],
    items: seesAtLeast({ sees }, 'items') ? byItem(bought) : [],
    share: shareOf(seesKinds ? bought : []),
    cheer: seesKinds ? cheerFor(shareOf(bought), before && shareOf(within(all, before))) : null,
    periods: periods.map((period) => {
      const ofPeriod = within(all, period)
      const { goodPieces, sweetPieces } = shareOf(seesKinds ? ofPeriod : [])
      return { ...period, ...sumOf(ofPeriod), goodPieces, sweetPieces }
    }),
    isNewest: chosen.lastDay >= today,
  }
}
