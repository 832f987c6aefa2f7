// The SQL of calendars.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { MOST_PERIODS, type Period, usualWeekdays } from '../../rules/school-calendar.ts'

export type CalendarSettings = { openWeekdays: number[]; warnsAt: string; offersSms: boolean }
export type StoredPeriod = Period & { periodId: string; title: string }

/** What holds where a school has said nothing. */
export const usualSettings: CalendarSettings = { openWeekdays: [...usualWeekdays], warnsAt: '18:00', offersSms: false }

export async function settingsOf(db: Queryable, schoolId: number): Promise<CalendarSettings> {
  const found = await firstRow<CalendarSettings>(
    db,
    sql`
      select open_weekdays as "openWeekdays", warns_at as "warnsAt", offers_sms as "offersSms"
      from school_calendar
      where school_id = ${schoolId}`,
  )
  return found ?? usualSettings
}

export function periodsOf(db: Queryable, schoolId: number): Promise<StoredPeriod[]> {
  return rows(
    db,
    sql`
      select id as "periodId", kind, title, first_day as "firstDay", last_day as "lastDay"
      from calendar_period
      where school_id = ${schoolId}
      order by first_day, last_day, id
      limit ${MOST_PERIODS}`,
  )
}

/** Locks a school's calendar, so that its periods are counted and its settings changed by one at a time. */
export async function lockCalendar(tx: Queryable, schoolId: number): Promise<CalendarSettings> {
  await run(
    tx,
    sql`
      insert into school_calendar (school_id)
      values (${schoolId})
      on conflict (school_id) do nothing`,
  )
  const found = await firstRow<CalendarSettings>(
    tx,
    sql`
      select open_weekdays as "openWeekdays", warns_at as "warnsAt", offers_sms as "offersSms"
      from school_calendar
      where school_id = ${schoolId}
      for no key update`,
  )
  return found ?? usualSettings
}

export async function writeSettings(tx: Queryable, schoolId: number, { openWeekdays, warnsAt, offersSms }: CalendarSettings): Promise<void> {
  await run(
    tx,
    sql`
      update school_calendar
      set open_weekdays = ${openWeekdays}::smallint[], warns_at = ${warnsAt}, offers_sms = ${offersSms}
      where school_id = ${schoolId}`,
  )
}

export async function countPeriods(tx: Queryable, schoolId: number): Promise<number> {
  const counted = await firstRow<{ count: number }>(
    tx,
    sql`
      select count(*)::integer as count
      from calendar_period
      where school_id = ${schoolId}`,
  )
  return counted?.count ?? 0
}

/** Writes a period, and answers how many rows that made: none where the id is there already. */
export function insertPeriod(
  tx: Queryable,
  { schoolId, periodId, kind, title, firstDay, lastDay, now }: StoredPeriod & { schoolId: number; now: Date },
): Promise<number> {
  return run(
    tx,
    sql`
      insert into calendar_period (school_id, id, kind, title, first_day, last_day, made_at)
      values (${schoolId}, ${periodId}, ${kind}, ${title}, ${firstDay}, ${lastDay}, ${now})
      on conflict (school_id, id) do nothing`,
  )
}

export async function deletePeriod(tx: Queryable, { schoolId, periodId }: { schoolId: number; periodId: string }): Promise<void> {
  await run(
    tx,
    sql`
      delete from calendar_period
      where school_id = ${schoolId}
      and id = ${periodId}`,
  )
}
