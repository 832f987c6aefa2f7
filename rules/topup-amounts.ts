// What can be paid in, and how full a wallet may become. There is no fee, ever: not for paying in,
// not for paying out, not for keeping money here.

import type { Refusal } from '../contract/refusals.ts'

/** The amounts one can pay in, in øre, as they stand on the buttons. */
export const topupAmountsOre = [4000, 5000, 10_000, 20_000, 30_000, 40_000, 50_000] as const

export const TOPUP_FEE_ORE = 0

export type TopupFacts = {
  balanceOre: number
  /** What other top-ups of the same wallet will bring if they are paid. */
  inFlightOre: number
  /** The school's own limit. */
  maximumBalanceOre: number
}

/** Why an amount cannot be paid in now, or null when it can. */
export function refuseTopup(amountOre: number, { balanceOre, inFlightOre, maximumBalanceOre }: TopupFacts): Refusal | null {
  if (!(topupAmountsOre as readonly number[]).includes(amountOre)) return { code: 'amount_not_offered' }
  // What is being paid right now counts: otherwise ten payments begun at once would pass one by one.
  if (balanceOre + inFlightOre + amountOre > maximumBalanceOre) return { code: 'balance_would_be_too_high', facts: { maximumBalanceOre } }
  return null
}
