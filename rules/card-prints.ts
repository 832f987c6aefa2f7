// Whoever holds a copy of a printed card can pay with it, so no second copy of a card in use is made.
// The exception is a card that has just taken over for another: it is printed for the one who waits for it.

import type { CardKind, CardState } from '../contract/card-words.ts'

export type CardFacts = { kind: CardKind; state: CardState; tookOver: boolean }

/** Whether a card may be put on paper (again). */
export function mayPrintCard({ kind, state, tookOver }: CardFacts): boolean {
  if (kind !== 'printed') return false
  return state === 'unassigned' || (state === 'active' && tookOver)
}
