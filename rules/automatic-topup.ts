// When a wallet is topped up by itself, with how much, and what stops it. What somebody has agreed to is never exceeded:
// not the amount, not the month's cap, and not what the wallet has room for.

import type { ArrangementState, ArrangementWhy } from '../contract/automatic-topup-words.ts'
import type { Refusal } from '../contract/refusals.ts'
import { addDays, instantOfNorwegianTime, norwegianTime, startOfNorwegianDay } from './norwegian-time.ts'
import { type FreeAmount, isOffered } from './topup-amounts.ts'

/** What the owner has agreed to. Either a threshold or a day of the month is set. */
export type Terms = { thresholdOre: number | null; dayOfMonth: number | null; amountOre: number; monthlyCapOre: number }

export const thresholdBounds = { leastOre: 1_000, mostOre: 50_000 } as const
export const MOST_MONTHLY_CAP_ORE = 500_000
const USUAL_CAP_ORE = 100_000

/** The cap that is chosen beforehand: 1000 kroner, or twice the amount where that is more. */
export const usualCapOre = (amountOre: number) => Math.min(MOST_MONTHLY_CAP_ORE, Math.max(USUAL_CAP_ORE, 2 * amountOre))

/** Why these terms cannot be agreed on, or null when they can. */
export function refuseTerms(terms: Terms, { maximumBalanceOre, freeAmount }: { maximumBalanceOre: number; freeAmount: FreeAmount | null }): Refusal | null {
  const { thresholdOre, dayOfMonth, amountOre, monthlyCapOre } = terms
  const no = (fault: string): Refusal => ({ code: 'automatic_terms_not_valid', facts: { fault } })
  if ((thresholdOre === null) === (dayOfMonth === null)) return no('when')
  if (!isOffered(amountOre, freeAmount)) return { code: 'amount_not_offered', facts: freeAmount ?? {} }
  if (thresholdOre !== null) {
    if (thresholdOre % 100 !== 0 || thresholdOre < thresholdBounds.leastOre || thresholdOre > thresholdBounds.mostOre) return no('threshold')
    // Otherwise it would be below the threshold again at once, and be charged again and again.
    if (amountOre < thresholdOre) return no('amount')
    if (thresholdOre + amountOre > maximumBalanceOre) return no('room')
  }
  if (dayOfMonth !== null && (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > 31)) return no('day')
  if (monthlyCapOre % 100 !== 0 || monthlyCapOre < amountOre || monthlyCapOre > MOST_MONTHLY_CAP_ORE) return no('cap')
  return null
}

/** The calendar month in Oslo, "2026-11", with when it began and when the next begins. */
export function norwegianMonthOf(instant: Date): { month: string; from: Date; until: Date } {
  const month = norwegianTime(instant).date.slice(0, 7)
  return { month, from: startOfNorwegianDay(`${month}-01`), until: startOfNorwegianDay(`${monthAfter(month)}-01`) }
}

function monthAfter(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7)
}

const monthBefore = (month: string) => addDays(`${month}-01`, -1).slice(0, 7)

/** The day in a month ("2026-02"): the last one where the month is shorter. */
function dayIn(month: string, dayOfMonth: number): string {
  const lastDay = Number(addDays(`${monthAfter(month)}-01`, -1).slice(8))
  return `${month}-${String(Math.min(dayOfMonth, lastDay)).padStart(2, '0')}`
}

/** The latest day until today on which it was due. */
export function latestDueDay(today: string, dayOfMonth: number): string {
  const month = today.slice(0, 7)
  const here = dayIn(month, dayOfMonth)
  return here <= today ? here : dayIn(monthBefore(month), dayOfMonth)
}

/** The first day after this one on which it is due. */
export function nextDueDay(after: string, dayOfMonth: number): string {
  const month = after.slice(0, 7)
  const here = dayIn(month, dayOfMonth)
  return here > after ? here : dayIn(monthAfter(month), dayOfMonth)
}

/** Nobody is charged, or written to, in the middle of the night. */
const DAY_BEGINS_AT = '06:00:00'

/** The fixed day that is due and has not been seen to, or null. However many were missed, it is one. */
function dueDay({ dayOfMonth, dayHandled, now }: { dayOfMonth: number; dayHandled: string; now: Date }): string | null {
  const day = latestDueDay(norwegianTime(now).date, dayOfMonth)
  return day > dayHandled && now >= instantOfNorwegianTime({ date: day, time: DAY_BEGINS_AT }) ? day : null
}

export type ArrangementFacts = Terms & {
  now: Date
  state: ArrangementState
  hasCard: boolean
  /** The card's last month, "2028-12", where it is known. */
  cardValidUntil: string | null
  /** The owner may still pay in on this wallet. */
  mayPay: boolean
  isEnrolled: boolean
  /** A top-up of this arrangement is on its way. */
  isInFlight: boolean
  balanceOre: number
  /** What top-ups of anybody will bring to the wallet. */
  inFlightOre: number
  /** What has come by itself since the month began, or is about to. */
  usedThisMonthOre: number
  maximumBalanceOre: number
  /** Nothing is tried before then. */
  notBefore: Date | null
  /** The last day that has been seen to. */
  dayHandled: string
}

export type ArrangementDecision =
  | { do: 'nothing' }
  | { do: 'charge'; amountOre: number }
  /** Nothing can be charged until then. `day` is the fixed day that has had its turn by this. */
  | { do: 'wait'; why: 'cap' | 'room'; until: Date; day: string | null }
  | { do: 'pause'; why: ArrangementWhy }
  | { do: 'stop'; why: ArrangementWhy }
  | { do: 'end'; why: ArrangementWhy }

