// The merchant's side of the protocol: access tokens, ePayment v1, and webhook registrations.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Surroundings } from '../simulator.ts'
import type { Deeds } from './deeds.ts'
import type { Books, Payment } from './payments.ts'
import { type Problem, problem, sendGatewayProblem, sendProblem } from './problems.ts'
import { makeRateLimits } from './rate-limits.ts'
import { fieldsOf, problemOfHeaders, readModification, readPayment } from './requests.ts'
import { type SalesUnit, simulatedSalesUnits } from './sales-units.ts'
import type { Settlements } from './settlements.ts'
import { landingOf, showChange, showPayment } from './show-payment.ts'
import { register } from './webhooks.ts'

const TOKEN_LIVES_S = 3_599
const MOST_READS = 120
const MOST_CHANGES = 5

type Params = { reference: string; id: string; topic: string; day: string }
type Asked = FastifyRequest<{ Params: Params; Querystring: { cursor?: string }; Body: unknown }>
type Answer = { status: number; body: unknown }
type Parts = { books: Books; deeds: Deeds; settlements: Settlements }

/** So many entries of a report come at once; theirs are a thousand, and a cursor leads on. */
const ENTRIES_AT_ONCE = 100

const isProblem = (done: Answer | Problem): done is Problem => 'traceId' in done

