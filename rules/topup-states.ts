// How a top-up goes from a wish to money on the wallet. The table is the whole truth: what does not
// stand in it changes nothing. Money the provider has taken is always credited, however late its word
// comes and whatever was believed before; and once credited, nothing takes a top-up back.

import type { TopupState } from '../contract/wallet-routes.ts'

export const topupEvents = ['started', 'approved', 'declined', 'abandoned', 'waited_too_long'] as const
/** started: the provider knows of it; then the provider's three words; or no word in a day. */
export type TopupEvent = (typeof topupEvents)[number]

const TRANSITIONS: Record<TopupState, Partial<Record<TopupEvent, TopupState>>> = {
  created: { started: 'pending', approved: 'credited', declined: 'declined', abandoned: 'abandoned', waited_too_long: 'expired' },
  pending: { approved: 'credited', declined: 'declined', abandoned: 'abandoned', waited_too_long: 'expired' },
  // A payer whose card was declined may still pay with another one on the provider's page.
  declined: { approved: 'credited' },
  abandoned: { approved: 'credited' },
  expired: { approved: 'credited' },
  credited: {},
}

/** The state after an event: the same as before when the event means nothing there. */
export function stateAfter(state: TopupState, event: TopupEvent): TopupState {
  return TRANSITIONS[state][event] ?? state
}

const IN_FLIGHT: ReadonlySet<TopupState> = new Set(['created', 'pending'])

/** True while nobody knows how it ends. */
export const isInFlight = (state: TopupState) => IN_FLIGHT.has(state)

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/** A payer has this long; after it, a payment that the provider still calls open is given up. */
export const PAYER_HAS_MS = 24 * HOUR
const SHORTEST_WAIT_MS = 5 * SECOND
const LONGEST_WAIT_MS = 2 * HOUR

/** True when a payment without an outcome has been waited for long enough. */
export function hasWaitedTooLong(madeAtMs: number, nowMs: number): boolean {
  return nowMs - madeAtMs >= PAYER_HAS_MS
}

/**
 * How long until the provider is asked again: as long as the top-up is old, so that the questions
 * come after 5, 10, 20, 40 seconds and so on, never more than two hours apart.
 */
export function waitBeforeAsking(madeAtMs: number, nowMs: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, nowMs - madeAtMs))
}
