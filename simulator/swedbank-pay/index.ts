// Swedbank Pay, simulated: payment orders v3.1 with their payer pages, callbacks, stored cards and errors.

import type { Company } from '../simulator.ts'
import { registerApi, simulatedMerchant } from './api.ts'
import { cards, makeDeeds } from './deeds.ts'
import { cardProblem } from './magic-amounts.ts'
import { openBooks, type Order } from './orders.ts'
import { registerPayPages } from './pay-pages.ts'
import { makeSettlementFiles } from './settlements.ts'

export { simulatedMerchant } from './api.ts'
export { settlementFile, type Settled } from './settlements.ts'
export { magicAmounts } from './magic-amounts.ts'

const MOST_REFUSALS_AT_ONCE = 100

export const swedbankPay: Company = {
  name: 'swedbank-pay',
  title: 'Swedbank Pay',
  portVariable: 'SIMULATOR_SWEDBANK_PAY_PORT',
  usualPort: 3101,
  register: (app, surroundings) => {
    const books = openBooks()
    const deeds = makeDeeds(books, surroundings)
    const files = makeSettlementFiles(books, { payeeId: simulatedMerchant.payeeId, now: surroundings.now })
    registerApi(app, surroundings, { books, deeds })
    registerPayPages(app, { books, deeds })

    /** The order that is meant: by its id, or by what its merchant calls it. */
    const find = ({ id, orderReference }: Record<string, unknown>): Order | null =>
      [...books.orders.values()].find((order) => order.id === id || order.payeeInfo.orderReference === orderReference) ?? null
    const act = (deed: (order: Order, wish: Record<string, unknown>) => unknown) => (wish: Record<string, unknown>) => {
      const order = find(wish)
      return order ? { problem: deed(order, wish) ?? null, status: order.status } : null
    }
    const atCompany = (order: Order, amount: unknown) => ({
      amount: typeof amount === 'number' ? amount : order.captured - order.reversed,
      vatAmount: 0,
      description: 'By the company itself',
      payeeReference: `PORTAL${books.nextNumber()}`,
    })
    return {
      forget: () => {
        books.forget()
        files.forget()
      },
      deeds: {
        'orders/approve': act((order, { card }) => deeds.pay(order, { card: Object.hasOwn(cards, String(card)) ? (card as keyof typeof cards) : 'visa3ds' })),
        'orders/decline': act((order, { type }) =>
          deeds.pay(order, { card: 'visa3ds', refuse: cardProblem(typeof type === 'string' ? type : 'acquirerinsufficientfunds') }),
        ),
        'orders/leave': act((order) => deeds.abort(order, { reason: 'CancelledByConsumer', by: 'Payer' })),
        'orders/reverse': act((order, { amount }) => deeds.reverse(order, atCompany(order, amount))),
        'orders/charge-back': act((order, { amount }) => deeds.reverse(order, atCompany(order, amount), { type: 'Chargeback' })),
        'orders/release': act((order) => deeds.cancel(order, atCompany(order, 0))),
        // The file that comes by mail: with what is settled since the one before.
        'settlements/next': ({ leaveOut }) => files.next({ leaveOut: Array.isArray(leaveOut) ? leaveOut.map(String) : [] }),
        'tokens/refuse': ({ token, type, times }) => {
          const found = deeds.tokenOf(String(token))
          if (!found) return null
          const refusal = cardProblem(typeof type === 'string' ? type : 'acquirerinsufficientfunds')
          found.next = Array.from({ length: Math.min(MOST_REFUSALS_AT_ONCE, typeof times === 'number' ? times : 1) }, () => refusal)
          return { done: true }
        },
        'tokens/end': ({ token }) => {
          const found = deeds.tokenOf(String(token))
          if (!found) return null
          found.isActive = false
          return { done: true }
        },
      },
    }
  },
}
