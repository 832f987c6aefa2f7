// How a part of a refund goes from being asked for to being paid, and how long anything is waited for. The table is
// the whole truth: what does not stand in it cannot happen. Money that is set aside ends in one of two places: with
// the payer, or back on the wallet.

import type { RefundPartState } from '../contract/refund-words.ts'
import { addDays } from './norwegian-time.ts'

export const refundEvents = ['goes_through_payment', 'goes_to_account', 'filed', 'paid', 'failed', 'came_back', 'undone'] as const
/**
 * goes_through_payment, goes_to_account: approved, or turned away from the other way. filed: stands in a file to the
 * bank. failed: the bank could not pay it. came_back: the bank had paid it, and sent it back. undone: back on the wallet.
 */
export type RefundEvent = (typeof refundEvents)[number]

const TRANSITIONS: Record<RefundPartState, Partial<Record<RefundEvent, RefundPartState>>> = {
  asked: { goes_through_payment: 'at_provider', goes_to_account: 'to_account', undone: 'returned' },
  at_provider: { paid: 'paid', goes_to_account: 'to_account', undone: 'returned' },
  to_account: { filed: 'in_run', undone: 'returned' },
  // What the bank has been told to pay is not taken back by us: the bank says how it went.
  in_run: { paid: 'paid', failed: 'to_account' },
  // Only of what went to an account: what a provider has given back, it has given back.
  paid: { came_back: 'to_account' },
  returned: {},
}

/** The state after an event, or null when the event cannot happen there. */
export const partAfter = (state: RefundPartState, event: RefundEvent): RefundPartState | null => TRANSITIONS[state][event] ?? null

/** True while the money lies on the account of refunds under way. */
export const isSetAside = (state: RefundPartState) => state !== 'paid' && state !== 'returned'

/** What can be given back of a wallet: what is there, less what is owed for a card. */
export const refundableOre = ({ balanceOre, owedOre }: { balanceOre: number; owedOre: number }) => Math.max(0, balanceOre - owedOre)

/** Whether a second person must say yes. Null: never. */
export const needsFourEyes = (amountOre: number, aboveOre: number | null) => aboveOre !== null && amountOre > aboveOre

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Card companies take money back through a payment for about a year; after that an account is the surer way. */
const PAYMENT_TAKES_BACK_MS = 365 * DAY

export const mayGoThroughPayment = (creditedAtMs: number, nowMs: number) => nowMs - creditedAtMs <= PAYMENT_TAKES_BACK_MS

const WAITS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR]
const LONGEST_WAIT_MS = 2 * HOUR

/** How long until a provider that did not answer is tried again, after so many tries. */
export const waitBeforeNextTry = (tries: number) => WAITS_MS[Math.max(0, tries - 1)] ?? LONGEST_WAIT_MS

/** A provider that is down for so long is not waited for: the money goes to an account. */
const TRIED_FOR_MS = 3 * DAY

export const hasTriedLongEnough = (beganAtMs: number, nowMs: number) => nowMs - beganAtMs >= TRIED_FOR_MS

/** A provider that has said no so often says no the next time, too; after five in a row it locks the payment. */
export const REFUSALS_OF_PART = 2
export const REFUSALS_OF_PAYMENT = 4

/** The first account can be used at once; one that takes the place of another waits, so that its owner can object. */
export const CHANGED_ACCOUNT_WAITS_MS = DAY

/** The days between a pupil's last day and the refund of what is left: time for late sales, and for a slip of the pen. */
const LEAVER_WAITS_DAYS = 3

/** The newest last day whose leavers are refunded today: "2026-11-25" → "2026-11-21". */
export const leftBy = (today: string) => addDays(today, -(LEAVER_WAITS_DAYS + 1))
