// The closed lists of words that refunds are told in: without a schema, so that browsers can have them.

export const refundCauses = ['asked', 'on_behalf', 'left', 'exit'] as const
/** asked: by the family. on_behalf: by the office for them. left: the pupil's time at the school is over. exit: the canteen closes. */
export type RefundCause = (typeof refundCauses)[number]

export const refundStates = ['waiting', 'approved', 'declined', 'cancelled'] as const
/** waiting: for a second person's yes. How far an approved one has come, its parts tell. */
export type RefundState = (typeof refundStates)[number]

export const refundPartStates = ['asked', 'at_provider', 'to_account', 'in_run', 'paid', 'returned'] as const
/**
 * at_provider: goes back through its payment. to_account: waits for the next file to the bank, and for an account where
 * there is none. in_run: stands in a file. returned: back on the wallet.
 */
export type RefundPartState = (typeof refundPartStates)[number]

export const refundSteps = [
  'asked',
  'approved',
  'declined',
  'cancelled',
  'sent',
  'moved_to_account',
  'payee_named',
  'in_file',
  'paid',
  'failed',
  'returned',
] as const
export type RefundStep = (typeof refundSteps)[number]

export const refundWhys = [
  'provider_refused',
  'provider_down',
  'provider_gone',
  'taken_back_before',
  'account_closed',
  'account_wrong',
  'bank_refused',
  'by_family',
  'by_office',
] as const
/** Why a part took another way than it was meant to. */
export type RefundWhy = (typeof refundWhys)[number]

export const lineFailures = ['account_closed', 'account_wrong', 'bank_refused'] as const
export type LineFailure = (typeof lineFailures)[number]

/** The versions of pain.001 that Norwegian banks take. */
export const payoutVersions = ['03', '09'] as const
export type PayoutVersion = (typeof payoutVersions)[number]
