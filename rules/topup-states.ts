// How a top-up goes from a wish to money on the wallet. The table is the whole truth: what does not
// stand in it changes nothing. Money the provider has taken is always credited, however late its word
// comes and whatever was believed before; what is only reserved is taken or let go, never forgotten.

import type { TopupState } from '../contract/wallet-routes.ts'

export const topupEvents = [
  'started',
  'authorised',
  'captured',
  'held',
  'declined',
  'abandoned',
  'waited_too_long',
  'given_back',
  'reversed',
  'charged_back',
] as const
/**
 * started: the provider knows of it. authorised: reserved for us. captured: taken, and put into the wallet.
 * held: taken, and waiting for room in the wallet. declined, abandoned: over, without money.
 * waited_too_long: ended by us after a day. given_back: what was reserved is let go.
 * reversed, charged_back: all that was credited has been taken back, by the provider or through it.
 */
export type TopupEvent = (typeof topupEvents)[number]

const TAKEN = { captured: 'credited', held: 'held' } as const
const LATE = { authorised: 'authorised', ...TAKEN } as const

const TRANSITIONS: Record<TopupState, Partial<Record<TopupEvent, TopupState>>> = {
  created: { started: 'pending', ...LATE, declined: 'declined', abandoned: 'abandoned', waited_too_long: 'expired' },
  pending: { ...LATE, declined: 'declined', abandoned: 'abandoned', waited_too_long: 'expired' },
  authorised: { ...TAKEN, given_back: 'given_back', abandoned: 'given_back', declined: 'given_back' },
  // A payer whose card was declined may still pay with another one on the provider's page.
  declined: LATE,
  abandoned: LATE,
  expired: LATE,
  given_back: TAKEN,
  // Money that is taken back from a gift that waits goes through the wallet like any other.
  held: { captured: 'credited' },
  credited: { reversed: 'reversed', charged_back: 'charged_back' },
  reversed: {},
  charged_back: {},
}

/** The state after an event: the same as before when the event means nothing there. */
export function stateAfter(state: TopupState, event: TopupEvent): TopupState {
  return TRANSITIONS[state][event] ?? state
}

const IN_FLIGHT: ReadonlySet<TopupState> = new Set(['created', 'pending', 'authorised'])
const CREDITED: ReadonlySet<TopupState> = new Set(['credited', 'reversed', 'charged_back'])

/** True while nobody knows how it ends. */
export const isInFlight = (state: TopupState) => IN_FLIGHT.has(state)

/** True when its money has come to the wallet, whatever became of it later. */
export const wasCredited = (state: TopupState) => CREDITED.has(state)

/** True when its money is ours, in the wallet or waiting for room in it. */
export const wasTaken = (state: TopupState) => state === 'held' || wasCredited(state)

export type LateFacts = {
  /** What the top-up was believed to be when its money was found to be reserved. */
  state: TopupState
  amountOre: number
  balanceOre: number
  /** Other top-ups of the wallet that may still come. */
  inFlightOre: number
  maximumBalanceOre: number
  /** The pupil may still buy here. */
  isEnrolled: boolean
}

/**
 * Whether money that is reserved for us shall be taken. What is in flight has its place kept for it; what had been
 * given up must fit as a new wish must, or it is let go, and the payer told.
 */
export function mayTake({ state, amountOre, balanceOre, inFlightOre, maximumBalanceOre, isEnrolled }: LateFacts): boolean {
  if (isInFlight(state)) return true
  return isEnrolled && balanceOre + inFlightOre + amountOre <= maximumBalanceOre
}

/** Whether a gift that is paid goes into the wallet now: when it fits, or when the pupil has left and nothing will be bought any more. */
export function mayRelease({ amountOre, balanceOre, inFlightOre, maximumBalanceOre, isEnrolled }: Omit<LateFacts, 'state'>): boolean {
  return !isEnrolled || balanceOre + inFlightOre + amountOre <= maximumBalanceOre
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR

/** A payer has this long; after it, a payment that the provider still calls open is ended. */
export const PAYER_HAS_MS = DAY
const SHORTEST_WAIT_MS = 5 * SECOND
const LONGEST_WAIT_MS = 2 * HOUR
/** Providers and card companies may take money back for about a year. */
const MAY_BE_TAKEN_BACK_MS = 400 * DAY

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

/** How long until one looks again whether there is room for a gift: a minute at first, then as long as a quarter of the time it has waited, at most an hour. */
export function waitForRoom(madeAtMs: number, nowMs: number): number {
  return Math.min(HOUR, Math.max(60 * SECOND, (nowMs - madeAtMs) / 4))
}

/**
 * How long until a credited top-up is looked at again, in case its money was taken back and nobody called: after one
 * hour, two, four and so on, until about a year is over; null then.
 */
export function waitBeforeLookingBack(creditedAtMs: number, nowMs: number): number | null {
  const ageMs = nowMs - creditedAtMs
  return ageMs >= MAY_BE_TAKEN_BACK_MS ? null : Math.max(HOUR, ageMs)
}
