// The closed lists of words about cards, shared by the contract, the rules and the texts.

export const cardKinds = ['printed', 'paired', 'phone'] as const
/** printed: a code of ours on paper or plastic. paired: a card that somebody already has. phone: the changing code. */
export type CardKind = (typeof cardKinds)[number]

export const cardStates = ['unassigned', 'active', 'blocked', 'expired', 'ended'] as const
export type CardState = (typeof cardStates)[number]

export const blockReasons = ['lost', 'stolen', 'other'] as const
export type BlockReason = (typeof blockReasons)[number]

export const unblockReasons = ['found', 'other'] as const
export type UnblockReason = (typeof unblockReasons)[number]

export const replacementCauses = ['lost', 'stolen', 'defect'] as const
export type ReplacementCause = (typeof replacementCauses)[number]

export const endReasons = ['replaced', 'returned', 'unused'] as const
export type EndReason = (typeof endReasons)[number]

export const cardEventKinds = [
  'made',
  'handed_out',
  'registered',
  'paired',
  'named',
  'limited',
  'blocked',
  'unblocked',
  'replaced',
  'took_over',
  'returned',
  'discarded',
] as const
export type CardEventKind = (typeof cardEventKinds)[number]

export const cardSides = ['family', 'office', 'till', 'house'] as const
/** On whose side of the counter somebody stood who did something with a card. */
export type CardSide = (typeof cardSides)[number]

export const holderKinds = ['pupil', 'guest', 'staff'] as const
export type HolderKind = (typeof holderKinds)[number]
