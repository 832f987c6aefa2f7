// The payer's way through the demo provider: card, BankID, approval, and back to where the payer came from.

import { timingSafeEqual } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isLanguage, type Language } from '../../../language/languages.ts'
import type { House } from '../../house.ts'
import { hmac256 } from '../../keys.ts'
import { bankIdPage, cardPage, decidePage, donePage, notFoundPage, type Shown, stepAddress } from './pages.ts'
import { decide, decideLater, type DemoPayment, findPayment } from './store.ts'
import type { MerchantCalls } from './tell-merchant.ts'

/** How long the slow bank takes. */
const SLOW_BANK_MS = 20_000

type Asked = { Params: { reference: string }; Querystring: Record<string, string | undefined>; Body: Record<string, string | undefined> }

export function registerPayPages(app: FastifyInstance, house: House, merchantCalls: MerchantCalls): void {
  const css = fs.readFileSync(path.join(import.meta.dirname, 'pages.css'), 'utf8')
  const proofKey = house.keys.derive('demo provider bankid')
  const proofOf = ({ reference }: DemoPayment) => hmac256(proofKey, reference).toString('hex').slice(0, 32)
  const isProved = (payment: DemoPayment, proof: string | undefined) => {
    const [given, wanted] = [Buffer.from(proof ?? ''), Buffer.from(proofOf(payment))]
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }

  // A form sends its fields as a query would.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 4_096 }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })

  const schema = { hide: true }
  app.get('/pages.css', { schema }, async (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(css))

  /** A page of a payment that can still be paid; otherwise the page that says how it ended. */
  const step = (method: 'GET' | 'POST', url: string, answer: (shown: Shown, asked: Asked, reply: FastifyReply) => Promise<FastifyReply> | FastifyReply) => {
    app.route<Asked>({
      method,
      url,
      schema,
      handler: async (request, reply) => {
        const payment = await findPayment(house.database, request.params.reference, house.clock.now())
        const language = languageOf(request.query.language, payment)
        if (!payment) return send(reply.status(404), notFoundPage(language))
        const shown = { payment, language }
        allowOwnPageOnly(reply, payment)
        if (payment.state !== 'open' || payment.approvesAt !== null) return send(reply, donePage(shown))
        return answer(shown, { Params: request.params, Querystring: request.query, Body: request.body ?? {} }, reply)
      },
    })
  }

  step('GET', '/pay/:reference', (shown, _asked, reply) => send(reply, cardPage(shown)))
  step('POST', '/pay/:reference', (shown, _asked, reply) => reply.redirect(stepAddress(shown, 'bankid'), 303))
  step('GET', '/pay/:reference/bankid', (shown, _asked, reply) => send(reply, bankIdPage(shown, { isWrong: false })))
  step('POST', '/pay/:reference/bankid', (shown, { Body }, reply) => {
    const isSixDigits = /^\d{3}\s?\d{3}$/.test((Body.code ?? '').trim())
    if (!isSixDigits) return send(reply.status(422), bankIdPage(shown, { isWrong: true }))
    return reply.redirect(stepAddress(shown, 'decide', proofOf(shown.payment)), 303)
  })
  step('GET', '/pay/:reference/decide', (shown, { Querystring: { proof } }, reply) =>
    isProved(shown.payment, proof) ? send(reply, decidePage(shown, { proof: proof as string })) : reply.redirect(stepAddress(shown, 'bankid'), 303),
  )
  step('POST', '/pay/:reference/decide', async (shown, { Querystring: { proof }, Body }, reply) => {
    const { payment } = shown
    if (!isProved(payment, proof)) return reply.redirect(stepAddress(shown, 'bankid'), 303)
    const now = house.clock.now()
    const approvesAt = Body.answer === 'slowly' ? new Date(now.getTime() + SLOW_BANK_MS) : null
    if (approvesAt) await decideLater(house.database, { ...payment, approvesAt })
    else await decide(house.database, { ...payment, state: Body.answer === 'decline' ? 'declined' : 'approved', now })
    merchantCalls.tell({ ...payment, approvesAt })
    return reply.redirect(payment.returnUrl, 303)
  })
  step('POST', '/pay/:reference/leave', async ({ payment }, _asked, reply) => {
    await decide(house.database, { ...payment, state: 'abandoned', now: house.clock.now() })
    merchantCalls.tell(payment)
    return reply.redirect(payment.returnUrl, 303)
  })
}

const languageOf = (wanted: string | undefined, payment: DemoPayment | null): Language => (isLanguage(wanted) ? wanted : (payment?.language ?? 'nb'))

const send = (reply: FastifyReply, page: string) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)

// The form's answer sends the browser on to the merchant, and browsers count that as the form's target.
function allowOwnPageOnly(reply: FastifyReply, { returnUrl }: DemoPayment): void {
  reply.header(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${new URL(returnUrl).origin}; base-uri 'none'; frame-ancestors 'none'`,
  )
}
