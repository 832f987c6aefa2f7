// How long a balance lasts: by weekday, from what was spent on the same weekday in the last weeks, over the school's calendar.
// It tells little rather than wrong: with too little behind it, it says nothing.

import { addDays } from './norwegian-time.ts'
import { weekdayOf } from './public-holidays.ts'
import { schoolDaysBetween, type SchoolCalendar } from './school-calendar.ts'

/** What was spent in these many days before today is what a forecast is made of. */
export const HISTORY_DAYS = 42
/** How far it looks ahead. */
export const AHEAD_DAYS = 28
/** Fewer school days since the first purchase tell nothing. */
export const LEAST_SCHOOL_DAYS = 6
/** Nor do fewer days with a purchase. */
export const LEAST_DAYS_BOUGHT = 2
/** Whoever has bought nothing on so many school days has stopped, or is away. */
export const RESTING_SCHOOL_DAYS = 10

/** What was spent on a day, less what came back that day. */
export type DaySpent = { day: string; amountOre: number }

export type ForecastFacts = {
  today: string
  /** Today's lunch is still to come: it is before the canteen closes, and nothing was bought yet. */
  isTodayAhead: boolean
  balanceOre: number
  /** In any order; days before the history and today are left out. */
  spent: readonly DaySpent[]
  calendar: SchoolCalendar
}

export type Forecast =
  /** Too little is known, or there is no school ahead. */
  | { kind: 'unknown' }
  /** The very next school day with a lunch is not covered. */
  | { kind: 'next_fails'; failsOn: string; shortOre: number }
  /** It lasts to this school day; the lunch of `failsOn` is the first that would fail. */
  | { kind: 'lasts_until'; lastDay: string; failsOn: string; shortOre: number }
  /** It lasts as far as is looked ahead, which is to this school day. */
  | { kind: 'lasts_long'; lastDay: string }

const UNKNOWN: Forecast = { kind: 'unknown' }

/** How long the balance lasts. */
export function forecast({ today, isTodayAhead, balanceOre, spent, calendar }: ForecastFacts): Forecast {
  const usual = usualByWeekday({ today, spent, calendar })
  if (!usual) return UNKNOWN
  const ahead = schoolDaysBetween(calendar, { from: isTodayAhead ? today : addDays(today, 1), until: addDays(today, AHEAD_DAYS) })
  let leftOre = balanceOre
  let lastDay: string | null = null
  for (const day of ahead) {
    const costOre = usual(day)
    if (costOre > leftOre) {
      const fails = { failsOn: day, shortOre: costOre - leftOre }
      return lastDay === null ? { kind: 'next_fails', ...fails } : { kind: 'lasts_until', lastDay, ...fails }
    }
    leftOre -= costOre
    lastDay = day
  }
  return lastDay === null ? UNKNOWN : { kind: 'lasts_long', lastDay }
}

/** The usual cost of a day, or null where too little is known. */
function usualByWeekday({ today, spent, calendar }: Pick<ForecastFacts, 'today' | 'spent' | 'calendar'>): ((day: string) => number) | null {
  const since = addDays(today, -HISTORY_DAYS)
  const byDay = new Map<string, number>()
  for (const { day, amountOre } of spent) if (day >= since && day < today) byDay.set(day, (byDay.get(day) ?? 0) + amountOre)
  const bought = [...byDay].filter(([, amountOre]) => amountOre > 0).map(([day]) => day)
  // Days before the first purchase are not days without one: the card may not have been there yet.
  const first = bought.toSorted()[0]
  if (first === undefined) return null
  const days = schoolDaysBetween(calendar, { from: first, until: addDays(today, -1) }).map((day) => ({ day, amountOre: Math.max(0, byDay.get(day) ?? 0) }))
  const boughtOnSchoolDays = days.filter(({ amountOre }) => amountOre > 0).length
  if (days.length < LEAST_SCHOOL_DAYS || boughtOnSchoolDays < LEAST_DAYS_BOUGHT) return null
  if (days.slice(-RESTING_SCHOOL_DAYS).every(({ amountOre }) => amountOre === 0)) return null
  const everyDay = middleMean(days.map(({ amountOre }) => amountOre))
  const costs = new Map<number, number>()
  for (const weekday of new Set(days.map(({ day }) => weekdayOf(day)))) {
    costs.set(weekday, middleMean(days.filter(({ day }) => weekdayOf(day) === weekday).map(({ amountOre }) => amountOre)))
  }
  return (day) => costs.get(weekdayOf(day)) ?? everyDay
}

/**
 * The mean of the middle half, in whole øre, upward: a single feast or a week in bed moves it little, and somebody who buys every
 * other day is not taken for one who never does. Of three values it is the one in the middle.
 */
export function middleMean(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const cut = sorted.length === 3 ? 1 : Math.floor(sorted.length / 4)
  const middle = sorted.slice(cut, sorted.length - cut)
  return middle.length === 0 ? 0 : Math.ceil(middle.reduce((sum, value) => sum + value, 0) / middle.length)
}
