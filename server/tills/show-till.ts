// What a till asks for: who it is and what it sells, what it has sold, and a receipt.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { isDayOver } from '../../rules/day-in-use.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { vatByCodeAndRate } from '../../rules/receipt.ts'
import { aloneNumber } from '../../rules/reserve-records.ts'
import type { House } from '../house.ts'
import { showAtTill } from '../cashiers/index.ts'
import { favouritesOf } from '../favourites/index.ts'
import { menuForSale } from '../menu/index.ts'
import { schoolOf } from '../schools/index.ts'
import { latestSales, purchaseOfTill, tillFacts, type TillKey } from './store.ts'

export async function showTill(house: House, { schoolId, tillId }: TillKey): Promise<RouteReply<'GET /api/till'>> {
  const { database } = house
  const [facts, school, menu, cashiers] = await Promise.all([
    tillFacts(database, { schoolId, tillId }),
    schoolOf(database, schoolId),
    menuForSale(database, schoolId),
    showAtTill(database, house, { schoolId, tillId }),
  ])
  if (!facts || !school) throw new Refused('till_closed')
  const forSale = new Set(menu.products.map(({ productId }) => productId))
  const favourites = await favouritesOf(database, house, { schoolId, isForSale: (productId) => forSale.has(productId) })
  const now = house.clock.now()
  const { openDay, lastZDay, ...rest } = facts
  const overDay = isDayOver({ openDay, lastZDay }, norwegianTime(now).date) ? lastZDay : null
  return {
    schoolId,
    schoolName: school.name,
    tillId,
    ...rest,
    overDay,
    operator: school.operator,
    ...menu,
    favourites,
    cashiers,
    serverTime: now.toISOString(),
  }
}

const USUAL_SALES = 20

export async function showLatestSales(
  house: House,
  { limit = USUAL_SALES, ...key }: TillKey & { limit?: number | undefined },
): Promise<RouteReply<'GET /api/till/purchases'>> {
  const sales = await latestSales(house.database, { ...key, limit })
  return { purchases: sales.map((sale) => ({ ...sale, soldAt: sale.soldAt.toISOString() })) }
}

/** The receipt of one of this till's own purchases. @throws Refused not_found */
export async function showReceipt(
  house: House,
  { schoolId, tillId, purchaseId }: TillKey & { purchaseId: string },
): Promise<RouteReply<'GET /api/till/purchases/:purchaseId/receipt'>> {
  const [purchase, school] = await Promise.all([purchaseOfTill(house.database, { schoolId, tillId, purchaseId }), schoolOf(house.database, schoolId)])
  if (!purchase || !school) throw new Refused('not_found')
  const { madeAlone, soldAt, ...rest } = purchase
  return {
    ...rest,
    aloneNumber: madeAlone && aloneNumber(madeAlone),
    soldAt: soldAt.toISOString(),
    schoolName: school.name,
    operator: school.operator,
    vat: vatByCodeAndRate(purchase.lines),
  }
}
