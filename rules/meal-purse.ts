// What a pupil in a programme has left to eat for. Nothing is moved when a period begins or ends: what is left follows from the
// programme's terms and the last time it was used, so nothing can be forgotten and no job has to run.

import { addDays } from './norwegian-time.ts'

export const programmePeriods = ['day', 'week', 'month'] as const
export type ProgrammePeriod = (typeof programmePeriods)[number]

export type ProgrammeTerms = {
  /** What each period gives. */
  amountOre: number
  period: ProgrammePeriod
  /** The most that is taken along into the next period. */
  carryMostOre: number
  startsOn: string
  /** The last day. */
  endsOn: string
}

/** How a purse stood: what was left, in the period that began on this day. */
export type PurseState = { periodFrom: string; leftOre: number }

const weekdayOf = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7

/** The first day of the period that a day is in. A programme by the day gives on school days: a weekend belongs to its Friday. */
export function periodOf(period: ProgrammePeriod, day: string): string {
  if (period === 'month') return `${day.slice(0, 7)}-01`
  const weekday = weekdayOf(day)
  return period === 'week' ? addDays(day, -weekday) : addDays(day, -Math.max(0, weekday - 4))
}

/** How many periods have begun after one and up to another. */
export function periodsBetween(period: ProgrammePeriod, from: string, until: string): number {
  if (period === 'month') return monthOf(until) - monthOf(from)
  const days = Math.round((Date.parse(`${until}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
  if (period === 'week') return Math.floor(days / 7)
  // Five of each whole week, and of what is over those that are no weekend. Both days are school days.
  const over = days % 7
  return Math.floor(days / 7) * 5 + (weekdayOf(from) + over > 6 ? over - 2 : over)
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** What there is to eat for on a day, or null when the programme does not run on it. */
export function purseOn(terms: ProgrammeTerms, { joinedOn, last, today }: { joinedOn: string; last: PurseState | null; today: string }): PurseState | null {
  if (today < terms.startsOn || today > terms.endsOn || today < joinedOn) return null
  const begunOn = joinedOn > terms.startsOn ? joinedOn : terms.startsOn
  const before = last ?? { periodFrom: periodOf(terms.period, begunOn), leftOre: terms.amountOre }
  const periodFrom = periodOf(terms.period, today)
  const count = Math.max(0, periodsBetween(terms.period, before.periodFrom, periodFrom))
  if (count === 0) return before
  // As if each period in between had begun by itself: what is over the bound lapses each time.
  return { periodFrom, leftOre: Math.min(terms.carryMostOre, before.leftOre + (count - 1) * terms.amountOre) + terms.amountOre }
}

/** A purse that got something back: as if it had not been used, and never above what a period can hold. */
export const purseWithBack = ({ amountOre, carryMostOre }: ProgrammeTerms, purse: PurseState, backOre: number): PurseState => ({
  ...purse,
  leftOre: Math.max(purse.leftOre, Math.min(purse.leftOre + backOre, amountOre + carryMostOre)),
})
