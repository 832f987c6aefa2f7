// Whose money is in a wallet, and where it goes when it is given back.
// What was paid in first is spent first, so what is left came from the newest payments. Each payer's part goes back
// to that payer, through the very payment it came from as far as that reaches (docs/rules/refunds.md has an example).

export type PaidIn = {
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

export type RefundPart = { way: 'payment'; topupId: string; payer: string; amountOre: number } | { way: 'account'; payer: string | null; amountOre: number }

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

/** The most that can be given back to one payer: that payer's own shares. */
export function shareOfPayer({ shares }: { shares: readonly Share[] }, payer: string): number {
  return shares.reduce((sum, share) => (share.payer === payer ? sum + share.amountOre : sum), 0)
}

/**
 * The ways that an amount goes back: newest payment first, and what cannot go through a payment to an account of the
 * same payer. `payer` limits it to one payer's own share; null gives back what is there, whoever paid it.
 * @returns null when there is not so much to give back
 */
export function splitRefund(
  amountOre: number,
  { shares, unexplainedOre }: { shares: readonly Share[]; unexplainedOre: number },
  payer: string | null,
): RefundPart[] | null {
  let leftOre = amountOre
  const parts: RefundPart[] = []
  const toAccounts = new Map<string | null, number>()
  for (const share of shares) {
    if (payer !== null && share.payer !== payer) continue
    const partOre = Math.min(leftOre, share.amountOre)
    if (partOre === 0) break
    leftOre -= partOre
    if (share.isReversible) parts.push({ way: 'payment', topupId: share.topupId, payer: share.payer, amountOre: partOre })
    else toAccounts.set(share.payer, (toAccounts.get(share.payer) ?? 0) + partOre)
  }
  if (payer === null && leftOre > 0) {
    const partOre = Math.min(leftOre, unexplainedOre)
    if (partOre > 0) toAccounts.set(null, partOre)
    leftOre -= partOre
  }
  if (leftOre > 0 || amountOre <= 0) return null
  return [...parts, ...[...toAccounts].map(([each, partOre]): RefundPart => ({ way: 'account', payer: each, amountOre: partOre }))]
}
