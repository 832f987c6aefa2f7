// Where a payment that the bank has booked belongs: to the wallet that its KID names, or to a person who must look.
// Money that has come cannot be refused, so nothing is guessed: what is not certain waits.

import type { ReasonToWait } from '../contract/bank-routes.ts'
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
