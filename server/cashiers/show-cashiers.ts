import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { cashiersOn, nobodySignedIn } from '../../rules/cashiers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { cashiersInUse, officeCashiers, settingsOf, signedInAt } from './store.ts'

export type AtTill = RouteReply<'POST /api/till/cashier'>

/** More than any canteen has; the office is refused the next. */
export const MOST_CASHIERS = 100
/** Those who have ended are shown too. */
const MOST_SHOWN = 500

/** Who may sign in at a till and who has; null where nobody has to. */
export async function showAtTill(db: Queryable, house: House, { schoolId, tillId }: { schoolId: number; tillId: string }): Promise<AtTill | null> {
  const settings = await settingsOf(db, schoolId)
  if (!settings?.mustSignIn) return null
  const today = norwegianTime(house.clock.now()).date
  const found = await cashiersInUse(db, { schoolId, today, limit: MOST_CASHIERS })
  const { cashierId, supervisorId } = cashiersOn((await signedInAt(db, { schoolId, tillId })) ?? nobodySignedIn, today)
  return {
    idleMinutes: settings.idleMinutes,
    cashiers: found.map(({ cashierId: id, number, name, kind, pinSetAt }) => ({ cashierId: id, number, name, kind, pinSetAt: pinSetAt.toISOString() })),
    day: today,
    cashierId,
    supervisorId,
  }
}

/** @throws Refused not_found */
export async function showAtOffice(house: House, { schoolId }: { schoolId: number }): Promise<RouteReply<'GET /api/office/schools/:schoolId/cashiers'>> {
  const today = norwegianTime(house.clock.now()).date
  const settings = await settingsOf(house.database, schoolId)
  if (!settings) throw new Refused('not_found')
  return { settings, cashiers: await officeCashiers(house.database, { schoolId, today, limit: MOST_SHOWN }) }
}

/** The adults in use at a school, by name, whether anybody has to sign in or not: they may let a stopped sale go on. */
export async function adultsAt(house: House, { schoolId }: { schoolId: number }): Promise<{ cashierId: string; name: string }[]> {
  const today = norwegianTime(house.clock.now()).date
  const found = await cashiersInUse(house.database, { schoolId, today, limit: MOST_CASHIERS })
  return found.filter(({ kind }) => kind === 'adult').map(({ cashierId, name }) => ({ cashierId, name }))
}
