// What can be done to an order, by the payer, by the merchant and by the company's own people, and when the
// merchant is told. Every deed leaves the order's books whole or untouched.

import { randomUUID } from 'node:crypto'
import type { CallbackPolicy } from '../delivery/callbacks.ts'
import type { Surroundings } from '../simulator.ts'
import { cardProblem, problemOfAmount } from './magic-amounts.ts'
import { type Books, type Card, isLocked, type Order, remainingCapture, remainingReversal, type Token, type Transaction } from './orders.ts'
import { inputError, type Problem, problem } from './problems.ts'

/** Seconds after the transaction at which a callback that was not heard is sent again. */
const RETRIES_MS = [0, 30_000, 60_000, 360_000, 432_000, 864_000, 1_265_000]

export const cards = {
  visa3ds: { brand: 'Visa', maskedPan: '476173******0416', expiryDate: '12/2028', has3ds: true },
  mastercard3ds: { brand: 'Mastercard', maskedPan: '522661******3406', expiryDate: '09/2029', has3ds: true },
  visa: { brand: 'Visa', maskedPan: '492500******0004', expiryDate: '12/2028', has3ds: false },
} as const satisfies Record<string, Card>
export type CardName = keyof typeof cards

export type TransactionWish = { amount: number; vatAmount: number; description: string; payeeReference: string; receiptReference?: string }

export type Deeds = ReturnType<typeof makeDeeds>

