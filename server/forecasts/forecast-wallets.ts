// How long balances last. Nothing is kept of it: a forecast is made when it is asked for, and forgotten.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { type Forecast, forecast, HISTORY_DAYS } from '../../rules/forecast.ts'
import { addDays, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { seesAtLeast, type Standing } from '../../rules/relation-rights.ts'
import type { SchoolCalendar } from '../../rules/school-calendar.ts'
import { calendarOf } from '../calendars/index.ts'
import type { House } from '../house.ts'
import { spendingOf } from './store.ts'

/** After this on the clock in Oslo, today's lunch is over. */
const LUNCH_IS_OVER_AT = '14:00:00'

/** The forecasts of some wallets of one school: one statement for all of them. */
export async function forecastWallets(
  db: Queryable,
  house: House,
  { schoolId, walletIds, calendar }: { schoolId: number; walletIds: readonly string[]; calendar: SchoolCalendar },
): Promise<Map<string, Forecast>> {
  const { date: today, time } = norwegianTime(house.clock.now())
  const wallets = await spendingOf(db, { schoolId, walletIds, since: startOfNorwegianDay(addDays(today, -HISTORY_DAYS)) })
  return new Map(
    wallets.map(({ walletId, balanceOre, spent }) => {
      const hasEaten = spent.some(({ day, amountOre }) => day === today && amountOre > 0)
      return [walletId, forecast({ today, isTodayAhead: time < LUNCH_IS_OVER_AT && !hasEaten, balanceOre, spent, calendar })]
    }),
  )
}

/** @throws Refused not_found */
export async function showForecast(
  house: House,
  { schoolId, walletId, standing }: { schoolId: number; walletId: string; standing: Standing },
): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/forecast'>> {
  // It is made of what was bought.
  if (!seesAtLeast(standing, 'sums')) return { kind: 'unknown', lastDay: null, failsOn: null, shortOre: null }
  const calendar = await calendarOf(house.database, schoolId)
  const found = (await forecastWallets(house.database, house, { schoolId, walletIds: [walletId], calendar })).get(walletId)
  if (!found) throw new Refused('not_found')
  return { lastDay: null, failsOn: null, shortOre: null, ...found }
}
