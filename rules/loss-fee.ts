// What a new card costs, and how much of a fee may be taken now. A fee never stands between a pupil and a
// meal: it is taken when money comes in, and leaves at least a meal's worth in the wallet.

import type { ReplacementCause } from '../contract/card-words.ts'

export type FeeRules = {
  /** For the first, second, third … lost card; the last step holds for all later ones. */
  ladderOre: readonly number[]
  stolenOre: number
  defectOre: number
}

export type Fee = { feeOre: number; lossNumber: number | null }

/** The fee for one more card. Only lost cards are counted: a theft and a defect are nobody's carelessness. */
export function feeForNewCard({ ladderOre, stolenOre, defectOre }: FeeRules, { cause, lossesBefore }: { cause: ReplacementCause; lossesBefore: number }): Fee {
  if (cause === 'stolen') return { feeOre: stolenOre, lossNumber: null }
  if (cause === 'defect') return { feeOre: defectOre, lossNumber: null }
  return { feeOre: ladderOre[Math.min(lossesBefore, ladderOre.length - 1)] ?? 0, lossNumber: lossesBefore + 1 }
}

/** How much of a fee may be taken from a wallet with this balance: all of it, a part, or nothing yet. */
export function feeToTake({ dueOre, balanceOre, keepOre }: { dueOre: number; balanceOre: number; keepOre: number }): number {
  return Math.max(0, Math.min(dueOre, balanceOre - keepOre))
}

/** What may be taken of several open fees, the oldest first. */
export function feesToTake<Open extends { openOre: number }>(
  open: readonly Open[],
  { balanceOre, keepOre }: { balanceOre: number; keepOre: number },
): { fee: Open; amountOre: number }[] {
  let leftOre = balanceOre
  return open.flatMap((fee) => {
    const amountOre = feeToTake({ dueOre: fee.openOre, balanceOre: leftOre, keepOre })
    leftOre -= amountOre
    return amountOre > 0 ? [{ fee, amountOre }] : []
  })
}
