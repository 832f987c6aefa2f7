// The payment orders and the tokens, in memory and bounded: the oldest go when there are too many.

import { randomBytes, randomUUID } from 'node:crypto'
import type { Problem } from './problems.ts'

export type Transaction = {
  id: string
  created: Date
  type: 'Capture' | 'Cancellation' | 'Reversal' | 'Chargeback'
  number: number
  amount: number
  vatAmount: number
  description: string
  payeeReference: string
  receiptReference?: string
}

/** `next`: what the bank says to the next charges, one after the other. */
export type Token = { token: string; payerReference: string; card: Card; isActive: boolean; refusals: number; next: Problem[] }
export type Card = { brand: 'Visa' | 'Mastercard'; maskedPan: string; expiryDate: string; has3ds: boolean }

export type Order = {
  id: string
  created: Date
  updated: Date
  operation: 'Purchase' | 'Verify' | 'UnscheduledPurchase'
  status: 'Initialized' | 'Paid' | 'Reversed' | 'Cancelled' | 'Aborted' | 'Failed'
  version: '3.1' | '3.0'
  currency: string
  amount: number
  vatAmount: number
  description: string
  language: string
  initiatingSystemUserAgent: string
  urls: Record<string, unknown> & { completeUrl?: string; cancelUrl?: string; callbackUrl?: string }
  payeeInfo: { payeeId: string; payeeReference: string; payeeName?: string; orderReference?: string; subsite?: string }
  payerReference: string | null
  metadata: Record<string, unknown>
  wantsToken: boolean
  checkoutKey: string
  /** The payer has been through BankID on the page. */
  proof: string | null
  /** The payer is in another app or waits for a slow bank: the order cannot be aborted. */
  isBusy: boolean
  paid: { number: number; instrument: string; card: Card | null; at: Date; token: string | null } | null
  captured: number
  cancelled: number
  reversed: number
  transactions: Transaction[]
  failedAttempts: { created: Date; instrument: string; number: number; status: 'Failed' | 'Aborted'; problem: Problem }[]
  failedLater: { created: Date; type: 'Capture' | 'Cancellation' | 'Reversal'; number: number; problem: Problem }[]
  abortReason: string | null
  /** Of captures and of reversals that failed in a row: after five it is locked. */
  failuresInARow: { Capture: number; Reversal: number }
  history: { created: Date; name: string; instrument?: string; number?: number; amount?: number; initiatedBy: 'Payee' | 'Payer' | 'PaymentGateway' }[]
}

export const LOCKED_AFTER = 5
const MOST_ORDERS = 5_000
const MOST_REFERENCES = 50_000

export type Books = {
  orders: Map<string, Order>
  byCheckoutKey: Map<string, Order>
  tokens: Map<string, Token>
  /** Every payeeReference ever used, whatever came of it. */
  useReference: (reference: string) => boolean
  nextNumber: () => number
  add: (order: Order) => void
  forget: () => void
}

export function openBooks(): Books {
  const references = new Set<string>()
  let number = 40_000_000_000 + randomBytes(3).readUIntBE(0, 3) * 100
  const books: Books = {
    orders: new Map(),
    byCheckoutKey: new Map(),
    tokens: new Map(),
    useReference: (reference) => {
      if (references.has(reference)) return false
      references.add(reference)
      dropOldest(references, MOST_REFERENCES)
      return true
    },
    nextNumber: () => (number += 1),
    add: (order) => {
      books.orders.set(order.id, order)
      books.byCheckoutKey.set(order.checkoutKey, order)
      dropOldest(books.orders, MOST_ORDERS)
      dropOldest(books.byCheckoutKey, MOST_ORDERS)
    },
    forget: () => {
      for (const kept of [references, books.orders, books.byCheckoutKey, books.tokens]) kept.clear()
    },
  }
  return books
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  if (kept.size > most) kept.delete(kept.keys().next().value as string)
}

export const newOrderId = () => `/psp/paymentorders/${randomUUID()}`
export const newCheckoutKey = () => randomBytes(16).toString('hex')

export const remainingCapture = ({ status, amount, captured, cancelled, operation }: Order) =>
  status === 'Paid' && operation !== 'Verify' ? amount - captured - cancelled : 0
export const remainingReversal = ({ captured, reversed }: Order) => captured - reversed
export const isLocked = ({ failuresInARow }: Order, type: 'Capture' | 'Reversal') => failuresInARow[type] >= LOCKED_AFTER
