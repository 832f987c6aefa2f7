// A guardian's limits as sentences, and the strictest of all guardians' amounts.
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { LimitTexts } from '../../language/portal-limits/texts.ts'
import type { SpendingLimits, Terms } from './limit-queries.ts'

export function termsInWords(terms: Terms, { periods, menu }: Pick<SpendingLimits, 'periods' | 'menu'>, texts: LimitTexts): string[] {
  const { rule, categoryIds, productIds } = terms.products
  const named = [
    ...menu.categories.filter(({ categoryId }) => categoryIds.includes(categoryId)),
    ...menu.products.filter(({ productId }) => productIds.includes(productId)),
  ].map(({ name }) => name)
  const meals = periods.flatMap(({ periodId, name, from, until }) => {
    const meal = terms.mostPerMeal.find((each) => each.periodId === periodId)
    return meal === undefined ? [] : [texts.perMeal(formatKroner(meal.mostOre), name, texts.hours(from, until))]
  })
  return [
    ...(terms.mostPerDayOre === null ? [] : [texts.perDay(formatKroner(terms.mostPerDayOre))]),
    ...(terms.mostPerWeekOre === null ? [] : [texts.perWeek(formatKroner(terms.mostPerWeekOre))]),
    ...meals,
    ...(terms.hours === null ? [] : [texts.onlyHours(texts.hours(terms.hours.from, terms.hours.until))]),
    ...(rule === 'all' ? [] : [(rule === 'but' ? texts.notThese : texts.onlyThese)(named.join(', '))]),
    ...(terms.noSugarOrEnergy ? [texts.noSugar] : []),
  ]
}

/** Of all who have set one. */
export function strictest(limits: SpendingLimits['limits'], amountOf: (terms: Terms) => number | null | undefined): number | null {
  const amounts = limits.flatMap(({ terms }) => amountOf(terms) ?? [])
  return amounts.length === 0 ? null : Math.min(...amounts)
}
