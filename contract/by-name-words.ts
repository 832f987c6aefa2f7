// Why a pupil was found by name instead of by a card: a closed list, for the contract, the till and the family's history.

export const byNameReasons = ['forgotten', 'lost', 'unreadable', 'phone', 'other'] as const
export type ByNameReason = (typeof byNameReasons)[number]
