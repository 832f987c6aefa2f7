// What guardians have decided about a pupil's spending: how much, when and what. The strictest of all applies, since each
// guardian's limits must be kept by themselves. The server decides by it under the wallet's lock. A till that is alone keeps
// to the amounts by what its list says a card may spend, and to the rest by `alone-limits`.

import type { Refusal } from '../contract/refusals.ts'
import { addDays, instantOfNorwegianTime, norwegianTime, startOfNorwegianDay } from './norwegian-time.ts'

export type Hours = { from: string; until: string }
export type MealHours = Hours & { periodId: string }

export type SpendingTerms = {
  mostPerDayOre: number | null
  mostPerWeekOre: number | null
  mostPerMeal: readonly { periodId: string; mostOre: number }[]
  hours: Hours | null
  products: { rule: 'all' | 'but' | 'only'; categoryIds: readonly string[]; productIds: readonly string[] }
  noSugarOrEnergy: boolean
}

/** Nothing is limited. */
export const NO_TERMS: SpendingTerms = {
  mostPerDayOre: null,
  mostPerWeekOre: null,
  mostPerMeal: [],
  hours: null,
  products: { rule: 'all', categoryIds: [], productIds: [] },
  noSugarOrEnergy: false,
}

/** What a guardian has let the pupil do once today. */
export type OnceOnly = { askId: string; amountOre: number; productIds: readonly string[] }

export type GuardianLimit = { personId: string; terms: SpendingTerms; once: readonly OnceOnly[] }

/** What has been spent, less what came back, of purchases in each window. */
export type SpentOre = { dayOre: number; weekOre: number; mealOre: number }

export type LimitFacts = {
  limits: readonly GuardianLimit[]
  spent: SpentOre
  /** Norwegian time of the sale: "11:42". */
  time: string
  /** The school's hours that it is now. */
  periodId: string | null
}

/** What limits ask of a product. */
export type LimitedProduct = { name: string; categoryId: string; /** Somebody has said that it is. */ isSweet: boolean }

export type LimitCode = 'limit_hours' | 'limit_products' | 'limit_amount'
export const isLimitCode = (code: string): code is LimitCode => code === 'limit_hours' || code === 'limit_products' || code === 'limit_amount'

/** Kept: with what was let once and is used by it. Or broken: how, and by whose limits. */
export type LimitDecision = { lifted: readonly string[] } | { refusal: Refusal & { code: LimitCode }; personIds: readonly string[] }

type Wanted = { productId: string }
type Breach = { personId: string; isOutsideHours: Hours | null; blocked: readonly string[]; overOre: number }

export function decideLimits(
  { lines, totalOre }: { lines: readonly Wanted[]; totalOre: number },
  { limits, spent, time, periodId }: LimitFacts,
  product: (productId: string) => LimitedProduct | undefined,
): LimitDecision {
  const lifted = new Set<string>()
  const breaches: Breach[] = []
  for (const { personId, terms, once } of limits) {
    const isOutsideHours = terms.hours !== null && !isWithinHours(time, terms.hours) ? terms.hours : null
    const blocked = [...new Set(lines.map(({ productId }) => productId))].filter((productId) => isBlocked({ productId, ...product(productId) }, terms))
    const overOre = overBy(totalOre, { terms, spent, periodId })
    if (isOutsideHours === null && blocked.length === 0 && overOre === 0) continue
    // One yes is for one purchase; two guardians' yes to the same ask is one.
    const letting = once.find((each) => totalOre <= each.amountOre && blocked.every((productId) => each.productIds.includes(productId)))
    if (letting) lifted.add(letting.askId)
    else breaches.push({ personId, isOutsideHours, blocked, overOre })
  }
  return breaches.length === 0 ? { lifted: [...lifted] } : refused(breaches, product)
}

// What cannot be helped by taking something out first.
function refused(breaches: readonly Breach[], product: (productId: string) => LimitedProduct | undefined): LimitDecision {
  const outside = breaches.filter(({ isOutsideHours }) => isOutsideHours !== null)
  if (outside.length > 0) {
    const hours = outside.map(({ isOutsideHours }) => isOutsideHours as Hours)
    // The hours that all of them share; where there are none it is said without.
    const from = hours
      .map((each) => each.from)
      .toSorted()
      .at(-1) as string
    const until = hours.map((each) => each.until).toSorted()[0] as string
    return { refusal: { code: 'limit_hours', facts: from < until ? { from, until } : {} }, personIds: whose(outside) }
  }
  const blocking = breaches.filter(({ blocked }) => blocked.length > 0)
  if (blocking.length > 0) {
    const productIds = [...new Set(blocking.flatMap(({ blocked }) => blocked))]
    return {
      refusal: { code: 'limit_products', facts: { productIds, products: productIds.map((productId) => product(productId)?.name ?? '') } },
      personIds: whose(blocking),
    }
  }
  // How much too much, and never what somebody has set: the till's screen is large.
  return { refusal: { code: 'limit_amount', facts: { overOre: Math.max(...breaches.map(({ overOre }) => overOre)) } }, personIds: whose(breaches) }
}

