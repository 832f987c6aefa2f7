// The payments, tokens, registrations and answered keys, in memory and bounded: the oldest go when there are too many.

import { randomBytes, randomUUID } from 'node:crypto'
import type { PaymentWish } from './requests.ts'
import type { ProblemCode } from './problems.ts'

export const eventNames = ['CREATED', 'AUTHORIZED', 'CAPTURED', 'CANCELLED', 'REFUNDED', 'ABORTED', 'EXPIRED', 'TERMINATED'] as const
export type EventName = (typeof eventNames)[number]

export type PaymentEvent = {
  reference: string
  pspReference: string
  name: EventName
  amount: { currency: string; value: number }
  timestamp: string
  idempotencyKey?: string
  success: boolean
}

export type Payment = PaymentWish & {
  msn: string
  pspReference: string
  /** What the landing page's address ends with. */
  token: string
  createdAt: Date
  expiresAt: Date
  state: 'CREATED' | 'AUTHORIZED' | 'ABORTED' | 'EXPIRED' | 'TERMINATED'
  authorizedAt: Date | null
  authorized: number
  cancelled: number
  captured: number
  refunded: number
  events: PaymentEvent[]
  /** Whose app it was opened in. */
  phoneNumber: string | null
  /** The bank has not answered yet: it neither expires nor can be ended. */
  isBusy: boolean
  /** Captures that are to fail. */
  failing: { code: ProblemCode; times: number } | null
}

export type Registration = { id: string; msn: string; secret: string; url: string; events: string[] }
export type AnsweredKey = { body: string; status: number; answer: unknown }

const MOST_PAYMENTS = 5_000
const MOST_TOKENS = 1_000
const MOST_KEYS = 20_000
const LIFE_MS = 10 * 60_000

export type Books = {
  payments: Map<string, Payment>
  byToken: Map<string, Payment>
  /** Access tokens: whose, and until when. */
  tokens: Map<string, { msn: string; endsAtMs: number }>
  registrations: Map<string, Registration>
  answered: Map<string, AnsweredKey>
  nextNumber: () => string
  add: (msn: string, wish: PaymentWish, now: Date) => Payment
  find: (msn: string, reference: string) => Payment | null
  addToken: (msn: string, endsAtMs: number) => string
  remember: (key: string, answered: AnsweredKey) => void
  forget: () => void
}

export function openBooks(): Books {
  let number = 1_300_000_000 + randomBytes(3).readUIntBE(0, 3)
  const books: Books = {
    payments: new Map(),
    byToken: new Map(),
    tokens: new Map(),
    registrations: new Map(),
    answered: new Map(),
    nextNumber: () => String((number += 1)),
    add: (msn, wish, now) => {
      const payment: Payment = {
        ...wish,
        msn,
        pspReference: randomUUID(),
        token: randomBytes(24).toString('base64url'),
        createdAt: now,
        expiresAt: new Date(now.getTime() + LIFE_MS),
        state: 'CREATED',
        authorizedAt: null,
        authorized: 0,
        cancelled: 0,
        captured: 0,
        refunded: 0,
        events: [],
        phoneNumber: wish.prefilledNumber,
        isBusy: false,
        failing: null,
      }
      books.payments.set(nameOf(msn, wish.reference), payment)
      books.byToken.set(payment.token, payment)
      dropOldest(books.payments, MOST_PAYMENTS)
      dropOldest(books.byToken, MOST_PAYMENTS)
      return payment
    },
    find: (msn, reference) => books.payments.get(nameOf(msn, reference)) ?? null,
    addToken: (msn, endsAtMs) => {
      const token = `${Buffer.from('{"typ":"JWT"}').toString('base64url')}.${randomBytes(48).toString('base64url')}`
      books.tokens.set(token, { msn, endsAtMs })
      dropOldest(books.tokens, MOST_TOKENS)
      return token
    },
    remember: (key, answered) => {
      books.answered.set(key, answered)
      dropOldest(books.answered, MOST_KEYS)
    },
    forget: () => {
      for (const kept of [books.payments, books.byToken, books.tokens, books.registrations, books.answered]) kept.clear()
    },
  }
  return books
}

const nameOf = (msn: string, reference: string) => `${msn}/${reference}`

function dropOldest(kept: Map<string, unknown>, most: number): void {
  if (kept.size > most) kept.delete(kept.keys().next().value as string)
}

/** What is reserved and neither taken nor let go. */
export const remaining = ({ authorized, cancelled, captured }: Payment) => authorized - cancelled - captured
