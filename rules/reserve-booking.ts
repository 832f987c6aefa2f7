// What becomes of a record when the till is back. It has been eaten, so it is booked whenever the card was really there;
// what was not as it should be is told to the office, and to the family where it is theirs.

import { STEP_SECONDS } from './card-codes.ts'
import { norwegianTime } from './norwegian-time.ts'
import type { ReserveBounds } from './reserve-limits.ts'
import type { ReserveRecord } from './reserve-records.ts'

/** Where a record has its place: it follows from the one before it, it was taken before, or something is wrong. */
export type Place = 'next' | 'taken' | 'gap' | 'fork'

export function placeOf(
  { sequence, previous, hash }: { sequence: number; previous: string; hash: string },
  chain: { lastSequence: number; lastHash: string; hashAt: (sequence: number) => string | undefined },
): Place {
  if (sequence <= chain.lastSequence) return chain.hashAt(sequence) === hash ? 'taken' : 'fork'
  if (sequence > chain.lastSequence + 1) return 'gap'
  return previous === chain.lastHash ? 'next' : 'fork'
}

/** Why a record is never booked: nobody can have shown this card. */
export const reserveRefusals = ['card_unknown', 'card_not_shown', 'code_not_genuine', 'product_unknown', 'id_taken'] as const
export type ReserveRefusal = (typeof reserveRefusals)[number]

/** What is told of a record that is booked all the same. */
export const reserveNotes = [
  'overdrawn',
  'card_blocked',
  'card_replaced',
  'card_over',
  'card_expired',
  'not_enrolled',
  'code_used_before',
  'over_purchase_bound',
  'over_card_bound',
  'price_other',
  'list_unknown',
  'list_too_old',
  'clock_wrong',
  'till_was_closed',
  'replaces_unknown',
  'against_stop',
  'over_limit',
  'cashier_unknown',
] as const
export type ReserveNote = (typeof reserveNotes)[number]

/** What the family is told too. */
const OF_THE_FAMILY: ReadonlySet<ReserveNote> = new Set([
  'overdrawn',
  'card_blocked',
  'card_replaced',
  'card_over',
  'card_expired',
  'not_enrolled',
  'code_used_before',
  'over_purchase_bound',
  'over_card_bound',
  'against_stop',
  'over_limit',
])
export const isOfTheFamily = (note: ReserveNote) => OF_THE_FAMILY.has(note)

/** A device's clock that is ahead of ours by more than this was wrong. */
export const CLOCK_TOLERANCE_MS = 2 * 60_000

/**
 * When a record is booked as having happened. The register's sales follow each other in time and none is of the future,
 * so a clock that was wrong is put right, and that is told.
 */
export function timeOf(claimed: Date, { last, now }: { last: Date | null; now: Date }): { happenedAt: Date; wasWrong: boolean } {
  const wasWrong = claimed.getTime() > now.getTime() + CLOCK_TOLERANCE_MS || (last !== null && claimed < last)
  const notAfterNow = Math.min(claimed.getTime(), now.getTime())
  return { happenedAt: new Date(last === null ? notAfterNow : Math.max(notAfterNow, last.getTime())), wasWrong }
}

export type BookedCard = {
  blockedAt: Date | null
  endedAt: Date | null
  endReason: 'replaced' | 'returned' | null
  validUntil: string | null
  enrolledFrom: string
  enrolledUntil: string | null
  lastStep: number | null
}

/** What is to be told of a card that was used at an instant. */
export function notesOnCard(card: BookedCard, { happenedAt, step }: { happenedAt: Date; step: number | null }): ReserveNote[] {
  const { date } = norwegianTime(happenedAt)
  const notes: ReserveNote[] = []
  if (card.endedAt && card.endedAt <= happenedAt) notes.push(card.endReason === 'replaced' ? 'card_replaced' : 'card_over')
  if (card.blockedAt && card.blockedAt <= happenedAt) notes.push('card_blocked')
  if (card.validUntil !== null && card.validUntil < date) notes.push('card_expired')
  if (card.enrolledFrom > date || (card.enrolledUntil !== null && card.enrolledUntil < date)) notes.push('not_enrolled')
  // Only the newest step is remembered: one that is older may have been used anywhere, or nowhere.
  if (step !== null && step === card.lastStep) notes.push('code_used_before')
  return notes
}

/** What is to be told of the bounds within which a till sells alone. `before` is what this device sold with the card that day. */
export function notesOnBounds(
  { totalOre, list }: Pick<ReserveRecord, 'totalOre' | 'list'>,
  { bounds, before, happenedAt, isListKnown }: { bounds: ReserveBounds; before: { count: number; sumOre: number }; happenedAt: Date; isListKnown: boolean },
): ReserveNote[] {
  const notes: ReserveNote[] = []
  if (totalOre > bounds.mostPurchaseOre) notes.push('over_purchase_bound')
  if (before.count >= bounds.mostCardCount || before.sumOre + totalOre > bounds.mostCardOre) notes.push('over_card_bound')
  if (!isListKnown) notes.push('list_unknown')
  else if (happenedAt.getTime() - Date.parse(list.madeAt) > bounds.listHours * 3_600_000) notes.push('list_too_old')
  return notes
}

/** A phone's step must be of the time when it was shown; the device may be a few steps off. */
const STEPS_OFF = 4
/** A sale whose outcome nobody knew is sold anew with the code that was shown then: within the hour. */
const STEPS_OF_AN_HOUR = 120
export function isStepOfTime(step: number, claimed: Date, { isSoldAnew = false } = {}): boolean {
  const old = Math.floor(claimed.getTime() / (STEP_SECONDS * 1000)) - step
  return old >= -STEPS_OFF && old <= (isSoldAnew ? STEPS_OF_AN_HOUR : STEPS_OFF)
}

/** What a sale takes that the wallet does not hold: delivered on credit (§ 2-8-7). */
export const overdrawnBy = (totalOre: number, balanceOre: number) => Math.max(0, totalOre - Math.max(0, balanceOre))

/**
 * Which day of a reserve register a record opens, when none is open. A day that has its report gets no second one: what
 * comes late is the next day's.
 */
export function dayToOpen(localDate: string, lastZDay: string | null, dayAfter: (day: string) => string): string {
  return lastZDay !== null && localDate <= lastZDay ? dayAfter(lastZDay) : localDate
}
