// The payer's way: the number, the app, and back to where the payer came from.

import type { FastifyInstance, FastifyReply } from 'fastify'
import { isLanguage, type Language } from '../../language/languages.ts'
import type { CallbackPolicy } from '../delivery/callbacks.ts'
import { registerStyle, sendPage } from '../pages/frame.ts'
import type { Deeds } from './deeds.ts'
import { type Fate, fates } from '../pages/ends.ts'
import { appPage, closedPage, donePage, landingPage, notFoundPage, refusedPage, type Shown, stepAddress } from './pages.ts'
import type { Books } from './payments.ts'

/** How long the slow bank takes, and a late message. */
const SLOW_BANK_MS = 20_000
const LATE_MESSAGE_MS = 15_000

const FATES: Record<Fate, Partial<CallbackPolicy>> = { usual: {}, late: { delayMs: LATE_MESSAGE_MS }, twice: { copies: 2 }, never: { losePercent: 100 } }

type Asked = { Querystring: Record<string, string | undefined>; Body: Record<string, string | undefined> | null }
type Form = Record<string, string | undefined>

export function registerPayPages(app: FastifyInstance, { books, deeds }: { books: Books; deeds: Deeds }): void {
  registerStyle(app)

  const send = (reply: FastifyReply, page: string, { payment }: Shown) => sendPage(reply, page, [payment.returnUrl])
  const goBack = (reply: FastifyReply, { payment }: Shown) => reply.redirect(payment.returnUrl, 303)

  /** A page of a payment that can still be paid; otherwise the page that says how it ended. */
  const step = (method: 'GET' | 'POST', url: string, answer: (shown: Shown, form: Form, reply: FastifyReply) => FastifyReply) =>
    app.route<Asked>({
      method,
      url,
      handler: async ({ query, body, headers }, reply) => {
        const payment = books.byToken.get(query.token ?? '')
        const language = languageOf(query.language, headers['accept-language'])
        if (!payment) return sendPage(reply.status(404), notFoundPage(language))
        const shown = { payment: deeds.age(payment), language }
        if (payment.state !== 'CREATED' || payment.isBusy) return send(reply, donePage(shown), shown)
        return answer(shown, body ?? {}, reply)
      },
    })

  step('GET', '/landing', (shown, _form, reply) => send(reply, landingPage(shown, { isWrong: false }), shown))
  step('POST', '/landing', (shown, { number = '' }, reply) => {
    const digits = number.replaceAll(/[\s-]/g, '').replace(/^(\+|00)?47(?=\d{8}$)/, '')
    if (!/^\d{8}$/.test(digits)) return send(reply.status(422), landingPage(shown, { isWrong: true }), shown)
    shown.payment.phoneNumber = `47${digits}`
    return reply.redirect(stepAddress(shown, 'app'), 303)
  })
  step('GET', '/app', (shown, _form, reply) =>
    shown.payment.phoneNumber === null ? reply.redirect(stepAddress(shown, 'landing'), 303) : send(reply, appPage(shown), shown),
  )
  step('POST', '/app', (shown, { answer, message }, reply) => {
    const { payment } = shown
    const fate = FATES[fates.find((each) => each === message) ?? 'usual']
    switch (answer) {
      case 'cancel':
        deeds.end(payment, { state: 'ABORTED', fate })
        return goBack(reply, shown)
      case 'expire':
        deeds.end(payment, { state: 'EXPIRED', fate })
        return goBack(reply, shown)
      case 'walk-away':
        return goBack(reply, shown)
      case 'slowly':
        payment.isBusy = true
        setTimeout(() => deeds.approve(payment, { fate }), SLOW_BANK_MS).unref()
        return goBack(reply, shown)
      default: {
        const refusal = deeds.approve(payment, { fate, refuse: answer === 'decline' ? 'Insufficient funds' : null })
        if (refusal !== null) return reply.redirect(stepAddress(shown, 'refused'), 303)
        return answer === 'close' ? send(reply, closedPage(shown), shown) : goBack(reply, shown)
      }
    }
  })
  step('GET', '/refused', (shown, _form, reply) => send(reply, refusedPage(shown), shown))
  step('POST', '/leave', (shown, _form, reply) => {
    deeds.end(shown.payment, { state: 'ABORTED' })
    return goBack(reply, shown)
  })
}

// The merchant does not say which language the payer speaks; the browser does.
function languageOf(wanted: string | undefined, accepted: string | undefined): Language {
  if (isLanguage(wanted)) return wanted
  const first = (accepted ?? '').slice(0, 2).toLowerCase()
  return first === 'nn' || first === 'en' ? first : 'nb'
}