export function makeDeeds(books: Books, { now, callbacks }: Surroundings) {
  const touch = (order: Order) => {
    order.updated = now()
  }

  const remember = (order: Order, event: Omit<Order['history'][number], 'created'>) => {
    order.history.push({ created: now(), ...event })
    touch(order)
  }

  /** Never for a stored card: the answer to the charge is its result. */
  const tell = (order: Order, number: number, fate?: Partial<CallbackPolicy>) => {
    const url = order.urls.callbackUrl
    if (!url || order.operation === 'UnscheduledPurchase') return
    const { orderReference } = order.payeeInfo
    const place = { id: order.id, instrument: 'paymentorders', number }
    const body =
      order.version === '3.1'
        ? { ...(orderReference && { orderReference }), paymentOrder: place }
        : {
            paymentOrder: { id: order.id, instrument: 'paymentorders' },
            payment: { id: `${order.id}/payment`, number },
            transaction: { id: `${order.id}/transactions/${number}`, number },
          }
    callbacks.send({ url, body: JSON.stringify(body), headers: () => ({}), retriesMs: RETRIES_MS, ...(fate && { fate }) })
  }

  /** One try with a card or an app. Answers the problem when it fails; the order then waits for another try. */
  const pay = (
    order: Order,
    { card, refuse = null, fate }: { card: CardName | 'vipps'; refuse?: Problem | null; fate?: Partial<CallbackPolicy> },
  ): Problem | null => {
    order.isBusy = false
    if (order.status !== 'Initialized') return problem('paymentorders/forbidden', 403, 'The payment order is not open')
    const number = books.nextNumber()
    const instrument = card === 'vipps' ? 'Vipps' : 'CreditCard'
    const found = refuse ?? (card === 'vipps' ? null : problemOfAmount(order.amount))
    remember(order, { name: 'PaymentAttemptStarted', instrument, number, initiatedBy: 'Payer' })
    if (found) {
      order.failedAttempts.push({ created: now(), instrument, number, status: 'Failed', problem: found })
      remember(order, { name: 'PaymentAttemptFailed', instrument, number, initiatedBy: 'PaymentGateway' })
      tell(order, number, fate)
      return found
    }
    const used = card === 'vipps' ? null : cards[card]
    const token = card !== 'vipps' && order.wantsToken && order.payerReference ? newToken(order.payerReference, card) : null
    order.status = 'Paid'
    order.paid = { number, instrument, card: used, at: now(), token }
    remember(order, { name: 'PaymentPaid', instrument, number, amount: order.amount, initiatedBy: 'Payer' })
    tell(order, number, fate)
    return null
  }

  const newToken = (payerReference: string, card: CardName): string => {
    const token = [card, payerReference, randomUUID()].join('.')
    books.tokens.set(token, tokenNamed(token) as Token)
    return token
  }
  // What a token says of itself survives a restart, as tokens do at the real one.
  const tokenOf = (id: string): Token | null => {
    const token = books.tokens.get(id) ?? tokenNamed(id)
    if (token) books.tokens.set(id, token)
    return token
  }

  const abort = (order: Order, { reason, by, fate }: { reason: string; by: 'Payee' | 'Payer'; fate?: Partial<CallbackPolicy> }): Problem | null => {
    if (order.status !== 'Initialized' || order.isBusy) return problem('paymentorders/forbidden', 403, 'The payment order cannot be aborted now')
    order.status = 'Aborted'
    order.abortReason = reason
    remember(order, { name: 'PaymentAborted', initiatedBy: by })
    tell(order, books.nextNumber(), fate)
    return null
  }

  const failLater = (order: Order, type: 'Capture' | 'Reversal', found: Problem): Problem => {
    order.failuresInARow[type] += 1
    order.failedLater.push({ created: now(), type, number: books.nextNumber(), problem: found })
    remember(order, { name: type === 'Capture' ? 'PaymentCapturedFailed' : 'PaymentReversedFailed', initiatedBy: 'Payee' })
    return found
  }

  const add = (order: Order, type: Transaction['type'], wish: TransactionWish): Transaction => {
    const transaction = { id: `${order.id}/financialtransactions/${randomUUID()}`, created: now(), type, number: books.nextNumber(), ...wish }
    order.transactions.push(transaction)
    touch(order)
    tell(order, transaction.number)
    return transaction
  }

  const capture = (order: Order, wish: TransactionWish): Problem | null => {
    if (isLocked(order, 'Capture')) return problem('paymentorders/forbidden', 403, 'Too many failed captures')
    if (wish.amount > remainingCapture(order)) return failLater(order, 'Capture', inputError('Transaction.Amount', 'The amount is larger than what remains'))
    order.captured += wish.amount
    order.failuresInARow.Capture = 0
    remember(order, { name: remainingCapture(order) > 0 ? 'PaymentPartiallyCaptured' : 'PaymentCaptured', amount: wish.amount, initiatedBy: 'Payee' })
    add(order, 'Capture', wish)
    return null
  }

  const cancel = (order: Order, wish: Omit<TransactionWish, 'amount' | 'vatAmount'>): Problem | null => {
    const amount = remainingCapture(order)
    if (amount === 0) return problem('paymentorders/forbidden', 403, 'There is nothing to cancel')
    order.cancelled += amount
    if (order.captured === 0) order.status = 'Cancelled'
    remember(order, { name: order.captured === 0 ? 'PaymentCancelled' : 'PaymentPartiallyCancelled', amount, initiatedBy: 'Payee' })
    add(order, 'Cancellation', { ...wish, amount, vatAmount: 0 })
    return null
  }

  const reverse = (order: Order, wish: TransactionWish, { type = 'Reversal' as 'Reversal' | 'Chargeback' } = {}): Problem | null => {
    if (isLocked(order, 'Reversal')) return problem('paymentorders/forbidden', 403, 'Too many failed reversals')
    if (remainingReversal(order) === 0) return problem('paymentorders/forbidden', 403, 'There is nothing to reverse')
    if (wish.amount > remainingReversal(order)) return failLater(order, 'Reversal', inputError('Transaction.Amount', 'The amount is larger than what remains'))
    order.reversed += wish.amount
    order.failuresInARow.Reversal = 0
    if (remainingReversal(order) === 0 && remainingCapture(order) === 0) order.status = 'Reversed'
    remember(order, { name: remainingReversal(order) > 0 ? 'PaymentPartiallyReversed' : 'PaymentReversed', amount: wish.amount, initiatedBy: 'Payee' })
    add(order, type, wish)
    return null
  }

  /** A stored card is charged, in one attempt. */
  const charge = (order: Order, tokenId: string): Problem | null => {
    const token = tokenOf(tokenId)
    if (!token || token.payerReference !== order.payerReference) return { ...inputError('PaymentOrder.UnscheduledToken', 'The token is unknown'), status: 404 }
    if (!token.isActive) return problem('paymentorders/paymenttokeninactive', 422, 'The token is not active')
    const isAtLimit = token.refusals >= MOST_REFUSALS[token.card.brand]
    const found = isAtLimit ? cardProblem('monthlylimitexceeded') : (token.next.shift() ?? problemOfAmount(order.amount))
    const number = books.nextNumber()
    if (found) {
      token.refusals = /donotretry/.test(found.type) ? MOST_REFUSALS[token.card.brand] : token.refusals + 1
      order.status = 'Failed'
      order.failedAttempts.push({ created: now(), instrument: 'CreditCard', number, status: 'Failed', problem: found })
      remember(order, { name: 'PaymentAttemptFailed', number, initiatedBy: 'PaymentGateway' })
      return null
    }
    order.status = 'Paid'
    order.paid = { number, instrument: 'CreditCard', card: token.card, at: now(), token: null }
    remember(order, { name: 'PaymentPaid', number, amount: order.amount, initiatedBy: 'Payee' })
    return null
  }

  return { pay, abort, capture, cancel, reverse, charge, tokenOf }
}

function tokenNamed(token: string): Token | null {
  const [card = '', payerReference = '', ...rest] = token.split('.')
  if (!Object.hasOwn(cards, card) || payerReference === '' || rest.length !== 1) return null
  return { token, payerReference, card: cards[card as CardName], isActive: true, refusals: 0, next: [] }
}

/** Refused attempts without the payer, in thirty days, that the card schemes allow. */
const MOST_REFUSALS = { Visa: 15, Mastercard: 35 } as const
