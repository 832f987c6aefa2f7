// A provider calls here to say that something has happened to a payment. Anybody can: so the call is
// only a reason to ask the provider, and the answer is the same whether we know the payment or not.

import type { FastifyInstance } from 'fastify'
import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import { callbackPath, type Payments } from '../payments/index.ts'
import { makeBucket } from './bucket.ts'
import { logTrouble } from './log-trouble.ts'
import { readReference } from './payment-reference.ts'
import { settleTopup } from './settle-topup.ts'
import { askSooner, type TopupKey } from './store.ts'

/** However often somebody calls about a top-up, the provider is asked at most this often. */
const REST_BETWEEN_CALLS_MS = 1_000
const CALLS = { burst: 200, aSecond: 50 }
const SETTLED_AT_ONCE = 8
const LARGEST_BODY = 16 * 1024

export function registerPaymentCallbacks(app: FastifyInstance, house: House, payments: Payments): void {
  const settling = new Set<Promise<void>>()

  const settleSoon = (key: TopupKey) => {
    // That it is due stands in the database, so whatever is not settled here is found by the watcher.
    if (settling.size >= SETTLED_AT_ONCE) return
    const settled = settleTopup(house, payments, key)
      .catch((error: unknown) => logTrouble(house, error))
      .finally(() => settling.delete(settled))
    settling.add(settled)
  }

  // A signature is over the bytes as they came, so nothing here reads them before the adapter does.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_BODY }, (_request, body, done) => done(null, body))
    for (const provider of payments.all) {
      const bucket = makeBucket(CALLS)
      scope.post<{ Params: { '*': string }; Body: Buffer | null }>(
        `${callbackPath(provider.name)}/*`,
        { schema: { summary: 'The payment provider says that something has happened; the answer tells nothing' } },
        async ({ params, body, headers }) => {
          const now = house.clock.now()
          if (!bucket.takes(now.getTime())) throw new Refused('too_many_attempts')
          const order = provider.readCallback({ headers, rawBody: body ?? new Uint8Array(), secretInPath: params['*'] })
          const key = order === null ? null : readReference(order)
          if (key) {
            await askSooner(house.database, { ...key, now, restMs: REST_BETWEEN_CALLS_MS })
            settleSoon(key)
          }
          return { done: true as const }
        },
      )
    }
  })
  app.addHook('onClose', async () => void (await Promise.all(settling)))
}
