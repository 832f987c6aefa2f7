import type { CardState } from '../../contract/card-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { FeeRow } from './fee-store.ts'
import type { CardRow } from './store.ts'

export type Card = RouteReply<'POST /api/wallets/:schoolId/:walletId/cards'>
export type CardFee = RouteReply<'POST /api/office/schools/:schoolId/card-fees/:feeId/waive'>

/** The first that applies: what is over stays over, and a blocked card is blocked whatever its last day. */
export function stateOf({ endedAt, walletId, blockedAt, validUntil }: CardRow, localDate: string): CardState {
  if (endedAt) return 'ended'
  if (!walletId) return 'unassigned'
  if (blockedAt) return 'blocked'
  return validUntil !== null && validUntil < localDate ? 'expired' : 'active'
}

/** A card as screens show it on a Norwegian day. */
export function showCard(card: CardRow, localDate: string): Card {
  return {
    cardId: card.cardId,
    kind: card.kind,
    state: stateOf(card, localDate),
    hint: card.hint,
    name: card.name,
    issuedAt: card.issuedAt?.toISOString() ?? null,
    validUntil: card.validUntil,
    blockedAt: card.blockedAt?.toISOString() ?? null,
    blockReason: card.blockReason,
    endedAt: card.endedAt?.toISOString() ?? null,
    endReason: card.endReason,
    endCause: card.endCause,
  }
}

export function showFee({ walletId: _walletId, madeAt, ...fee }: FeeRow): CardFee {
  return { ...fee, openOre: fee.dueOre - fee.chargedOre - fee.waivedOre, madeAt: madeAt.toISOString() }
}
