import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { isDay } from '../../rules/norwegian-time.ts'
import { daysBetween } from '../../rules/public-holidays.ts'
import { LONGEST_PERIOD_DAYS, MOST_PERIODS } from '../../rules/school-calendar.ts'
import type { House } from '../house.ts'
import { showCalendar } from './show-calendar.ts'
import { countPeriods, deletePeriod, insertPeriod, lockCalendar, writeSettings } from './store.ts'

type Shown = RouteReply<'GET /api/office/schools/:schoolId/calendar'>
type PeriodWish = RouteBody<'POST /api/office/schools/:schoolId/calendar/periods'>

/** Changes when a canteen is open and how its families are warned. What is not named stays as it is. */
export function changeCalendar(
  house: House,
  { schoolId, change }: { schoolId: number; change: RouteBody<'PATCH /api/office/schools/:schoolId/calendar'> },
): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    await changeCalendarIn(tx, schoolId, change)
    return showCalendar(house, schoolId, tx)
  })
}

export async function changeCalendarIn(tx: Queryable, schoolId: number, change: RouteBody<'PATCH /api/office/schools/:schoolId/calendar'>): Promise<void> {
  const settings = { ...(await lockCalendar(tx, schoolId)), ...change }
  await writeSettings(tx, schoolId, { ...settings, openWeekdays: settings.openWeekdays.toSorted((one, other) => one - other) })
}

/** @throws Refused calendar_days_not_valid, calendar_full */
export function addPeriod(house: House, { schoolId, wish }: { schoolId: number; wish: PeriodWish }): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    await addPeriodIn(tx, house, { schoolId, wish })
    return showCalendar(house, schoolId, tx)
  })
}

export async function addPeriodIn(tx: Queryable, house: House, { schoolId, wish }: { schoolId: number; wish: PeriodWish }): Promise<void> {
  const { id, kind, firstDay, lastDay } = wish
  const title = wish.title.trim()
  const areDays = isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay && daysBetween(firstDay, lastDay) < LONGEST_PERIOD_DAYS
  if (!areDays || title === '') throw new Refused('calendar_days_not_valid')
  await lockCalendar(tx, schoolId)
  const made = await insertPeriod(tx, { schoolId, periodId: id, kind, title, firstDay, lastDay, now: house.clock.now() })
  if (made > 0 && (await countPeriods(tx, schoolId)) > MOST_PERIODS) throw new Refused({ code: 'calendar_full', facts: { most: MOST_PERIODS } })
}

/** What is gone already stays gone. */
export function removePeriod(house: House, { schoolId, periodId }: { schoolId: number; periodId: string }): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    await deletePeriod(tx, { schoolId, periodId })
    return showCalendar(house, schoolId, tx)
  })
}

type Changes = { schoolId: number } & RouteBody<'POST /api/office/schools/:schoolId/calendar/changes'>

/** What a file changes, in one transaction: what goes makes room for what comes. @throws Refused calendar_days_not_valid, calendar_full */
export function changePeriods(house: House, { schoolId, added, removedIds }: Changes): Promise<Shown> {
  return transaction(house.database, async (tx) => {
    await lockCalendar(tx, schoolId)
    for (const periodId of removedIds) await deletePeriod(tx, { schoolId, periodId })
    for (const wish of added) await addPeriodIn(tx, house, { schoolId, wish })
    house.log('calendar taken in from a file', { schoolId, added: added.length, removed: removedIds.length })
    return showCalendar(house, schoolId, tx)
  })
}
