// The closed lists of words that settlements are told in: without a schema, so that browsers can have them.

export const settlementLineKinds = ['capture', 'refund', 'chargeback', 'fee', 'payout', 'payout_back', 'other'] as const
/** chargeback: taken back by the payer's bank. payout_back: a payout that did not go through. other: a kind we know nothing of. */
export type SettlementLineKind = (typeof settlementLineKinds)[number]

export const differenceKinds = ['missing_at_provider', 'missing_with_us', 'other_amount', 'other_day', 'not_at_bank', 'bank_amount_other'] as const
/**
 * missing_at_provider: ours, and not in the provider's report. missing_with_us: theirs, and not ours. not_at_bank: paid
 * out by the provider, and not seen in the bank.
 */
export type DifferenceKind = (typeof differenceKinds)[number]

/** The largest settlement file that is taken. */
export const LARGEST_SETTLEMENT_FILE_BYTES = 20_000_000
