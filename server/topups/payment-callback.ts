// A provider calls here to say that something has happened to a payment. Even a genuine call is only a reason to ask
// the provider, and the answer is the same whether we know the payment or not.

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
/** Lines in the log about calls that are not genuine: a wrong key is seen, a flood is not. */
const FORGED_LOGGED = { burst: 3, aSecond: 1 / 60 }
/** What has been heard is remembered for as long as providers usually repeat themselves. */
const MOST_HEARD = 10_000
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
      const forged = makeBucket(FORGED_LOGGED)
      const heard = rememberLatest(MOST_HEARD)
      scope.post<{ Params: { '*': string }; Body: Buffer | null }>(
        `${callbackPath(provider.name)}/*`,
        { schema: { summary: 'The payment provider says that something has happened; the answer tells nothing' } },
        async ({ params, body, headers }, reply) => {
          const now = house.clock.now()
          const news = provider.readCallback({ headers, rawBody: body ?? new Uint8Array(), secretInPath: params['*'] })
          // Whoever cannot prove who they are takes no room from those who can. A provider comes again, until our keys are right.
          if (news === null) {
            if (forged.takes(now.getTime())) house.log('payment callback not genuine', { provider: provider.name })
            return reply.status(401).send({ done: false })
          }
          if (!bucket.takes(now.getTime())) throw new Refused('too_many_attempts')
          const key = news.order === null || heard.has(news.happening) ? null : readReference(news.order)
          if (key) {
            await askSooner(house.database, { ...key, now, restMs: REST_BETWEEN_CALLS_MS })
            // Only now: what could not be stored must be told again.
            heard.add(news.happening)
            settleSoon(key)
          }
          return { done: true as const }
        },
      )
    }
  })
  app.addHook('onClose', async () => void (await Promise.all(settling)))
}

/** Remembers the latest so many. What has no name is never known. */
function rememberLatest(most: number): { has: (name: string | null) => boolean; add: (name: string | null) => void } {
  const known = new Set<string>()
  return {
    has: (name) => name !== null && known.has(name),
    add: (name) => {
      if (name === null) return
      known.add(name)
      if (known.size > most) known.delete(known.values().next().value as string)
    },
  }
}