/** Less than this is not worth a charge of its own, where the whole amount does not fit. */
export const LEAST_PART_ORE = 2_000
const LOOKS_FOR_ROOM_AFTER_MS = 24 * 3_600_000
const NOTHING = { do: 'nothing' } as const

/** What is to be done about an arrangement now. */
export function decideArrangement(facts: ArrangementFacts): ArrangementDecision {
  const { now, state, notBefore, balanceOre, inFlightOre, thresholdOre, dayOfMonth, dayHandled } = facts
  if (state === 'ended') return NOTHING
  if (!facts.mayPay) return { do: 'end', why: 'no_right' }
  if (!facts.isEnrolled) return { do: 'end', why: 'left' }
  if (state !== 'active' || facts.isInFlight) return NOTHING
  if (!facts.hasCard) return { do: 'stop', why: 'token_ended' }
  if (hasExpired(facts.cardValidUntil, now)) return { do: 'stop', why: 'card_expired' }
  if (notBefore !== null && notBefore > now) return NOTHING
  const day = dayOfMonth === null ? null : dueDay({ dayOfMonth, dayHandled, now })
  const isDue = thresholdOre === null ? day !== null : balanceOre + inFlightOre < thresholdOre
  if (!isDue) return NOTHING
  // Money was taken back here: whose debt this is, people must settle, and not a card by itself.
  if (balanceOre < 0) return { do: 'pause', why: 'debt' }
  return amountNow(facts, day)
}

function amountNow(facts: ArrangementFacts, day: string | null): ArrangementDecision {
  const { now, amountOre, monthlyCapOre, usedThisMonthOre, maximumBalanceOre, balanceOre, inFlightOre } = facts
  const capLeftOre = monthlyCapOre - usedThisMonthOre
  const roomOre = maximumBalanceOre - balanceOre - inFlightOre
  const fitsOre = wholeKroner(Math.min(amountOre, capLeftOre, roomOre))
  if (fitsOre >= Math.min(amountOre, LEAST_PART_ORE)) return { do: 'charge', amountOre: fitsOre }
  if (capLeftOre <= roomOre) return { do: 'wait', why: 'cap', until: norwegianMonthOf(now).until, day }
  return { do: 'wait', why: 'room', until: new Date(now.getTime() + LOOKS_FOR_ROOM_AFTER_MS), day }
}

const wholeKroner = (ore: number) => Math.floor(ore / 100) * 100

/** True when the card's last month is over, in Oslo. */
export const hasExpired = (validUntil: string | null, now: Date) => validUntil !== null && norwegianTime(now).date.slice(0, 7) > validUntil

const TOLD_BEFORE_DAYS = 30

/** True from thirty days before a card's last day: then its owner is told. */
export function expiresSoon(validUntil: string | null, now: Date): boolean {
  if (validUntil === null) return false
  const lastDay = addDays(`${monthAfter(validUntil)}-01`, -1)
  return norwegianTime(now).date >= addDays(lastDay, -TOLD_BEFORE_DAYS)
}

/** After so many refusals in a row it stops by itself. */
export const MOST_REFUSALS = 3
const DAY_MS = 24 * 3_600_000

export type CardRefusal = { reason: string; advice: 'later' | 'ask_payer' | 'stop' }

export type AfterRefusal = { refusals: number } & ({ do: 'wait'; waitMs: number } | { do: 'stop'; why: ArrangementWhy; isCardOver: boolean })

const WHYS: Readonly<Record<string, ArrangementWhy>> = { card_expired: 'card_expired', token_ended: 'token_ended', limit_reached: 'limit_reached' }

/** What follows when the card was refused, having been refused `refusals` times in a row before. */
export function afterRefusal({ reason, advice }: CardRefusal, refusals: number): AfterRefusal {
  const counted = refusals + 1
  if (advice === 'stop') return { refusals: counted, do: 'stop', why: WHYS[reason] ?? 'card_stopped', isCardOver: true }
  if (advice === 'ask_payer') return { refusals: counted, do: 'stop', why: 'payer_must_confirm', isCardOver: false }
  if (counted >= MOST_REFUSALS) return { refusals: counted, do: 'stop', why: 'refused', isCardOver: false }
  return { refusals: counted, do: 'wait', waitMs: DAY_MS }
}

/** A top-up that came is followed by this rest, so that no fault of anybody's charges twice at once. */
export const REST_AFTER_TOPUP_MS = 3_600_000
const FIRST_TROUBLE_WAIT_MS = 15 * 60_000

/** How long until it is tried again when the provider did not answer, for so many times in a row. Where it may have heard us, a day. */
export function waitAfterTrouble(troubles: number, { isHeard }: { isHeard: boolean }): number {
  return isHeard ? DAY_MS : Math.min(DAY_MS, FIRST_TROUBLE_WAIT_MS * 2 ** Math.max(0, troubles - 1))
}

/** The owner hears of the provider's silence when it has lasted for so many tries. */
export const TROUBLES_BEFORE_TOLD = 4

/** Whether it can be set going again as it is, or must first be paid in person so that a card is stored. */
export function mayResume({ state, why }: { state: ArrangementState; why: ArrangementWhy | null }): boolean {
  return state === 'paused' || (state === 'stopped' && why === 'refused')
}
