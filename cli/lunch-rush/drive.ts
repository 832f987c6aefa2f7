// Sends the purchases at their times, whether or not the ones before have been answered: a queue does not stand
// still because a till is slow. The wait is counted from when the pupil came, so a slow server cannot hide.

import type { Ask } from './ask-demo.ts'
import type { RushPurchase } from './plan-rush.ts'

export type RushResult = {
  /** Milliseconds from coming to the till to its answer, of those that were accepted. */
  waitsMs: number[]
  refused: Record<string, number>
  /** Those that nobody answered as a till should be: a bug, or no connection. */
  failed: Record<string, number>
  tookMs: number
}

/** At most so many are under way; whoever comes then waits to be sent. */
const MOST_UNDER_WAY = 256
const EXPECTED_FAILURES = new Set([0, 500, 502, 503])

export async function drive(ask: Ask, purchases: readonly RushPurchase[], onProgress: (sofar: RushResult) => void): Promise<RushResult> {
  const result: RushResult = { waitsMs: [], refused: {}, failed: {}, tookMs: 0 }
  const startedAt = performance.now()
  const underWay = new Set<Promise<void>>()
  const progress = setInterval(() => onProgress(result), 1_000)
  try {
    for (const purchase of purchases) {
      const waitMs = purchase.afterMs - (performance.now() - startedAt)
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      while (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay)
      const sent = buy(ask, purchase, { startedAt, result }).finally(() => underWay.delete(sent))
      underWay.add(sent)
    }
    await Promise.all(underWay)
  } finally {
    clearInterval(progress)
  }
  result.tookMs = performance.now() - startedAt
  return result
}

async function buy(ask: Ask, { afterMs, token, body }: RushPurchase, { startedAt, result }: { startedAt: number; result: RushResult }): Promise<void> {
  const answer = await ask('POST /api/purchases', { token, body })
  if (answer.ok) result.waitsMs.push(performance.now() - startedAt - afterMs)
  else count(EXPECTED_FAILURES.has(answer.status) ? result.failed : result.refused, answer.code)
}

const count = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}
