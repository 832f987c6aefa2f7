// The provider tells the merchant that something has happened, over HTTP, again and again with longer
// and longer waits until the merchant answers 200, for about a quarter of an hour. Then it stops: a
// merchant must be able to ask, too.

import type { House } from '../../house.ts'
import { type DemoPayment, findPayment, markNotified, untold } from './store.ts'

export type MerchantCalls = {
  /** Tells the merchant soon, or when a slow approval's time has come. Does not wait. */
  tell: (payment: Pick<DemoPayment, 'reference' | 'approvesAt'>) => void
  /** Takes up what a process before this one left behind. */
  resume: () => Promise<void>
  stop: () => Promise<void>
}

const MOST_CALLS = 14
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 120_000
const CALL_MAY_TAKE_MS = 5_000
const DAY_MS = 86_400_000

export function makeMerchantCalls(house: House): MerchantCalls {
  const timers = new Set<NodeJS.Timeout>()
  const underWay = new Set<Promise<void>>()
  let isStopped = false

  const later = (waitMs: number, work: () => Promise<void>) => {
    if (isStopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      const done = work()
        // Whatever it was, the next start takes it up, and the merchant asks by itself.
        .catch(() => house.log('demo provider could not tell its merchant'))
        .finally(() => underWay.delete(done))
      underWay.add(done)
    }, waitMs)
    timer.unref()
    timers.add(timer)
  }

  const call = async (reference: string, calls: number): Promise<void> => {
    const payment = await findPayment(house.database, reference, house.clock.now())
    if (!payment || payment.notifiedAt) return
    if (payment.state !== 'open' && (await isHeard(payment))) {
      await markNotified(house.database, reference, house.clock.now())
      return
    }
    if (calls < MOST_CALLS) later(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (calls - 1)), () => call(reference, calls + 1))
  }

  const tell: MerchantCalls['tell'] = ({ reference, approvesAt }) => {
    const waitMs = approvesAt ? Math.max(0, approvesAt.getTime() - house.clock.now().getTime()) : 0
    later(waitMs, () => call(reference, 1))
  }

  return {
    tell,
    resume: async () => {
      for (const payment of await untold(house.database, { since: new Date(house.clock.now().getTime() - DAY_MS) })) tell(payment)
    },
    stop: async () => {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(underWay)
    },
  }
}

async function isHeard({ callbackUrl, merchantReference }: DemoPayment): Promise<boolean> {
  try {
    const answer = await fetch(callbackUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reference: merchantReference }),
      redirect: 'error',
      signal: AbortSignal.timeout(CALL_MAY_TAKE_MS),
    })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    // fetch throws for everything that is not an answer: refused, reset, too slow.
    return false
  }
}
