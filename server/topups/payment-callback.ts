// A provider calls here to say that something has happened to a payment. Anybody can: so the call is
// only a reason to ask the provider, and the answer is the same whether we know the reference or not.

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Refused } from '../../contract/refusals.ts'
import { closed, Done } from '../../contract/shapes.ts'
import type { House } from '../house.ts'
import { callbackPath, type PaymentProvider } from '../payments/index.ts'
import { makeBucket } from './bucket.ts'
import { logTrouble } from './log-trouble.ts'
import { readReference } from './payment-reference.ts'
import { settleTopup } from './settle-topup.ts'
import { askSooner, type TopupKey } from './store.ts'

/** However often somebody calls about a top-up, the provider is asked at most this often. */
const REST_BETWEEN_CALLS_MS = 1_000
const CALLS = { burst: 200, aSecond: 50 }
const SETTLED_AT_ONCE = 8

const Callback = closed({ reference: Type.String({ minLength: 1, maxLength: 80 }) })

export function registerPaymentCallback(app: FastifyInstance, house: House, provider: PaymentProvider): void {
  const bucket = makeBucket(CALLS)
  const settling = new Set<Promise<void>>()

  const settleSoon = (key: TopupKey) => {
    // That it is due stands in the database, so whatever is not settled here is found by the watcher.
    if (settling.size >= SETTLED_AT_ONCE) return
    const settled = settleTopup(house, provider, key)
      .catch((error: unknown) => logTrouble(house, error))
      .finally(() => settling.delete(settled))
    settling.add(settled)
  }

  app.post<{ Body: { reference: string } }>(
    callbackPath(provider.name),
    { schema: { summary: 'The payment provider says that something has happened; the answer tells nothing', body: Callback, response: { 200: Done } } },
    async ({ body }) => {
      const now = house.clock.now()
      if (!bucket.takes(now.getTime())) throw new Refused('too_many_attempts')
      const key = readReference(body.reference)
      if (key) {
        await askSooner(house.database, { ...key, now, restMs: REST_BETWEEN_CALLS_MS })
        settleSoon(key)
      }
      return { done: true as const }
    },
  )
  app.addHook('onClose', async () => void (await Promise.all(settling)))
}
