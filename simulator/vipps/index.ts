// Vipps MobilePay, simulated: ePayment with its landing page and app, webhooks that are signed, and errors.

import type { Company } from '../simulator.ts'
import { registerApi } from './api.ts'
import { makeDeeds } from './deeds.ts'
import { registerPayPages } from './pay-pages.ts'
import { openBooks, type Payment } from './payments.ts'
import { isProblemCode } from './problems.ts'
import { simulatedSalesUnits } from './sales-units.ts'
import { type DeliberateDifference, deliberateDifferences, makeSettlements } from './settlements.ts'

export { magicAmounts } from './magic-amounts.ts'
export { simulatedSalesUnits } from './sales-units.ts'

/** How often payments are looked through for those whose time is over. */
const AGE_EVERY_MS = 1_000
const LONGEST_PASS_S = 400 * 24 * 3_600

export const vipps: Company = {
  name: 'vipps',
  title: 'Vipps MobilePay',
  portVariable: 'SIMULATOR_VIPPS_PORT',
  usualPort: 3103,
  register: (app, given) => {
    let aheadMs = 0
    const surroundings = { ...given, now: () => new Date(given.now().getTime() + aheadMs) }
    const books = openBooks()
    const deeds = makeDeeds(books, surroundings)
    const settlements = makeSettlements(books, surroundings.now)
    const api = registerApi(app, surroundings, { books, deeds, settlements })
    registerPayPages(app, { books, deeds })

    const ageAll = () => {
      for (const payment of books.payments.values()) if (payment.state === 'CREATED') deeds.age(payment)
    }
    const ageing = setInterval(ageAll, AGE_EVERY_MS).unref()
    app.addHook('onClose', async () => clearInterval(ageing))

    /** The payment that is meant, by its reference: with or without the sales unit before it. */
    const act = (deed: (payment: Payment, wish: Record<string, unknown>) => unknown) => (wish: Record<string, unknown>) => {
      const reference = String(wish.reference ?? '').replace(/^\d+\//, '')
      const payment = [...books.payments.values()].find((each) => each.reference === reference)
      if (!payment) return null
      deeds.age(payment)
      return { problem: deed(payment, wish) ?? null, state: payment.state }
    }
    const amountOf = ({ amount }: Record<string, unknown>, usual: number) => (typeof amount === 'number' ? amount : usual)
    return {
      forget: () => {
        books.forget()
        settlements.forget()
        api.forget()
        aheadMs = 0
      },
      deeds: {
        'payments/approve': act((payment) => deeds.approve(payment)),
        'payments/decline': act((payment) => deeds.approve(payment, { refuse: 'Insufficient funds' })),
        'payments/leave': act((payment) => deeds.end(payment, { state: 'ABORTED' })),
        'payments/expire': act((payment) => deeds.end(payment, { state: 'EXPIRED' })),
        // In the merchant's portal.
        'payments/reverse': act((payment, wish) =>
          deeds.refund(payment, { amount: amountOf(wish, payment.captured - payment.refunded), key: deeds.portalKey() }),
        ),
        'payments/release': act((payment) => deeds.cancel(payment, { onlyOpen: false, key: deeds.portalKey() })),
        'payments/fail-captures': act((payment, { code, times }) => {
          payment.failing = { code: isProblemCode(code) ? code : '6280', times: typeof times === 'number' ? times : 1 }
        }),
        // The report of a day is to differ from what happened.
        'settlements/differ': ({ kind, reference, amount, msn }) => {
          const known = deliberateDifferences.find((each) => each === kind)
          const named = typeof reference === 'string' ? reference.replace(/^\d+\//, '') : null
          const wish = { msn: String(msn ?? simulatedSalesUnits[0].msn), reference: named, amount: typeof amount === 'number' ? amount : 10_000 }
          return known && settlements.differ({ kind: known satisfies DeliberateDifference, ...wish }) ? { done: true } : null
        },
        // All tokens that are out stop working, as when keys are changed.
        'tokens/end': () => {
          books.tokens.clear()
          return { done: true }
        },
        'clock/pass': ({ seconds }) => {
          if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LONGEST_PASS_S)) return null
          aheadMs += seconds * 1_000
          ageAll()
          return { done: true, now: surroundings.now().toISOString() }
        },
      },
    }
  },
}
