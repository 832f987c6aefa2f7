// The payer's way: card, BankID where the card asks for it, approval, and back to where the payer came from.

import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isLanguage, type Language } from '../../language/languages.ts'
import type { CallbackPolicy } from '../delivery/callbacks.ts'
import { registerStyle, sendPage } from '../pages/frame.ts'
import { type CardName, cards, type Deeds } from './deeds.ts'
import { cardProblem } from './magic-amounts.ts'
import type { Books, Order } from './orders.ts'
import { type Fate, fates } from '../pages/ends.ts'
import { bankIdPage, cardPage, closedPage, decidePage, donePage, notFoundPage, refusedPage, type Shown, stepAddress } from './pages.ts'

/** How long the slow bank takes, and a late message. */
const SLOW_BANK_MS = 20_000
const LATE_MESSAGE_MS = 15_000

const FATES: Record<Fate, Partial<CallbackPolicy>> = { usual: {}, late: { delayMs: LATE_MESSAGE_MS }, twice: { copies: 2 }, never: { losePercent: 100 } }

type Asked = { Params: { key: string }; Querystring: Record<string, string | undefined>; Body: Record<string, string | undefined> }

export function registerPayPages(app: FastifyInstance, { books, deeds }: { books: Books; deeds: Deeds }): void {
  registerStyle(app)

  const send = (reply: FastifyReply, page: string, { urls }: Order) => sendPage(reply, page, [urls.completeUrl ?? '', urls.cancelUrl ?? ''])

  /** A page of an order that can still be paid; otherwise the page that says how it ended. */
  const step = (method: 'GET' | 'POST', url: string, answer: (shown: Shown, asked: Asked, reply: FastifyReply) => FastifyReply) => {
    app.route<Asked>({
      method,
      url: `/checkout/:key${url}`,
      handler: async (request, reply) => {
        const order = books.byCheckoutKey.get(request.params.key)
        const language = languageOf(request.query.language, order)
        if (!order) return sendPage(reply.status(404), notFoundPage(language))
        const chosen = request.body?.card ?? request.query.card
        const card = isCard(chosen) ? { card: chosen } : {}
        const shown = { order, language, ...card }
        if (order.status !== 'Initialized' || order.isBusy) return send(reply, donePage(shown), order)
        return answer(shown, { Params: request.params, Querystring: request.query, Body: request.body ?? {} }, reply)
      },
    })
  }
  const isProved = ({ order }: Shown, { Querystring: { proof } }: Asked) => order.proof !== null && proof === order.proof
  const show = (render: (shown: Shown) => string) => (shown: Shown, _asked: Asked, reply: FastifyReply) => send(reply, render(shown), shown.order)

  step('GET', '', show(cardPage))
  step('POST', '', (shown, _asked, reply) => {
    if (!shown.card) return reply.redirect(stepAddress(shown, ''), 303)
    const has3ds = shown.card !== 'vipps' && cards[shown.card].has3ds
    shown.order.proof = has3ds ? null : randomBytes(16).toString('hex')
    return reply.redirect(has3ds ? stepAddress(shown, 'bankid') : stepAddress(shown, 'decide', shown.order.proof as string), 303)
  })
  step(
    'GET',
    '/bankid',
    show((shown) => bankIdPage(shown, { isWrong: false })),
  )
  step('POST', '/bankid', (shown, { Body }, reply) => {
    const isSixDigits = /^\d{3}\s?\d{3}$/.test((Body.code ?? '').trim())
    if (!isSixDigits) return send(reply.status(422), bankIdPage(shown, { isWrong: true }), shown.order)
    shown.order.proof = randomBytes(16).toString('hex')
    return reply.redirect(stepAddress(shown, 'decide', shown.order.proof), 303)
  })
  step('GET', '/decide', (shown, asked, reply) =>
    isProved(shown, asked) && shown.card ? send(reply, decidePage(shown), shown.order) : reply.redirect(stepAddress(shown, ''), 303),
  )
  step('GET', '/refused', show(refusedPage))
  step('POST', '/decide', (shown, asked, reply) => {
    const { order, card } = shown
    if (!card || !isProved(shown, asked)) return reply.redirect(stepAddress(shown, ''), 303)
    const { answer, message } = asked.Body
    const fate = FATES[fates.find((each) => each === message) ?? 'usual']
    const refuse = answer === 'decline' ? cardProblem('acquirerinsufficientfunds') : answer === 'cancel-bankid' ? cardProblem('3dsecureusercancelled') : null
    if (answer === 'slowly') {
      order.isBusy = true
      setTimeout(() => deeds.pay(order, { card, fate }), SLOW_BANK_MS).unref()
      return reply.redirect(order.urls.completeUrl as string, 303)
    }
    order.proof = null
    if (deeds.pay(order, { card, refuse, fate })) return reply.redirect(stepAddress(shown, 'refused'), 303)
    return answer === 'close' ? send(reply, closedPage(shown), order) : reply.redirect(order.urls.completeUrl as string, 303)
  })
  step('POST', '/leave', ({ order }, _asked, reply) => {
    deeds.abort(order, { reason: 'CancelledByConsumer', by: 'Payer' })
    return reply.redirect(order.urls.cancelUrl as string, 303)
  })
}

const isCard = (name: string | undefined): name is CardName | 'vipps' => name !== undefined && (name === 'vipps' || Object.hasOwn(cards, name))

function languageOf(wanted: string | undefined, order: Order | undefined): Language {
  if (isLanguage(wanted)) return wanted
  return order?.language.startsWith('en') ? 'en' : 'nb'
}
