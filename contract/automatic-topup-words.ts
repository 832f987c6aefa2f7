// The closed lists of words that automatic top-ups are told in: without a schema, so that browsers can have them.

export const arrangementStates = ['awaiting_card', 'active', 'paused', 'stopped', 'ended'] as const
/**
 * awaiting_card: wished for, and the first payment that stores the card is not paid yet. paused: by somebody, or by the
 * house when something must be looked at. stopped: the card was refused for good, or too often. ended: for ever.
 */
export type ArrangementState = (typeof arrangementStates)[number]

export const arrangementWhys = [
  'owner',
  'office',
  'charged_back',
  'debt',
  'refused',
  'payer_must_confirm',
  'card_expired',
  'card_stopped',
  'token_ended',
  'limit_reached',
  'left',
  'no_right',
  'no_card',
  'never_paid',
] as const
/** Why it is paused, has stopped or has ended. */
export type ArrangementWhy = (typeof arrangementWhys)[number]

export const arrangementSteps = ['agreed', 'card_stored', 'changed', 'refused', 'no_answer', 'cap_reached', 'paused', 'resumed', 'stopped', 'ended'] as const
/** A line in an arrangement's history. */
export type ArrangementStep = (typeof arrangementSteps)[number]
