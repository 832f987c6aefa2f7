// The demo provider's API for merchants, as another company would offer it: a payment is made and
// read over HTTP with a bearer secret.

import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { AmountOre, closed, Language } from '../../../contract/shapes.ts'
import type { House } from '../../house.ts'
import type { Keys } from '../../keys.ts'
import { providerWords } from './first-port.ts'
import { findPayment, makeOrFind, type NewDemoPayment } from './store.ts'

/** Known to the provider and its one merchant. */
export const demoSecret = (keys: Keys) => keys.derive('demo provider').toString('hex')

const Url = Type.String({ pattern: '^https?://[^\\s"<>]+$', maxLength: 500 })

const PaymentWish = closed({
  reference: Type.String({ pattern: '^[0-9A-Za-z-]{1,50}$' }),
  amountOre: AmountOre,
  description: Type.String({ minLength: 1, maxLength: 200 }),
  language: Language,
  callbackUrl: Url,
  returnUrl: Url,
})

export const DemoPaymentAnswer = closed({
  paymentId: Type.String(),
  reference: Type.String(),
  amountOre: Type.Integer(),
  state: Type.Enum(providerWords),
  payAt: Type.String(),
})

type Wish = Omit<NewDemoPayment, 'reference' | 'merchantReference'> & { reference: string }

export function registerPaymentApi(app: FastifyInstance, house: House): void {
  const secret = demoSecret(house.keys)
  const answerOf = (payment: { reference: string; merchantReference: string; amountOre: number; state: string }) => ({
    paymentId: payment.reference,
    reference: payment.merchantReference,
    amountOre: payment.amountOre,
    state: payment.state,
    payAt: `${house.publicUrl}/demo-provider/pay/${payment.reference}`,
  })

  app.post<{ Body: Wish }>('/api/payments', { schema: { hide: true, body: PaymentWish } }, async (request, reply) => {
    if (!isMerchant(request, secret)) return reply.status(401).send({ error: 'unknown merchant' })
    const { reference, ...wish } = request.body
    const paymentId = randomBytes(16).toString('hex')
    const payment = await makeOrFind(house.database, { ...wish, reference: paymentId, merchantReference: reference }, house.clock.now())
    if (payment.amountOre !== wish.amountOre) return reply.status(409).send({ error: 'the reference stands for another payment' })
    return reply.send(answerOf(payment))
  })

  app.get<{ Params: { paymentId: string } }>('/api/payments/:paymentId', { schema: { hide: true } }, async (request, reply) => {
    if (!isMerchant(request, secret)) return reply.status(401).send({ error: 'unknown merchant' })
    const payment = await findPayment(house.database, request.params.paymentId, house.clock.now())
    return payment ? reply.send(answerOf(payment)) : reply.status(404).send({ error: 'no such payment' })
  })
}

function isMerchant(request: FastifyRequest, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${secret}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
