// How long a family may say of a purchase that it was not theirs.

/** A term of school, so that nobody has to look every day; after it one writes to the school as of anything else. */
export const DISPUTE_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

export const isTooLateToDispute = ({ boughtAtMs, nowMs }: { boughtAtMs: number; nowMs: number }): boolean => nowMs - boughtAtMs > DISPUTE_DAYS * DAY_MS