const whose = (breaches: readonly Breach[]) => breaches.map(({ personId }) => personId)

/** From the first minute on, and no longer in the last one: 08:00 to 10:00 ends when the clock shows 10:00. */
export const isWithinHours = (time: string, { from, until }: Hours): boolean => time >= from && time < until

/** May a product not be bought by these terms? What nobody knows of a product blocks only where it is not among the allowed. */
export function isBlocked(
  { productId, categoryId, isSweet = false }: { productId: string; categoryId?: string; isSweet?: boolean },
  { products, noSugarOrEnergy }: Pick<SpendingTerms, 'products' | 'noSugarOrEnergy'>,
): boolean {
  if (noSugarOrEnergy && isSweet) return true
  if (products.rule === 'all') return false
  const isNamed = products.productIds.includes(productId) || (categoryId !== undefined && products.categoryIds.includes(categoryId))
  return products.rule === 'but' ? isNamed : !isNamed
}

/** How much of a purchase is above what is left by these terms; 0 where it is within. */
export function overBy(totalOre: number, of: { terms: SpendingTerms; spent: SpentOre; periodId: string | null }): number {
  const leftOre = leftBy(of)
  return leftOre === null ? 0 : Math.max(0, totalOre - leftOre)
}

/** What may still be spent by these terms now; null: no amount is set. */
export function leftBy({
  terms,
  spent,
  periodId,
}: {
  terms: Pick<SpendingTerms, 'mostPerDayOre' | 'mostPerWeekOre' | 'mostPerMeal'>
  spent: SpentOre
  periodId: string | null
}): number | null {
  const meal = periodId === null ? undefined : terms.mostPerMeal.find((each) => each.periodId === periodId)
  const left = [
    ...(terms.mostPerDayOre === null ? [] : [terms.mostPerDayOre - spent.dayOre]),
    ...(terms.mostPerWeekOre === null ? [] : [terms.mostPerWeekOre - spent.weekOre]),
    ...(meal === undefined ? [] : [meal.mostOre - spent.mealOre]),
  ]
  return left.length === 0 ? null : Math.max(0, Math.min(...left))
}

/** The school's hours that it is at a time of day. */
export const periodAt = <Period extends MealHours>(time: string, periods: readonly Period[]): Period | null =>
  periods.find((period) => isWithinHours(time, period)) ?? null

/** Since when a purchase at an instant counts with others: on the Norwegian day, in the week from Monday, in the school's hours. */
export function windowsAt(now: Date, period: Hours | null): { dayFrom: Date; weekFrom: Date; mealFrom: Date | null; time: string; date: string } {
  const { date, time } = norwegianTime(now)
  return {
    dayFrom: startOfNorwegianDay(date),
    weekFrom: startOfNorwegianDay(mondayOf(date)),
    mealFrom: period === null ? null : instantOfNorwegianTime({ date, time: `${period.from}:00` }),
    time: time.slice(0, 5),
    date,
  }
}

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return addDays(date, weekday === 0 ? -6 : 1 - weekday)
}

/** Nothing at all is limited by them. */
export const areEmpty = ({ mostPerDayOre, mostPerWeekOre, mostPerMeal, hours, products, noSugarOrEnergy }: SpendingTerms): boolean =>
  mostPerDayOre === null && mostPerWeekOre === null && mostPerMeal.length === 0 && hours === null && products.rule === 'all' && !noSugarOrEnergy

/** Do named hours follow each other? They may touch, but none may begin before another is over. */
export function areInOrder(periods: readonly Hours[]): boolean {
  const inOrder = periods.toSorted((one, other) => one.from.localeCompare(other.from))
  return inOrder.every((period, place) => period.from < period.until && (place === 0 || (inOrder[place - 1] as Hours).until <= period.from))
}

/** How often a pupil may ask on a day. */
export const MOST_ASKS_A_DAY = 5
