// What can be paid in, and how full a wallet may become. There is no fee, ever: not for paying in,
// not for paying out, not for keeping money here.

import type { Refusal } from '../contract/refusals.ts'

/** The amounts one can pay in, in øre, as they stand on the buttons. */
export const topupAmountsOre = [4000, 5000, 10_000, 20_000, 30_000, 40_000, 50_000] as const

export const TOPUP_FEE_ORE = 0

/** Whole kroner from the least to the most may be paid in, besides the amounts on the buttons. */
export type FreeAmount = { leastOre: number; mostOre: number }

export type TopupFacts = {
  balanceOre: number
  /** What other top-ups of the same wallet will bring if they are paid. */
  inFlightOre: number
  /** The school's own limit. */
  maximumBalanceOre: number
  /** The school's own bounds, or null where only the buttons' amounts are taken. */
  freeAmount: FreeAmount | null
}

/** Why an amount cannot be paid in now, or null when it can. */
export function refuseTopup(amountOre: number, { balanceOre, inFlightOre, maximumBalanceOre, freeAmount }: TopupFacts): Refusal | null {
  if (!isOffered(amountOre, freeAmount)) return { code: 'amount_not_offered', facts: freeAmount ?? {} }
  // What is being paid right now counts: otherwise ten payments begun at once would pass one by one.
  if (balanceOre + inFlightOre + amountOre > maximumBalanceOre) {
    return { code: 'balance_would_be_too_high', facts: { maximumBalanceOre, roomOre: Math.max(0, maximumBalanceOre - balanceOre - inFlightOre) } }
  }
  return null
}

/** True when an amount stands on a button or lies between the school's bounds. */
export function isOffered(amountOre: number, freeAmount: FreeAmount | null): boolean {
  if ((topupAmountsOre as readonly number[]).includes(amountOre)) return true
  return freeAmount !== null && amountOre % 100 === 0 && amountOre >= freeAmount.leastOre && amountOre <= freeAmount.mostOre
}
