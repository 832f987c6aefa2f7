// What can be done to a payment, by the payer, by the merchant and by the company's own people, and when the merchant is
// told. Every deed leaves the payment's books whole or untouched.

import { randomUUID } from 'node:crypto'
import type { CallbackPolicy } from '../delivery/callbacks.ts'
import type { Surroundings } from '../simulator.ts'
import { refusedAmounts, refusedRefunds, UNKNOWN_FOR_AN_HOUR } from './magic-amounts.ts'
import { type Books, type EventName, type Payment, remaining } from './payments.ts'
import { type Problem, problem } from './problems.ts'
import { tellOf } from './webhooks.ts'

const HOUR_MS = 3_600_000

type Fate = Partial<CallbackPolicy> | undefined
type Happening = { name: EventName; value: number; success?: boolean; key?: string | undefined; fate?: Fate }

export type Deeds = ReturnType<typeof makeDeeds>

export function makeDeeds(books: Books, surroundings: Surroundings) {
  const { now } = surroundings

  const happens = (payment: Payment, { name, value, success = true, key, fate }: Happening): void => {
    const event = {
      reference: payment.reference,
      pspReference: name === 'CREATED' ? payment.pspReference : books.nextNumber(),
      name,
      amount: { currency: payment.currency, value },
      timestamp: now().toISOString(),
      ...(key !== undefined && { idempotencyKey: key }),
      success,
    }
    payment.events.push(event)
    tellOf(books, surroundings, { payment, event, fate })
  }

  const created = (payment: Payment, key: string): void => happens(payment, { name: 'CREATED', value: payment.amount, key })

  /** The payer approves. Answers why not, in the bank's words, when the bank says no; the payer may then try another card. */
  const approve = (payment: Payment, { refuse = null, fate }: { refuse?: string | null; fate?: Fate } = {}): string | null => {
    payment.isBusy = false
    if (payment.state !== 'CREATED') return 'The payment is not open'
    const reason = refuse ?? refusedAmounts[payment.amount] ?? null
    if (reason !== null) {
      happens(payment, { name: 'AUTHORIZED', value: payment.amount, success: false, fate })
      return reason
    }
    if (payment.amount === UNKNOWN_FOR_AN_HOUR && now().getTime() < payment.createdAt.getTime() + HOUR_MS) {
      payment.isBusy = true
      return null
    }
    payment.state = 'AUTHORIZED'
    payment.authorized = payment.amount
    payment.authorizedAt = now()
    happens(payment, { name: 'AUTHORIZED', value: payment.amount, fate })
    return null
  }

  const end = (payment: Payment, { state, fate, key }: { state: 'ABORTED' | 'EXPIRED' | 'TERMINATED'; fate?: Fate; key?: string | undefined }): void => {
    if (payment.state !== 'CREATED' || payment.isBusy) return
    payment.state = state
    happens(payment, { name: state, value: payment.amount, key, fate })
  }

  /** Brings a payment up to the hour: nobody has to look at it for it to expire. */
  const age = (payment: Payment): Payment => {
    if (payment.state === 'CREATED' && payment.isBusy && payment.amount === UNKNOWN_FOR_AN_HOUR) approve(payment)
    if (now().getTime() >= payment.expiresAt.getTime()) end(payment, { state: 'EXPIRED' })
    return payment
  }

  const capture = (payment: Payment, { amount, key }: { amount: number; key: string }): Problem | null => {
    if (payment.state !== 'AUTHORIZED') return problem('6080')
    if (payment.failing) {
      const { code, times } = payment.failing
      payment.failing = times > 1 ? { code, times: times - 1 } : null
      happens(payment, { name: 'CAPTURED', value: amount, key, success: false })
      return problem(code)
    }
    if (payment.cancelled > 0) return problem('6070')
    if (remaining(payment) === 0) return problem('6170')
    if (amount > remaining(payment)) return problem('6090')
    payment.captured += amount
    happens(payment, { name: 'CAPTURED', value: amount, key })
    return null
  }

  const refund = (payment: Payment, { amount, key }: { amount: number; key?: string }): Problem | null => {
    if (payment.state !== 'AUTHORIZED' || payment.captured === 0) return problem('6020')
    const refused = refusedRefunds[amount]
    if (refused) return problem(refused)
    if (payment.refunded === payment.captured) return problem('6180')
    if (amount > payment.captured - payment.refunded) return problem('6150')
    payment.refunded += amount
    happens(payment, { name: 'REFUNDED', value: amount, key })
    return null
  }

  const cancel = (payment: Payment, { onlyOpen, key }: { onlyOpen: boolean; key?: string | undefined }): Problem | null => {
    if (payment.isBusy) return problem('6160')
    if (payment.state === 'CREATED') {
      end(payment, { state: 'TERMINATED', key })
      return null
    }
    if (payment.state !== 'AUTHORIZED') return problem('6190')
    if (onlyOpen) return problem('6060')
    const value = remaining(payment)
    if (value === 0) return problem(payment.captured > 0 ? '6040' : '6190')
    payment.cancelled += value
    happens(payment, { name: 'CANCELLED', value, key })
    return null
  }

  /** What is done in the merchant's portal has a key of the portal's own. */
  const portalKey = () => randomUUID()

  return { created, approve, end, age, capture, refund, cancel, portalKey }
}
