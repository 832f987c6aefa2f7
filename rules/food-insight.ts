// What a family is shown of what was eaten: weeks and months, sums, and the share of what the national guideline for food at
// school wants more of. It counts pieces, never calories; what nobody has said of a product counts on neither side; and what
// is said is only ever a kind word.

import { type FoodGroup, foodGroups } from '../contract/food-groups.ts'
import { addDays } from './norwegian-time.ts'
import { daysBetween, weekdayOf } from './public-holidays.ts'

export type Period = { firstDay: string; lastDay: string }

/** Fruit, vegetables, whole grain and water: what the guideline wants more of. */
const GOOD: ReadonlySet<FoodGroup | null> = new Set(['fruit', 'vegetables', 'whole_grain', 'water'])
const SWEET: ReadonlySet<FoodGroup | null> = new Set(['sweets', 'sweet_drinks'])

/** How many weeks or months are looked at together. */
export const PERIODS_SHOWN = { week: 8, month: 6 } as const

/** The week from Monday to Sunday, or the month, that a day is in. */
export function periodOf(span: 'week' | 'month', day: string): Period {
  if (span === 'week') {
    const firstDay = addDays(day, -((weekdayOf(day) + 6) % 7))
    return { firstDay, lastDay: addDays(firstDay, 6) }
  }
  const firstDay = `${day.slice(0, 8)}01`
  // Five weeks on is always in the next month, or the one after February.
  const next = `${addDays(firstDay, 31).slice(0, 8)}01`
  return { firstDay, lastDay: addDays(next, -1) }
}

/** The period of a day and those before it, oldest first. */
export function periodsUntil(span: 'week' | 'month', day: string): Period[] {
  const periods: Period[] = []
  let next = day
  while (periods.length < PERIODS_SHOWN[span]) {
    const period = periodOf(span, next)
    periods.unshift(period)
    next = addDays(period.firstDay, -1)
  }
  return periods
}

/** So much of one product, under one name, on one day. Pieces may have come back since: then there are fewer. */
export type Bought = { day: string; productId: string; name: string; group: FoodGroup | null; pieces: number; spentOre: number }

export type Spent = { spentOre: number; pieces: number }

export function sumOf(bought: readonly Bought[]): Spent {
  return bought.reduce((sum, { pieces, spentOre }) => ({ pieces: sum.pieces + pieces, spentOre: sum.spentOre + spentOre }), { spentOre: 0, pieces: 0 })
}

export const within = (bought: readonly Bought[], { firstDay, lastDay }: Period) => bought.filter(({ day }) => day >= firstDay && day <= lastDay)

/** What was bought of each group, in the order of the guideline, what nobody has said of last. */
export function byGroup(bought: readonly Bought[]): ({ group: FoodGroup | null } & Spent)[] {
  return [...foodGroups, null]
    .map((group) => ({ group, ...sumOf(bought.filter((each) => each.group === group)) }))
    .filter(({ pieces, spentOre }) => pieces !== 0 || spentOre !== 0)
}

/** Each thing that was bought and kept, the most often bought first. */
export function byItem(bought: readonly Bought[]): (Omit<Bought, 'day'> & Spent)[] {
  const items = Map.groupBy(bought, ({ productId, name }) => `${productId} ${name}`)
  return [...items.values()]
    .map((same) => {
      const { productId, name, group } = same[0] as Bought
      return { productId, name, group, ...sumOf(same) }
    })
    .filter(({ pieces }) => pieces > 0)
    .toSorted((one, other) => other.pieces - one.pieces || other.spentOre - one.spentOre || (one.name < other.name ? -1 : 1))
}

export type FoodShare = { goodPieces: number; sweetPieces: number; knownPieces: number }

/** Of all food that has a group: how many pieces are good, and how many are sweet. */
export function shareOf(bought: readonly Bought[]): FoodShare {
  const piecesOf = (isCounted: (group: FoodGroup | null) => boolean) => sumOf(bought.filter(({ group }) => isCounted(group))).pieces
  return {
    goodPieces: piecesOf((group) => GOOD.has(group)),
    sweetPieces: piecesOf((group) => SWEET.has(group)),
    knownPieces: piecesOf((group) => group !== null && group !== 'not_food'),
  }
}

/** With fewer pieces than this nothing is said: one apple is no habit. */
export const LEAST_PIECES = 3

export type Cheer = 'more_than_before' | 'much_good' | 'some_good'

/** The kind word, if there is one. Where there is none, nothing is said: nobody is scolded. */
export function cheerFor(now: FoodShare, before: FoodShare | undefined): Cheer | null {
  if (now.knownPieces < LEAST_PIECES || now.goodPieces === 0) return null
  // Compared as fractions multiplied out, so that nothing is rounded.
  if (before !== undefined && before.knownPieces >= LEAST_PIECES && now.goodPieces * before.knownPieces > before.goodPieces * now.knownPieces)
    return 'more_than_before'
  return now.goodPieces * 2 >= now.knownPieces ? 'much_good' : 'some_good'
}

/** The number that Norwegians call a week by (ISO 8601): the week of the year's first Thursday is the first. */
export function weekNumberOf(day: string): number {
  const thursday = addDays(periodOf('week', day).firstDay, 3)
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7)
}
