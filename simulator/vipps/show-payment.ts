// A payment as the API shows it.

import type { Payment } from './payments.ts'

const GUARANTEED_MS = 7 * 24 * 3_600_000

const aggregateOf = ({ currency, authorized, cancelled, captured, refunded }: Payment) => ({
  authorizedAmount: { currency, value: authorized },
  cancelledAmount: { currency, value: cancelled },
  capturedAmount: { currency, value: captured },
  refundedAmount: { currency, value: refunded },
})

export const landingOf = ({ token }: Payment, address: string) => `${address}/landing?token=${token}`

export function showPayment(payment: Payment, address: string): Record<string, unknown> {
  const { amount, currency, state, pspReference, reference, metadata, authorizedAt } = payment
  return {
    aggregate: aggregateOf(payment),
    amount: { currency, value: amount },
    state,
    paymentMethod: { type: 'WALLET', ...(authorizedAt && { cardBin: '492500' }) },
    profile: {},
    pspReference,
    redirectUrl: landingOf(payment, address),
    reference,
    ...(metadata && { metadata }),
    ...(authorizedAt && { captureGuaranteedUntil: new Date(authorizedAt.getTime() + GUARANTEED_MS).toISOString() }),
  }
}

/** The answer to a capture, a refund and a cancellation. */
export function showChange(payment: Payment): Record<string, unknown> {
  const { amount, currency, state, pspReference, reference } = payment
  return { amount: { currency, value: amount }, state, aggregate: aggregateOf(payment), pspReference, reference }
}
