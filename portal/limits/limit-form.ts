// What a guardian writes in the form, and the limits that it comes to.
import { kronerTextToOre } from '../../contract/money.ts'
import { areEmpty, NO_TERMS } from '../../rules/spending-limits.ts'
import type { SpendingLimits, Terms } from './limit-queries.ts'

export type LimitFormState = {
  day: string
  week: string
  /** By the id of the school's hours. */
  meals: Readonly<Record<string, string>>
  hasHours: boolean
  from: string
  until: string
  rule: Terms['products']['rule']
  categoryIds: ReadonlySet<string>
  productIds: ReadonlySet<string>
  noSugarOrEnergy: boolean
}

const written = (amountOre: number | null | undefined) => (amountOre === null || amountOre === undefined ? '' : String(amountOre / 100).replace('.', ','))

/** As one's own limits stand now. */
export function formOf({ limits, periods }: Pick<SpendingLimits, 'limits' | 'periods'>): LimitFormState {
  const terms = limits.find(({ isYours }) => isYours)?.terms ?? NO_TERMS
  return {
    day: written(terms.mostPerDayOre),
    week: written(terms.mostPerWeekOre),
    meals: Object.fromEntries(periods.map(({ periodId }) => [periodId, written(terms.mostPerMeal.find((meal) => meal.periodId === periodId)?.mostOre)])),
    hasHours: terms.hours !== null,
    from: terms.hours?.from ?? '08:00',
    until: terms.hours?.until ?? '14:00',
    rule: terms.products.rule,
    categoryIds: new Set(terms.products.categoryIds),
    productIds: new Set(terms.products.productIds),
    noSugarOrEnergy: terms.noSugarOrEnergy,
  }
}

export type LimitFaults = {
  /** The amounts that are none, as written. */ amounts: readonly string[]
  isHoursWrong: boolean
  isNothingChosen: boolean
  isEmpty: boolean
}

export function faultsOf(form: LimitFormState): LimitFaults {
  const amounts = [form.day, form.week, ...Object.values(form.meals)].filter((amount) => amount.trim() !== '' && !isAmount(amount))
  const isHoursWrong = form.hasHours && (form.from === '' || form.until === '' || form.from >= form.until)
  const isNothingChosen = form.rule !== 'all' && form.categoryIds.size === 0 && form.productIds.size === 0
  return { amounts, isHoursWrong, isNothingChosen, isEmpty: amounts.length === 0 && !isHoursWrong && !isNothingChosen && areEmpty(termsIn(form)) }
}

const isAmount = (amount: string) => (kronerTextToOre(amount) ?? 0) > 0

/** Null while something is not as it should be. */
export function termsOf(form: LimitFormState): Terms | null {
  const { amounts, isHoursWrong, isNothingChosen, isEmpty } = faultsOf(form)
  return amounts.length > 0 || isHoursWrong || isNothingChosen || isEmpty ? null : termsIn(form)
}

function termsIn(form: LimitFormState): Terms {
  const ore = (amount: string) => (amount.trim() === '' ? null : kronerTextToOre(amount))
  return {
    mostPerDayOre: ore(form.day),
    mostPerWeekOre: ore(form.week),
    mostPerMeal: Object.entries(form.meals).flatMap(([periodId, amount]) => {
      const mostOre = ore(amount)
      return mostOre === null ? [] : [{ periodId, mostOre }]
    }),
    hours: form.hasHours ? { from: form.from, until: form.until } : null,
    products: { rule: form.rule, categoryIds: form.rule === 'all' ? [] : [...form.categoryIds], productIds: form.rule === 'all' ? [] : [...form.productIds] },
    noSugarOrEnergy: form.noSugarOrEnergy,
  }
}
