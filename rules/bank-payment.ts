// Where a payment that the bank has booked belongs: to the wallet that its KID names, or to a person who must look.
// Money that has come cannot be refused, so nothing is guessed: what is not certain waits.

import type { ReasonToWait } from '../contract/bank-routes.ts'
import type { LineFailure } from '../contract/refund-words.ts'
import { type KidMeaning, readKid } from './kid.ts'

export type BookedPayment = { direction: 'in' | 'out'; isReversal: boolean; amountOre: number; kid: string | null; message: string | null }

/** What is known of the wallet behind the KID. */
export type WalletBehindKid = { isOfThisOperator: boolean; isEnrolled: boolean; balanceOre: number; maximumBalanceOre: number }

export type Placement = { credit: true } | { wait: ReasonToWait } | { note: true }

/** The KID of a payment: where it belongs, or alone in the message, as some payers write it. */
export function kidOn({ kid, message }: Pick<BookedPayment, 'kid' | 'message'>): KidMeaning | null {
  return (kid ? readKid(kid) : null) ?? (message && /^[\d\s]+$/.test(message) ? readKid(message) : null)
}

/** Decides one payment. `wallet` is null when the KID names none. */
export function placePayment(payment: BookedPayment, wallet: WalletBehindKid | null): Placement {
  if (payment.isReversal) return { wait: 'taken_back' }
  if (payment.direction === 'out') return { note: true }
  if (kidOn(payment) === null) return { wait: payment.kid ? 'unknown_kid' : 'no_kid' }
  if (!wallet) return { wait: 'unknown_kid' }
  if (!wallet.isOfThisOperator) return { wait: 'kid_of_other_operator' }
  if (!wallet.isEnrolled) return { wait: 'not_enrolled' }
  if (wallet.balanceOre + payment.amountOre > wallet.maximumBalanceOre) return { wait: 'balance_would_be_too_high' }
  return { credit: true }
}

// ISO 20022's codes for a returned payment: the account is closed, blocked or its owner gone; or there is no such account.
const CLOSED = new Set(['AC04', 'AC05', 'AC06', 'AC07', 'MD07'])
const WRONG = new Set(['AC01', 'AC02', 'AC03', 'BE01', 'BE05', 'RC01', 'RC04'])

/** Why the bank sent a payment of ours back, from its code. */
export function whyReturned(code: string | null): LineFailure {
  if (code !== null && CLOSED.has(code)) return 'account_closed'
  return code !== null && WRONG.has(code) ? 'account_wrong' : 'bank_refused'
}
