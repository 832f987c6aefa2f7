// How far an SMS has come after it left the house. Reports come late, twice and out of order, so a state only ever
// moves forward, and what is final stays.

export const smsDeliveries = ['queued', 'sent', 'delivered', 'failed', 'expired', 'unknown'] as const
export type SmsDelivery = (typeof smsDeliveries)[number]

const RANK: Record<SmsDelivery, number> = { queued: 0, sent: 1, unknown: 2, delivered: 3, failed: 3, expired: 3 }

/** The state after a report: the one that came furthest; of two that are final, the first. */
export function deliveryAfter(current: SmsDelivery | null, reported: SmsDelivery): SmsDelivery {
  return current === null || RANK[reported] > RANK[current] ? reported : current
}
