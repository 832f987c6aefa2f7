// What we read of Vipps MobilePay's answers, and nothing more: unknown fields are theirs to add.

import { type Static, type TSchema, Type } from 'typebox'
import { Check } from 'typebox/value'
import { ProviderTrouble } from '../port.ts'

const Text = Type.String()
const Amount = Type.Object({ value: Type.Integer({ minimum: 0 }) })

export const AccessToken = Type.Object({
  access_token: Type.String({ minLength: 1, maxLength: 8_000 }),
  // A number in a string; seconds from now.
  expires_in: Type.Union([Type.String({ pattern: '^[0-9]{1,7}$' }), Type.Integer({ minimum: 0 })]),
})

export const CreatedPayment = Type.Object({ redirectUrl: Text, reference: Text })

const Aggregate = Type.Object({ authorizedAmount: Amount, cancelledAmount: Amount, capturedAmount: Amount, refundedAmount: Amount })

export const Payment = Type.Object({ amount: Amount, state: Text, aggregate: Aggregate })
export type Payment = Static<typeof Payment>

const PaymentEvent = Type.Object({
  name: Text,
  pspReference: Text,
  amount: Amount,
  timestamp: Text,
  idempotencyKey: Type.Optional(Type.Union([Text, Type.Null()])),
  success: Type.Boolean(),
})
export type PaymentEvent = Static<typeof PaymentEvent>
export const PaymentEvents = Type.Array(PaymentEvent)

export const WebhookBody = Type.Object({ msn: Text, reference: Text, pspReference: Text, name: Text, success: Type.Boolean() })

export const NewWebhook = Type.Object({ id: Text, secret: Text })
export const Webhooks = Type.Object({ webhooks: Type.Array(Type.Object({ id: Text, url: Text, events: Type.Array(Text) })) })

const Problem = Type.Object({
  traceId: Type.Optional(Type.Union([Text, Type.Null()])),
  extraDetails: Type.Optional(Type.Union([Type.Array(Type.Object({ name: Text, reason: Text })), Type.Null()])),
})
export type Problem = Static<typeof Problem>

/** Reads an answer. @throws ProviderTrouble answer_not_understood */
export function readAs<Shape extends TSchema>(shape: Shape, text: string): Static<Shape> {
  const found = readJson(text)
  if (Check(shape, found)) return found
  throw new ProviderTrouble('answer_not_understood')
}

/** Reads a problem; null when it is none. */
export function readProblem(text: string): Problem | null {
  const found = readJson(text)
  return Check(Problem, found) ? found : null
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is not understood, by whoever asked.
    return null
  }
}
