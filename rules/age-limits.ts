// Ages at the till, such as 16 for energy drinks. A limit is reached on the birthday itself, by the Norwegian calendar day of
// the sale. Whoever was born on 29 February reaches it on 1 March where there is no such day: never a day too early.

/** The limits a product may have. */
export const LEAST_AGE_LIMIT = 10
export const MOST_AGE_LIMIT = 25
/** What Norwegian rules say of energy drinks. */
export const ENERGY_DRINK_AGE = 16

/** Null: the date of birth is unknown. Both days are calendar days: "2010-02-28". */
export function hasReached(limit: number, { bornOn, today }: { bornOn: string | null; today: string }): boolean | null {
  if (bornOn === null) return null
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return years > limit || (years === limit && today.slice(5) >= bornOn.slice(5))
}

/** What a till's list says of an age: not the age, and no date, only which of the school's limits is reached. */
export type AgeBound = { reached: number } | 'unknown'

export function ageBoundOf(limits: readonly number[], { bornOn, today }: { bornOn: string | null; today: string }): AgeBound {
  if (bornOn === null) return 'unknown'
  return { reached: Math.max(0, ...limits.filter((limit) => hasReached(limit, { bornOn, today }) === true)) }
}

/** A limit that the list did not know of counts as reached only where a higher one is. */
export const isWithin = (bound: AgeBound, limit: number): boolean | null => (bound === 'unknown' ? null : bound.reached >= limit)

/** A date of birth that somebody at a school can have. */
export function isDateOfBirth(day: string, today: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day && day <= today && Number(today.slice(0, 4)) - Number(day.slice(0, 4)) <= 110
}
