// Purchases whose answer came after the till had gone on. Each is kept until somebody has seen it.
import type { Outcome } from '../outbox/outbox.ts'
import type { UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { watched, type Watched } from '../watched.ts'

export type SettledLate = { purchase: UnfinishedPurchase; outcome: Outcome; settledAt: string }

export type LateAnswers = {
  /** The newest first. */
  settled: Watched<readonly SettledLate[]>
  note: (purchase: UnfinishedPurchase, outcome: Outcome) => void
  see: () => void
  /** These were left from last time: nothing new is sold until each is settled, or somebody goes on all the same. */
  awaitAll: (ids: readonly string[]) => void
  /** One of them, if it is one, is settled. Answers whether none is left. */
  settle: (id: string) => boolean
  goOn: () => void
}

const MOST_SETTLED_LATE = 20

export function keepLateAnswers(nowMs: () => number): LateAnswers {
  const settled = watched<readonly SettledLate[]>([])
  let awaited: ReadonlySet<string> = new Set()
  return {
    settled,
    note: (purchase, outcome) =>
      settled.set([{ purchase, outcome, settledAt: new Date(nowMs()).toISOString() }, ...settled.read()].slice(0, MOST_SETTLED_LATE)),
    see: () => settled.set([]),
    awaitAll: (ids) => {
      awaited = new Set(ids)
    },
    settle: (id) => {
      awaited = new Set([...awaited].filter((each) => each !== id))
      return awaited.size === 0
    },
    goOn: () => {
      awaited = new Set()
    },
  }
}