export function registerApi(app: FastifyInstance, surroundings: Surroundings, { books, deeds, settlements }: Parts): { forget: () => void } {
  const { faults, now, address } = surroundings
  const limits = makeRateLimits(now)
  const headerOf = ({ headers }: Pick<Asked, 'headers'>, name: string) => String(headers[name] ?? '')
  const send = (reply: FastifyReply, { status, body }: Answer) => (body === undefined ? reply.status(status).send() : reply.status(status).send(body))

  /** Which sales unit asks, or the gateway's no. */
  const salesUnitOf = (request: Asked): SalesUnit | [401 | 403, string] => {
    const unit = simulatedSalesUnits.find(({ subscriptionKeys }) =>
      (subscriptionKeys as readonly string[]).includes(headerOf(request, 'ocp-apim-subscription-key')),
    )
    if (!unit) return [401, 'Access denied due to missing or invalid subscription key.']
    if (headerOf(request, 'merchant-serial-number') !== unit.msn) return [403, 'The merchant serial number is missing or not yours.']
    return unit
  }

  app.post('/accesstoken/get', (request, reply) =>
    faults.around('token', reply, () => {
      const unit = salesUnitOf(request as Asked)
      if (Array.isArray(unit)) return sendGatewayProblem(reply, ...(unit as [401 | 403, string]))
      const { clientId, clientSecret, msn } = unit as SalesUnit
      if (headerOf(request as Asked, 'client_id') !== clientId || headerOf(request as Asked, 'client_secret') !== clientSecret)
        return sendGatewayProblem(reply, 401, 'The client id or secret is wrong.')
      const seconds = Math.floor(now().getTime() / 1_000)
      return reply.send({
        token_type: 'Bearer',
        expires_in: String(TOKEN_LIVES_S),
        ext_expires_in: String(TOKEN_LIVES_S),
        expires_on: String(seconds + TOKEN_LIVES_S),
        not_before: String(seconds - 300),
        resource: '00000002-0000-0000-c000-000000000000',
        access_token: books.addToken(msn, now().getTime() + TOKEN_LIVES_S * 1_000),
      })
    }),
  )

  /** A route of the API: the merchant is known, and what is to go wrong goes wrong. */
  const route = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    { step, work }: { step: string; work: (request: Asked, msn: string) => Answer | Problem | null },
  ) =>
    app.route<{ Params: Params; Querystring: { cursor?: string }; Body: unknown }>({
      method,
      url,
      handler: (request, reply) =>
        faults.around(step, reply, () => {
          const unit = salesUnitOf(request)
          if (Array.isArray(unit)) return sendGatewayProblem(reply, ...(unit as [401 | 403, string]))
          const { msn } = unit as SalesUnit
          const token = books.tokens.get(headerOf(request, 'authorization').replace(/^Bearer /, ''))
          if (!token || token.endsAtMs <= now().getTime() || token.msn !== msn) return sendGatewayProblem(reply, 401, 'Unauthorized. The token is invalid.')
          const done = problemOfHeaders(request.headers) ?? work(request, msn)
          // Their gateway counts, and answers by itself.
          if (done === null) return sendGatewayProblem(reply, 429, 'Rate limit is exceeded. Try again in a moment.')
          return isProblem(done) ? sendProblem(reply, done, request.url.replace(/^\/epayment/, '')) : send(reply, done)
        }),
    })

  /** Does it once for each key: the same again gets the first answer, something else under the same key is refused. */
  const once = (request: Asked, msn: string, { verb, conflict }: { verb: string; conflict: Problem }, work: (key: string) => Answer | Problem) => {
    const key = headerOf(request, 'idempotency-key')
    if (key.length === 0 || key.length > 50) return problem('4140')
    const name = `${msn} ${verb} ${key}`
    const body = `${request.url} ${JSON.stringify(request.body ?? null)}`
    const known = books.answered.get(name)
    if (known) return known.body === body ? ({ status: known.status, body: known.answer } satisfies Answer) : conflict
    const done = work(key)
    books.remember(name, isProblem(done) ? { body, status: done.status, answer: done } : { body, status: done.status, answer: done.body })
    return done
  }

  const changes = (request: Asked, msn: string, verb: string) => limits.allows(`${verb} ${msn} ${request.params.reference}`, MOST_CHANGES)
  const reads = (request: Asked, msn: string) => limits.allows(`read ${msn} ${request.params.reference}`, MOST_READS)
  const paymentOf = (request: Asked, msn: string): Payment | null => {
    const found = books.find(msn, request.params.reference)
    return found && deeds.age(found)
  }

  route('POST', '/epayment/v1/payments', {
    step: 'create',
    work: (request, msn) => {
      const reference = fieldsOf(request.body).reference
      if (!limits.allows(`create ${msn} ${String(reference)}`, MOST_CHANGES)) return null
      return once(request, msn, { verb: 'create', conflict: problem('4020') }, (key) => {
        const { wish, found } = readPayment(request.body)
        if (found) return found
        if (books.find(msn, wish.reference)) return problem('4150')
        const payment = books.add(msn, wish, now())
        deeds.created(payment, key)
        return { status: 201, body: { redirectUrl: landingOf(payment, address()), reference: payment.reference } }
      })
    },
  })

  route('GET', '/epayment/v1/payments/:reference', {
    step: 'read',
    work: (request, msn) => {
      if (!reads(request, msn)) return null
      const payment = paymentOf(request, msn)
      return payment ? { status: 200, body: showPayment(payment, address()) } : problem('5090')
    },
  })

  route('GET', '/epayment/v1/payments/:reference/events', {
    step: 'events',
    work: (request, msn) => {
      if (!reads(request, msn)) return null
      const payment = paymentOf(request, msn)
      return payment ? { status: 200, body: payment.events } : problem('5090')
    },
  })

  const modifications = {
    capture: { conflict: problem('4010'), act: deeds.capture },
    refund: { conflict: problem('4150'), act: deeds.refund },
  } as const
  for (const [verb, { conflict, act }] of Object.entries(modifications)) {
    route('POST', `/epayment/v1/payments/:reference/${verb}`, {
      step: verb,
      work: (request, msn) => {
        if (!changes(request, msn, verb)) return null
        const payment = paymentOf(request, msn)
        if (!payment) return problem('5090')
        return once(request, msn, { verb, conflict }, (key) => {
          const { wish: amount, found } = readModification(request.body)
          return found ?? act(payment, { amount, key }) ?? { status: 200, body: showChange(payment) }
        })
      },
    })
  }

  route('POST', '/epayment/v1/payments/:reference/cancel', {
    step: 'cancel',
    work: (request, msn) => {
      if (!changes(request, msn, 'cancel')) return null
      const payment = paymentOf(request, msn)
      if (!payment) return problem('5090')
      const onlyOpen = fieldsOf(request.body).cancelTransactionOnly === true
      const key = headerOf(request, 'idempotency-key')
      const act = (known?: string): Answer | Problem => deeds.cancel(payment, { onlyOpen, key: known }) ?? { status: 200, body: showChange(payment) }
      return key === '' ? act() : once(request, msn, { verb: 'cancel', conflict: problem('4020') }, act)
    },
  })

  route('POST', '/epayment/v1/test/payments/:reference/approve', {
    step: 'approve',
    work: (request, msn) => {
      const payment = paymentOf(request, msn)
      if (!payment) return problem('5090')
      deeds.approve(payment)
      return { status: 200, body: undefined }
    },
  })

  route('POST', '/webhooks/v1/webhooks', {
    step: 'webhooks',
    work: ({ body }, msn) => {
      const { registration, found } = register(books, msn, body)
      return found ?? { status: 201, body: { id: registration.id, secret: registration.secret } }
    },
  })
  route('GET', '/webhooks/v1/webhooks', {
    step: 'webhooks',
    work: (_request, msn) => ({
      status: 200,
      body: { webhooks: [...books.registrations.values()].filter((each) => each.msn === msn).map(({ id, url, events }) => ({ id, url, events })) },
    }),
  })
  route('DELETE', '/webhooks/v1/webhooks/:id', {
    step: 'webhooks',
    work: ({ params }, msn) => {
      if (books.registrations.get(params.id)?.msn !== msn) return { ...problem('5090'), extraDetails: [] }
      books.registrations.delete(params.id)
      return { status: 204, body: undefined }
    },
  })

  route('GET', '/settlement/v1/ledgers', {
    step: 'ledgers',
    work: (_request, msn) => ({
      status: 200,
      body: {
        items: simulatedSalesUnits
          .filter((unit) => unit.msn === msn)
          .map(({ ledgerId, ownerId }) => ({
            ledgerId,
            currency: 'NOK',
            payoutBankAccount: { scheme: 'BBAN:NO', id: '86011117947' },
            owner: { scheme: 'business:NO:ORG', id: ownerId },
            settlesForRecipientHandles: [`api:${msn}`],
          })),
        cursor: '',
      },
    }),
  })
  route('GET', '/report/v2/ledgers/:id/:topic/dates/:day', {
    step: 'report',
    work: ({ params, query }, msn) => {
      const isOwn = simulatedSalesUnits.some((unit) => unit.msn === msn && unit.ledgerId === params.id)
      const entries = isOwn && params.topic === 'funds' ? settlements.reportOf(msn, params.day) : null
      // Not there yet, or not theirs: both are 404.
      if (entries === null) return { status: 404, body: { title: 'The report for this date is not available yet', status: 404 } }
      const from = Number(query.cursor ?? 0)
      const rest = from + ENTRIES_AT_ONCE < entries.length ? String(from + ENTRIES_AT_ONCE) : ''
      return { status: 200, body: { items: entries.slice(from, from + ENTRIES_AT_ONCE), cursor: rest, tryLater: false } }
    },
  })

  return { forget: limits.forget }
}
