// What somebody may of a pupil's wallet: decided here, from the relation as the school has set it, the pupil's age and the
// school's policy. Every route and every statement that acts for a guardian goes by it.

import { type Sight, sights, type WalletRight } from '../contract/relation-words.ts'
import { hasReached } from './age-limits.ts'

/** From this day a pupil decides: a guardian sees no more than the pupil lets them, and sets no limits. */
export const AGE_OF_OWN_SAY = 18

/** The ages that a school may choose between. */
export const LEAST_AGE_OF_POLICY = 12
export const MOST_AGE_OF_POLICY = 18

/** What the school has set for one guardian and one pupil. */
export type RelationTerms = { sees: Sight; mayPay: boolean; mayLimit: boolean; mayRefund: boolean }

/** With what a pupil of age has said; null: nothing yet. */
export type Relation = RelationTerms & { pupilLets: Sight | null }

export type RelationPolicy = {
  /** From this age a pupil is asked before somebody new follows them; null: nobody is asked. */
  asksPupilFrom: number | null
  /** From this age a guardian sees at most `olderSees`; null: as the relation says until the pupil is 18. */
  seesLessFrom: number | null
  olderSees: Sight
}

/** A school that has said nothing: what was eaten is a 16-year-old's own matter. */
export const usualPolicy: RelationPolicy = { asksPupilFrom: 16, seesLessFrom: 16, olderSees: 'categories' }
export const usualTerms: RelationTerms = { sees: 'items', mayPay: true, mayLimit: true, mayRefund: true }

/**
 * What the office is offered when it adds a guardian: what they would see today, so that nothing is promised that the pupil's age
 * takes away again. From 18 it is the balance, and the pupil says whether it is more.
 */
export function termsToOffer(facts: { bornOn: string | null; today: string; policy: RelationPolicy }): RelationTerms {
  const { sees, mayPay, mayLimit, mayRefund } = standingOfGuardian({ ...usualTerms, pupilLets: null }, facts)
  return { sees, mayPay, mayLimit, mayRefund }
}

export type Standing = RelationTerms & { relation: 'own' | 'guardian' }

/** The pupil's own wallet. Limits are what others set. */
export const ownStanding: Standing = { relation: 'own', sees: 'items', mayPay: true, mayLimit: false, mayRefund: true }

/**
 * What a guardian may now. Paying, and having back what one has paid oneself, never change with the age: what goes on by
 * itself asks the database for them alone.
 */
export function standingOfGuardian(
  { pupilLets, ...terms }: Relation,
  { bornOn, today, policy }: { bornOn: string | null; today: string; policy: RelationPolicy },
): Standing {
  if (hasReached(AGE_OF_OWN_SAY, { bornOn, today }) === true) {
    return { ...terms, relation: 'guardian', sees: lesserSight(terms.sees, pupilLets ?? 'balance'), mayLimit: false }
  }
  const isOlder = policy.seesLessFrom !== null && hasReached(policy.seesLessFrom, { bornOn, today }) === true
  return { ...terms, relation: 'guardian', sees: isOlder ? lesserSight(terms.sees, policy.olderSees) : terms.sees }
}

export const lesserSight = (one: Sight, other: Sight): Sight => (sights.indexOf(one) < sights.indexOf(other) ? one : other)
export const seesAtLeast = ({ sees }: Pick<Standing, 'sees'>, least: Sight) => sights.indexOf(sees) >= sights.indexOf(least)

/** Whether a standing opens a route. */
export function mayUse(standing: Standing, right: WalletRight): boolean {
  switch (right) {
    case 'see':
      return true
    case 'history':
      return seesAtLeast(standing, 'sums')
    case 'pay':
      return standing.mayPay
    case 'refund':
      return standing.mayRefund
  }
}

/** The terms that somebody may pass on: never more than their own. */
export const atMost = (wanted: RelationTerms, own: RelationTerms): RelationTerms => ({
  sees: lesserSight(wanted.sees, own.sees),
  mayPay: wanted.mayPay && own.mayPay,
  mayLimit: wanted.mayLimit && own.mayLimit,
  mayRefund: wanted.mayRefund && own.mayRefund,
})

export type Approver = 'nobody' | 'pupil' | 'school'

/**
 * Who must say yes before a relation starts. A pupil old enough is asked; where the pupil has no profile, or nobody knows the
 * age of somebody whom a guardian has invited for, the school says it.
 */
export function approverOf(
  { asksPupilFrom }: Pick<RelationPolicy, 'asksPupilFrom'>,
  { bornOn, today, hasProfile, way }: { bornOn: string | null; today: string; hasProfile: boolean; way: 'code' | 'invitation' | 'office' },
): Approver {
  if (asksPupilFrom === null) return 'nobody'
  const isOldEnough = hasReached(asksPupilFrom, { bornOn, today })
  if (isOldEnough === false) return 'nobody'
  if (isOldEnough === null) return way === 'invitation' ? 'school' : 'nobody'
  if (hasProfile) return 'pupil'
  // What the office does by hand is the school's yes.
  return way === 'office' ? 'nobody' : 'school'
}
