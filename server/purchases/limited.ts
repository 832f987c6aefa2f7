// Whose purchases of a batch limits may stop, and what is kept of one that they stopped.

import type { Refusal } from '../../contract/refusals.ts'
import type { LimitedPupil, Stopped } from '../limits/index.ts'
import type { Facts } from './decide.ts'
import type { Request } from './read-request.ts'
import type { CardRow } from './store.ts'

/** Who has limits stands on the pupil, which is read with the card: of others nothing is asked. */
export function limitedAmong(cards: Map<number, CardRow>, requests: Request[]): LimitedPupil[] {
  const limited = new Map<string, LimitedPupil>()
  for (const { code } of requests) {
    const card = code ? cards.get(code.place) : undefined
    if (code && card?.hasLimits) limited.set(card.pupilId, { schoolId: code.schoolId, pupilId: card.pupilId, walletId: card.walletId })
  }
  return [...limited.values()]
}

/** What the family is to see of it: the products that were stopped, or all that was in the basket. */
export function stoppedBy(
  { wish }: Request,
  facts: Facts,
  { card, decision }: { card: CardRow; decision: { refusal: Refusal; limitedBy?: readonly string[] } },
): Stopped {
  const { schoolId } = wish.till
  const named = decision.refusal.facts?.['productIds']
  const productIds = Array.isArray(named) ? (named as readonly string[]) : [...new Set(wish.lines.map(({ productId }) => productId))]
  return {
    schoolId,
    purchaseId: wish.id,
    pupilId: card.pupilId,
    why: decision.refusal.code as Stopped['why'],
    personIds: decision.limitedBy ?? [],
    products: productIds.map((productId) => ({ productId, name: facts.products.get(schoolId)?.get(productId)?.name ?? '' })),
    totalOre: wish.totalOre,
  }
}
