import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { publicHolidayOn, weekdayOf } from '../../rules/public-holidays.ts'
import { isSchoolDay, lastTermDay, type SchoolCalendar } from '../../rules/school-calendar.ts'
import type { House } from '../house.ts'
import { periodsOf, settingsOf } from './store.ts'

type Shown = RouteReply<'GET /api/office/schools/:schoolId/calendar'>

const DAYS_SHOWN = 365
const SOON_DAYS = 28

/** A school's calendar as rules read it. */
export async function calendarOf(db: Queryable, schoolId: number): Promise<SchoolCalendar> {
  const { openWeekdays } = await settingsOf(db, schoolId)
  return { openWeekdays, periods: await periodsOf(db, schoolId) }
}

/** A school's calendar as its office sees it. */
export async function showCalendar(house: House, schoolId: number, db: Queryable = house.database): Promise<Shown> {
  const [settings, periods] = [await settingsOf(db, schoolId), await periodsOf(db, schoolId)]
  const calendar = { ...settings, periods }
  const today = norwegianTime(house.clock.now()).date
  const endsOn = lastTermDay(calendar)
  const days = Array.from({ length: DAYS_SHOWN }, (_, after) => addDays(today, after))
  const isOver = ({ lastDay }: { lastDay: string }) => lastDay < today
  return {
    ...settings,
    // What is over stands last: one looks for what is to come.
    periods: [...periods.filter((period) => !isOver(period)), ...periods.filter(isOver)],
    publicHolidays: days.flatMap((day) => {
      const holiday = publicHolidayOn(day)
      return holiday !== null && settings.openWeekdays.includes(weekdayOf(day) || 7) ? [{ day, holiday }] : []
    }),
    endsOn,
    endsSoon: endsOn !== null && endsOn <= addDays(today, SOON_DAYS),
    nextSchoolDay: days.slice(1).find((day) => isSchoolDay(calendar, day)) ?? null,
  }
}
