// The merchant's side of the protocol: payment orders v3.1.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Surroundings } from '../simulator.ts'
import { readOrder, readTransaction, readWholeTransaction } from './requests.ts'
import type { Deeds } from './deeds.ts'
import { type Books, type Order } from './orders.ts'
import { inputError, type Problem, problem, sendProblem } from './problems.ts'
import { showOrder, showPart } from './show-order.ts'

/** What a merchant of the simulator signs in with. */
export const simulatedMerchant = { token: 'simulated-access-token-0123456789abcdef', payeeId: '5cabf558-5283-482f-b252-4d58e06f6f3b' } as const

type Asked = { Params: { id: string; part: string; operation: string; token: string }; Querystring: Record<string, string | undefined>; Body: unknown }

export function registerApi(app: FastifyInstance, surroundings: Surroundings, { books, deeds }: { books: Books; deeds: Deeds }): void {
  const { faults, now, address } = surroundings

  const answer = (reply: FastifyReply, order: Order, { query }: Pick<FastifyRequest<Asked>, 'query'>, status = 200) =>
    reply
      .status(status)
      .type('application/json; charset=utf-8; version=3.1')
      .header('api-supported-versions', '3.0, 3.1')
      .send(showOrder(order, { address: address(), expand: (query.$expand ?? '').toLowerCase().split(',') }))

  /** A route of the API: the merchant is known, and what is to go wrong goes wrong. */
  const route = (
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    { step, work }: { step: string | ((body: unknown) => string); work: (request: FastifyRequest<Asked>, reply: FastifyReply) => Problem | FastifyReply },
  ) =>
    app.route<Asked>({
      method,
      url,
      handler: (request, reply) =>
        faults.around(typeof step === 'string' ? step : step(request.body), reply, () => {
          if (request.headers.authorization !== `Bearer ${simulatedMerchant.token}`)
            return sendProblem(reply, problem('unauthorized', 401, 'The access token is missing or unknown'))
          const done = work(request, reply)
          return 'type' in done && 'instance' in done ? sendProblem(reply, done) : done
        }),
    })

  const orderOf = ({ params }: FastifyRequest<Asked>) => books.orders.get(`/psp/paymentorders/${params.id}`)
  const notFound = () => problem('paymentorders/notfound', 404, 'The payment order is not found')
  const operationOf = (body: unknown) => String((body as { paymentorder?: { operation?: unknown } } | null)?.paymentorder?.operation ?? '')

  route('POST', '/psp/paymentorders', {
    step: (body) => (operationOf(body) === 'UnscheduledPurchase' ? 'charge' : 'create'),
    work: (request, reply) => {
      const { order, token, found } = readOrder(request.body, { now: now(), headers: request.headers })
      if (found) return found
      if (order.payeeInfo.payeeId !== simulatedMerchant.payeeId) return problem('paymentorders/forbidden', 403, 'The payee is not yours')
      if (!books.useReference(order.payeeInfo.payeeReference))
        return inputError('PaymentOrder.PayeeInfo.PayeeReference', 'The payeeReference has been used before')
      if (token !== null) {
        const refused = deeds.charge(order, token)
        if (refused) return refused
      }
      order.history.unshift({ created: now(), name: 'PaymentCreated', initiatedBy: 'Payee' })
      books.add(order)
      return answer(reply, order, request, 201)
    },
  })

  route('GET', '/psp/paymentorders/:id', {
    step: 'read',
    work: (request, reply) => {
      const order = orderOf(request)
      return order ? answer(reply, order, request) : notFound()
    },
  })

  route('GET', '/psp/paymentorders/:id/:part', {
    step: 'read',
    work: (request, reply) => {
      const order = orderOf(request)
      const part = order && showPart(order, request.params.part)
      return part ? reply.send(part) : notFound()
    },
  })

  route('PATCH', '/psp/paymentorders/:id', {
    step: 'abort',
    work: (request, reply) => {
      const order = orderOf(request)
      if (!order) return notFound()
      const wish = (request.body as { paymentorder?: { operation?: unknown; abortReason?: unknown } } | null)?.paymentorder
      if (wish?.operation !== 'Abort') return inputError('PaymentOrder.Operation', 'The operation is not known')
      if (wish.abortReason !== 'CancelledByConsumer' && wish.abortReason !== 'CancelledByCustomer')
        return inputError('PaymentOrder.AbortReason', 'The reason is not known')
      return deeds.abort(order, { reason: wish.abortReason, by: 'Payee' }) ?? answer(reply, order, request)
    },
  })

  const transactions = {
    captures: { step: 'capture', read: readWholeTransaction, act: deeds.capture },
    cancellations: { step: 'cancel', read: readTransaction, act: deeds.cancel },
    reversals: { step: 'reversal', read: readWholeTransaction, act: deeds.reverse },
  } as const
  for (const [name, { step, read, act }] of Object.entries(transactions)) {
    route('POST', `/psp/paymentorders/:id/${name}`, {
      step,
      work: (request, reply) => {
        const order = orderOf(request)
        if (!order) return notFound()
        const { wish, found } = read(request.body)
        if (found) return found
        if (!books.useReference(wish.payeeReference)) return inputError('Transaction.PayeeReference', 'The payeeReference has been used before')
        if (faults.takesLater(step)) {
          setTimeout(() => void act(order, wish), 1_000).unref()
          return answer(reply, order, request, 202)
        }
        return act(order, wish) ?? answer(reply, order, request)
      },
    })
  }

  route('PATCH', '/psp/paymentorders/unscheduledTokens/:token', {
    step: 'forget token',
    work: ({ params, body }, reply) => {
      const token = deeds.tokenOf(params.token)
      if (!token) return { ...inputError('Token', 'The token is unknown'), status: 404 }
      if ((body as { state?: unknown } | null)?.state !== 'Deleted') return inputError('State', 'The state is not known')
      token.isActive = false
      return reply.send({ payerOwnedTokens: { id: `/psp/paymentorders/payerownedtokens/${token.payerReference}` } })
    },
  })
}
