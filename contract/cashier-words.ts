// Who may stand at a till, as server and screens know them.

/** `young`: works in the canteen and is under 18. */
export const cashierKinds = ['adult', 'young', 'pupil'] as const
export type CashierKind = (typeof cashierKinds)[number]
