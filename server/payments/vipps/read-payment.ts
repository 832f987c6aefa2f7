// What a payment and its events say, in the port's words. The state tells how the payer's part ended; where the money
// is stands in the aggregate alone.

import type { ProviderMovement, ProviderPayment, ProviderWord } from '../port.ts'
import type { Payment, PaymentEvent } from './shapes.ts'

export function paymentOf({ amount, state, aggregate }: Payment, events: readonly PaymentEvent[]): ProviderPayment {
  const authorisedOre = aggregate.authorizedAmount.value - aggregate.cancelledAmount.value
  const capturedOre = aggregate.capturedAmount.value
  return {
    word: wordOf(state, { authorisedOre, capturedOre, events }),
    amountOre: amount.value,
    authorisedOre,
    capturedOre,
    refundedOre: aggregate.refundedAmount.value,
    movements: movementsOf(events),
    failedReferences: failedOf(events),
    storedCard: null,
  }
}

/** True when the events have something to tell. */
export const hasEvents = ({ state }: Payment) => state !== 'CREATED'

type Facts = { authorisedOre: number; capturedOre: number; events: readonly PaymentEvent[] }

function wordOf(state: string, { authorisedOre, capturedOre, events }: Facts): ProviderWord {
  switch (state) {
    case 'AUTHORIZED':
      // It stays so whatever becomes of the money.
      if (authorisedOre > capturedOre) return 'authorised'
      return capturedOre > 0 ? 'captured' : 'released'
    case 'ABORTED':
      return wasRefused(events) ? 'declined' : 'abandoned'
    case 'EXPIRED':
      return wasRefused(events) ? 'declined' : 'expired'
    case 'TERMINATED':
      return 'abandoned'
    default:
      return 'open'
  }
}

// Whoever gives up after the bank has said no was refused; whoever gives up without it has changed their mind.
const wasRefused = (events: readonly PaymentEvent[]) => events.some(({ name, success }) => name === 'AUTHORIZED' && !success)

const KINDS: Record<string, ProviderMovement['kind']> = { CAPTURED: 'capture', REFUNDED: 'refund' }

function movementsOf(events: readonly PaymentEvent[]): ProviderMovement[] {
  return events.flatMap(({ name, success, pspReference, amount, timestamp, idempotencyKey }) => {
    const kind = KINDS[name]
    const happenedAt = new Date(timestamp)
    if (!kind || !success || amount.value <= 0 || Number.isNaN(happenedAt.getTime())) return []
    return [{ kind, reference: idempotencyKey ?? null, number: pspReference, amountOre: amount.value, happenedAt, feeOre: null }]
  })
}

function failedOf(events: readonly PaymentEvent[]): string[] {
  const done = new Set(events.flatMap(({ success, idempotencyKey }) => (success && idempotencyKey ? [idempotencyKey] : [])))
  return events.flatMap(({ success, idempotencyKey }) => (!success && idempotencyKey && !done.has(idempotencyKey) ? [idempotencyKey] : []))
}
