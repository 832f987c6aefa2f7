// How a whole refund stands, in one word, from its parts.

import type { Refund } from './refund-queries.ts'

type State = 'waiting' | 'underWay' | 'done' | 'declined' | 'returned' | 'needsYou'

export function stateOf({ state, parts }: Pick<Refund, 'state' | 'parts'>): State {
  if (state === 'waiting') return 'waiting'
  if (state === 'declined') return 'declined'
  if (parts.some(({ waitsFor, to }) => waitsFor === 'account' && to === 'you')) return 'needsYou'
  if (parts.every((part) => part.state === 'returned')) return 'returned'
  return parts.every((part) => part.state === 'paid' || part.state === 'returned') ? 'done' : 'underWay'
}
