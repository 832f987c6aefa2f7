// What can be given by a pay link. Nothing here depends on what is in the wallet: a giver must not be able to find out.

import type { Refusal } from '../contract/refusals.ts'
import { type FreeAmount, isOffered } from './topup-amounts.ts'

/** What one link takes in thirty days: a lost link cannot fill the account where gifts wait. */
export const GIFTS_OF_A_LINK_ORE = 300_000
/** What the link to a school's meal fund takes in the same time: room for a whole parents' association, and an end to what a stolen card could do. */
export const GIFTS_OF_A_FUND_ORE = 5_000_000
export const GIFTS_COUNTED_FOR_MS = 30 * 24 * 3_600_000

export type GiftFacts = {
  /** What has been given by this link and not come to nothing, in the last thirty days. */
  givenOre: number
  /** The school's own bounds, or null where only the buttons' amounts are taken. */
  freeAmount: FreeAmount | null
  mostOre?: number
}

/** Why an amount cannot be given now, or null when it can. */
export function refuseGift(amountOre: number, { givenOre, freeAmount, mostOre = GIFTS_OF_A_LINK_ORE }: GiftFacts): Refusal | null {
  if (!isOffered(amountOre, freeAmount)) return { code: 'amount_not_offered', facts: freeAmount ?? {} }
  // How much of it is left is not told: it would say what others have given.
  return givenOre + amountOre > mostOre ? { code: 'link_takes_no_more_now' } : null
}
