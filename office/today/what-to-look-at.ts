// The answer to «Er alt i orden i dag?»: what somebody should look at, the gravest first. Nothing found means yes.
import type { Today } from './today.ts'

export type Concern = { kind: 'far_below'; perCent: number } | { kind: 'no_device' | 'quiet_till'; tillId: string; till: string }

type Facts = Pick<Today, 'soldOre' | 'soldSameTimeLastWeekOre' | 'purchaseCount' | 'purchaseCountSameTimeLastWeek' | 'tills'>

/** A fall is only worth a word when last week was more than a handful of purchases. */
const FEWEST_PURCHASES_TO_COMPARE = 20
const FAR_BELOW_PER_CENT = 40
/** One till may stand unused while the day is young. */
const PURCHASES_BEFORE_A_TILL_IS_QUIET = 20

export function whatToLookAt(facts: Facts): Concern[] {
  const open = facts.tills.filter(({ state }) => state !== 'closed')
  const fallPerCent = fallInPerCent(facts)
  return [
    ...(fallPerCent >= FAR_BELOW_PER_CENT && facts.purchaseCountSameTimeLastWeek >= FEWEST_PURCHASES_TO_COMPARE
      ? [{ kind: 'far_below' as const, perCent: fallPerCent }]
      : []),
    ...open.filter(({ state }) => state === 'not_enrolled').map(({ tillId, name }) => ({ kind: 'no_device' as const, tillId, till: name })),
    ...(facts.purchaseCount < PURCHASES_BEFORE_A_TILL_IS_QUIET
      ? []
      : open
          .filter(({ state, salesToday }) => state === 'enrolled' && salesToday === 0)
          .map(({ tillId, name }) => ({ kind: 'quiet_till' as const, tillId, till: name }))),
  ]
}

function fallInPerCent({ soldOre, soldSameTimeLastWeekOre }: Facts): number {
  if (soldSameTimeLastWeekOre <= 0) return 0
  return Math.round(((soldSameTimeLastWeekOre - soldOre) / soldSameTimeLastWeekOre) * 100)
}
