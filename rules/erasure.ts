// When somebody may be erased, and who may take a copy for a child.

import type { ErasureObstacle } from '../contract/privacy-routes.ts'

/** What stands where a name or a word was. */
export const DASH = '---'

/** Long enough to think again, and to notice that somebody else asked. */
export const ERASURE_WAIT_DAYS = 14

/** A day on which something stood in the way again: it is tried once more the day after. */
export const ERASURE_TRY_AGAIN_DAYS = 1

/** Until this age a guardian takes the copy for a child; from it the pupil does, with an account of their own. */
export const OWN_COPY_FROM_AGE = 15

/** What is known of somebody when they are to be erased. */
export type ErasureFacts = {
  isStillAtSchool: boolean
  worksHere: boolean
  balanceOre: number
  outstandingOre: number
  isMoneyOnItsWay: boolean
  hasArrangement: boolean
  hasOpenEnquiry: boolean
}

export type Obstacle = { what: ErasureObstacle; amountOre: number | null }

/** All that stands in the way, what takes longest first. None: it may be done. */
export function obstaclesTo(facts: ErasureFacts): Obstacle[] {
  const all: (Obstacle | false)[] = [
    facts.isStillAtSchool && { what: 'still_at_school', amountOre: null },
    facts.worksHere && { what: 'works_here', amountOre: null },
    facts.balanceOre !== 0 && { what: 'has_balance', amountOre: facts.balanceOre },
    facts.outstandingOre > 0 && { what: 'has_advance', amountOre: facts.outstandingOre },
    facts.isMoneyOnItsWay && { what: 'money_on_its_way', amountOre: null },
    facts.hasArrangement && { what: 'has_arrangement', amountOre: null },
    facts.hasOpenEnquiry && { what: 'has_open_enquiry', amountOre: null },
  ]
  return all.filter((each) => each !== false)
}
