import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { isDayOver } from '../../rules/day-in-use.ts'
import { addDays, isDay, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { lastGrandTotals, latestZReports, openRegisters, registerOfTill, zReportsOfSchool } from './store.ts'

const LATEST_SHOWN = 31

/** How a till's day stands, and its last Z reports. @throws Refused not_found */
export async function showTillDay(house: House, key: { schoolId: number; tillId: string }): Promise<RouteReply<'GET /api/till/day'>> {
  const { database } = house
  const register = await registerOfTill(database, key)
  if (!register) throw new Refused('not_found')
  const today = norwegianTime(house.clock.now()).date
  const { openDay, saleCount, returnCount, grandTotalSalesOre, grandTotalReturnsOre } = register
  const before = await lastGrandTotals(database, register)
  const reports = await latestZReports(database, register, LATEST_SHOWN)
  return {
    today,
    openDay,
    isOver: isDayOver(register, today),
    saleCount,
    returnCount,
    soldOre: grandTotalSalesOre - before.salesOre - (grandTotalReturnsOre - before.returnsOre),
    reports: reports.map(({ number, day, saleCount: sales, salesOre, returnCount: returns, returnsOre, madeAt, madeBy }) => ({
      number,
      day,
      saleCount: sales,
      salesOre,
      returnCount: returns,
      returnsOre,
      madeAt: madeAt.toISOString(),
      madeBy,
    })),
  }
}

const USUAL_DAYS = 31
const MOST_SHOWN = 500

/** The Z reports of a school for some days, by default the last month. @throws Refused not_well_formed */
export async function showSchoolReports(
  house: House,
  { schoolId, until: wantedUntil, from: wantedFrom }: { schoolId: number; from?: string | undefined; until?: string | undefined },
): Promise<RouteReply<'GET /api/office/schools/:schoolId/z-reports'>> {
  const until = wantedUntil ?? norwegianTime(house.clock.now()).date
  if (!isDay(until)) throw new Refused({ code: 'not_well_formed', facts: { where: 'querystring/until' } })
  const from = wantedFrom ?? addDays(until, 1 - USUAL_DAYS)
  if (!isDay(from) || from > until) throw new Refused({ code: 'not_well_formed', facts: { where: 'querystring/from' } })
  const [found, open] = await Promise.all([
    zReportsOfSchool(house.database, { schoolId, from, until, limit: MOST_SHOWN + 1 }),
    openRegisters(house.database, schoolId),
  ])
  return {
    from,
    until,
    reports: found.slice(0, MOST_SHOWN).map(({ madeAt, ...report }) => ({ ...report, madeAt: madeAt.toISOString() })),
    open,
    isCut: found.length > MOST_SHOWN,
  }
}
