// Whose money is in a wallet, and where it goes when it is given back.
// What was paid in first is spent first, so what is left came from the newest payments. Each payer's part goes back
// to that payer, through the very payment it came from as far as that reaches (docs/rules/refunds.md has an example).

export type PaidIn = {
  /** The payment: a top-up, or a payment from the bank. */
  topupId: string
  /** Who paid: a person, or somebody known only by the payment itself. */
  payer: string
  amountOre: number
  /** What has gone back through this payment already. */
  givenBackOre: number
  /** False when the provider can no longer send money back through it. */
  isReversible: boolean
}

export type Share = { topupId: string; payer: string; amountOre: number; isReversible: boolean }

/** A part of what goes back. `topupId` is the payment it once came in by, null for what nobody paid. */
export type RefundPart = { way: 'payment' | 'account'; topupId: string | null; payer: string | null; amountOre: number }

/**
 * Which payments the balance is what is left of.
 * @param newestFirst every credited payment into the wallet, newest first
 * @returns the shares, newest first, and what no payment explains (a gift, a correction)
 */
export function sharesOf(balanceOre: number, newestFirst: readonly PaidIn[]): { shares: Share[]; unexplainedOre: number } {
  let leftOre = Math.max(0, balanceOre)
  const shares: Share[] = []
  for (const { topupId, payer, amountOre, givenBackOre, isReversible } of newestFirst) {
    const shareOre = Math.min(leftOre, amountOre - givenBackOre)
    if (shareOre <= 0) continue
    shares.push({ topupId, payer, amountOre: shareOre, isReversible })
    leftOre -= shareOre
  }
  return { shares, unexplainedOre: leftOre }
}

/** The most that can be given back to some payers together: their own shares. */
export function shareOfPayers({ shares }: { shares: readonly Share[] }, payers: readonly string[]): number {
  return shares.reduce((sum, share) => (payers.includes(share.payer) ? sum + share.amountOre : sum), 0)
}

/**
 * The parts that an amount goes back in: newest payment first, each through its payment, or to an account of the same
 * payer where the payment no longer can. `payers` limits it to their shares; null gives back what is there, whoever
 * paid it.
 * @returns null when there is not so much to give back
 */
export function splitRefund(
  amountOre: number,
  { shares, unexplainedOre }: { shares: readonly Share[]; unexplainedOre: number },
  payers: readonly string[] | null,
): RefundPart[] | null {
  let leftOre = amountOre
  const parts: RefundPart[] = []
  for (const { topupId, payer, isReversible, amountOre: shareOre } of shares) {
    if (payers !== null && !payers.includes(payer)) continue
    const partOre = Math.min(leftOre, shareOre)
    if (partOre <= 0) break
    leftOre -= partOre
    parts.push({ way: isReversible ? 'payment' : 'account', topupId, payer, amountOre: partOre })
  }
  if (payers === null && leftOre > 0) {
    const partOre = Math.min(leftOre, unexplainedOre)
    if (partOre > 0) parts.push({ way: 'account', topupId: null, payer: null, amountOre: partOre })
    leftOre -= partOre
  }
  return leftOre > 0 || amountOre <= 0 ? null : parts
}
