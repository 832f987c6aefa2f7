// What the office sees of its meal fund and those who have given to it.

import type { RouteQuery, RouteReply } from '../../contract/route-types.ts'
import type { House } from '../house.ts'
import { shownLink } from './fund-link.ts'
import { type FundGiftRow, giftsOfFund, linkOfFund, sumsOfFund } from './fund-store.ts'

type FundGifts = RouteReply<'GET /api/office/schools/:schoolId/meals/gifts'>

const GIFTS_A_PAGE = 50

export async function showFundGifts(
  house: House,
  { schoolId, before = null }: { schoolId: number } & { before?: RouteQuery<'GET /api/office/schools/:schoolId/meals/gifts'>['before'] | null },
): Promise<FundGifts> {
  const db = house.database
  const { byKind } = await house.chartOf(db, schoolId)
  const link = await linkOfFund(db, schoolId)
  const gifts = await giftsOfFund(db, { schoolId, before, limit: GIFTS_A_PAGE + 1 })
  return {
    link: shownLink(house, schoolId, link),
    sums: await sumsOfFund(db, { schoolId, fundId: byKind.meal_fund, owedId: byKind.meal_contributions }),
    gifts: gifts.slice(0, GIFTS_A_PAGE).map((gift) => ({ ...gift, at: gift.at.toISOString(), state: stateOf(gift) })),
    hasMore: gifts.length > GIFTS_A_PAGE,
  }
}

function stateOf({ amountOre, takenBackOre }: FundGiftRow): FundGifts['gifts'][number]['state'] {
  if (takenBackOre === 0) return 'paid'
  return takenBackOre === amountOre ? 'taken_back' : 'taken_back_in_part'
}
