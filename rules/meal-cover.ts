// What the school covers of a sale, and to whom a part goes when goods come back. A programme pays before the pupil's own
// money, an advance after it, so that whoever has money has spent it before anybody owes the fund.

import { type AdvancePolicy, type AdvanceState, refuseAdvance } from './meal-advance.ts'

/** A line of a sale, as far as covering goes. */
export type CoverableLine = { name: string; amountOre: number; isMeal: boolean }

export type CoverFacts = {
  /** The pupil's own money. */
  balanceOre: number
  /** What a programme has left for the pupil, and for everybody; null without one. */
  programme: { leftOre: number; isForMealsOnly: boolean; accountOre: number } | null
  advance: { policy: AdvancePolicy | null; state: AdvanceState; fundOre: number; today: string } | null
}

export type Cover = { programmeOre: number; advanceOre: number }

export const NOTHING_COVERED: Cover = { programmeOre: 0, advanceOre: 0 }

/** What is covered, and what is missing all the same. `takeOut` names what is no meal when the meals alone would go. */
export type CoverDecision = { cover: Cover; missingOre: 0 } | { cover: Cover; missingOre: number; takeOut: readonly string[] }

export function coverSale(lines: readonly CoverableLine[], facts: CoverFacts): CoverDecision {
  const { balanceOre, programme, advance } = facts
  const totalOre = sumOf(lines)
  // A wallet that owes something is paid into before anything is covered: nothing here is ever used to pay a debt.
  if (balanceOre < 0) return { cover: NOTHING_COVERED, missingOre: totalOre - balanceOre, takeOut: [] }
  const programmeOre = programme ? Math.max(0, Math.min(programme.leftOre, programme.accountOre, coverableOre(lines, programme.isForMealsOnly))) : 0
  const missingOre = Math.max(0, totalOre - programmeOre - balanceOre)
  if (missingOre === 0) return { cover: { programmeOre, advanceOre: 0 }, missingOre }
  const meals = lines.filter(({ isMeal }) => isMeal)
  const isOnlyMeals = meals.length === lines.length
  const refusal = advance ? refuseAdvance({ missingOre, isOnlyMeals, ...advance }, advance.policy, advance.state) : 'off'
  if (refusal === null) return { cover: { programmeOre, advanceOre: missingOre }, missingOre: 0 }
  const takeOut = refusal === 'not_only_meals' && meals.length > 0 && isAdvanced(coverSale(meals, facts)) ? namesOf(lines) : []
  return { cover: { programmeOre, advanceOre: 0 }, missingOre, takeOut }
}

const isAdvanced = ({ cover, missingOre }: CoverDecision) => missingOre === 0 && cover.advanceOre > 0

const namesOf = (lines: readonly CoverableLine[]) => [...new Set(lines.filter(({ isMeal }) => !isMeal).map(({ name }) => name))]

const sumOf = (lines: readonly { amountOre: number }[]) => lines.reduce((sum, { amountOre }) => sum + amountOre, 0)

const coverableOre = (lines: readonly CoverableLine[], isForMealsOnly: boolean) => sumOf(isForMealsOnly ? lines.filter(({ isMeal }) => isMeal) : lines)

/** A sale that was covered: what of it, and what of its lines are kept before and after something comes back. */
export type KeptSale = { keptOre: number; keptCoverableOre: number }

/**
 * What goes back to the programme and to the fund when some of a sale comes back: as if only what is kept had been bought, with
 * the same help. What comes back a piece at a time comes to the same.
 */
export function coverGivenBack(sold: { totalOre: number } & Cover, before: KeptSale, after: KeptSale): Cover {
  const was = coverOfKept(sold, before)
  const is = coverOfKept(sold, after)
  return { programmeOre: was.programmeOre - is.programmeOre, advanceOre: was.advanceOre - is.advanceOre }
}

function coverOfKept({ totalOre, programmeOre, advanceOre }: { totalOre: number } & Cover, { keptOre, keptCoverableOre }: KeptSale): Cover {
  const ownOre = totalOre - programmeOre - advanceOre
  const stillProgrammeOre = Math.min(programmeOre, keptCoverableOre)
  return { programmeOre: stillProgrammeOre, advanceOre: Math.max(0, keptOre - stillProgrammeOre - ownOre) }
}
