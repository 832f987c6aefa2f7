// How far an SMS has come after it left the house. Reports come late, twice and out of order, so a state only ever
// moves forward, and what is final stays.

export const smsDeliveries = ['queued', 'sent', 'delivered', 'failed', 'expired', 'unknown'] as const
export type SmsDelivery = (typeof smsDeliveries)[number]

const RANK: Record<SmsDelivery, number> = { queued: 0, sent: 1, unknown: 2, delivered: 3, failed: 3, expired: 3 }

/** Nothing that is reported later changes it. */
export const isFinal = (delivery: SmsDelivery): boolean => RANK[delivery] === RANK.delivered

/** After this, a letter would only puzzle: what it tells of is a day old. */
export const LETTER_IN_TIME_MS = 24 * 3_600_000

type Reported = { delivery: SmsDelivery; sentAtMs: number; expiresAtMs: number | null; nowMs: number }

/** Whether a report says that an SMS never arrived, in time for a letter to tell the same. */
export function needsLetter({ delivery, sentAtMs, expiresAtMs, nowMs }: Reported): boolean {
  const isLost = delivery === 'failed' || delivery === 'expired'
  return isLost && nowMs - sentAtMs <= LETTER_IN_TIME_MS && (expiresAtMs === null || nowMs < expiresAtMs)
}

/** The state after a report: the one that came furthest; of two that are final, the first. */
export function deliveryAfter(current: SmsDelivery | null, reported: SmsDelivery): SmsDelivery {
  return current === null || RANK[reported] > RANK[current] ? reported : current
}
