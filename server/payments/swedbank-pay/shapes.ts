// What we read of Swedbank Pay's answers, and nothing more: unknown fields are theirs to add.

import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { ProviderTrouble } from '../port.ts'

const Text = Type.String()
const Whole = Type.Integer()

const Problem = Type.Object({
  type: Text,
  status: Type.Optional(Whole),
  instance: Type.Optional(Text),
  problems: Type.Optional(Type.Array(Type.Object({ name: Text }))),
})
export type Problem = Static<typeof Problem>

const Transaction = Type.Object({
  type: Text,
  number: Type.Union([Whole, Text]),
  amount: Whole,
  created: Text,
  payeeReference: Type.Optional(Text),
})

const PaymentOrder = Type.Object({
  id: Text,
  status: Text,
  amount: Type.Optional(Whole),
  remainingCaptureAmount: Type.Optional(Whole),
  remainingReversalAmount: Type.Optional(Whole),
  paid: Type.Optional(
    Type.Object({
      tokens: Type.Optional(Type.Array(Type.Object({ type: Text, token: Text, name: Type.Optional(Text), expiryDate: Type.Optional(Text) }))),
      details: Type.Optional(Type.Object({ cardBrand: Type.Optional(Text) })),
    }),
  ),
  financialTransactions: Type.Optional(Type.Object({ financialTransactionsList: Type.Optional(Type.Array(Transaction)) })),
  failedAttempts: Type.Optional(Type.Object({ failedAttemptList: Type.Optional(Type.Array(Type.Object({ status: Text }))) })),
  postPurchaseFailedAttempts: Type.Optional(
    Type.Object({ postpurchaseFailedAttemptList: Type.Optional(Type.Array(Type.Object({ payeeReference: Type.Optional(Text) }))) }),
  ),
  failed: Type.Optional(Type.Object({ problem: Type.Optional(Problem) })),
})
export type PaymentOrder = Static<typeof PaymentOrder>

const Operation = Type.Object({ rel: Text, method: Text, href: Text })
export type ShownOperation = Static<typeof Operation>

const Answer = Type.Object({ paymentOrder: PaymentOrder, operations: Type.Array(Operation) })
export type Answer = Static<typeof Answer>

/** Reads an answer about an order. Its top is spelled in two ways. @throws ProviderTrouble answer_not_understood */
export function readAnswer(text: string): Answer {
  const found = readJson(text)
  if (isObject(found)) {
    const answer = 'paymentorder' in found ? { ...found, paymentOrder: found.paymentorder } : found
    if (Check(Answer, answer)) return answer
  }
  throw new ProviderTrouble('answer_not_understood')
}

/** Reads a problem; null when it is none. */
export function readProblem(text: string): Problem | null {
  const found = readJson(text)
  return Check(Problem, found) ? found : null
}

/** A problem's type is its last path segment, whatever its case. */
export const typeOf = ({ type }: Problem) => (type.split('/').at(-1) ?? '').toLowerCase()

const isObject = (found: unknown): found is Record<string, unknown> => typeof found === 'object' && found !== null

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is not understood, by whoever asked.
    return null
  }
}
