// Purchases that arrive while a commit is under way wait here for the next one, a few milliseconds.
// The queue has an end: beyond it a till is told to try again with the same id.

import { Refused } from '../../contract/refusals.ts'
import { isConnectionTrouble } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Signer } from '../journal/index.ts'
import type { Outcome, PurchaseAnswer } from './batch.ts'
import { answerOf, makePurchases, newMemory } from './make-purchases.ts'
import type { PurchaseWish } from './read-request.ts'

export type PurchaseQueue = {
  /** Makes the purchase in one of the next batches. @throws Refused */
  submit: (wish: PurchaseWish) => Promise<PurchaseAnswer>
  /** Waits until everything submitted has its answer. */
  drain: () => Promise<void>
}

export type QueueLimits = {
  /** At most so many in one transaction. */
  largestBatch: number
  /** At most so many waiting. */
  longestQueue: number
  /** How long a batch is tried again while the database is out of reach: longer than a failover takes. */
  retryForMs: number
}

export const usualLimits: QueueLimits = { largestBatch: 200, longestQueue: 4_000, retryForMs: 15_000 }

type Waiting = { wish: PurchaseWish; resolve: (answer: PurchaseAnswer) => void; reject: (error: unknown) => void }

export function makePurchaseQueue(house: House, signer: Signer, limits: QueueLimits = usualLimits): PurchaseQueue {
  const memory = newMemory()
  let waiting: Waiting[] = []
  let inFlight = 0
  const codesInFlight = new Set<string>()
  let isStarting = false
  const idle: (() => void)[] = []

  const startBatches = () => {
    isStarting = false
    while (inFlight < house.database.batchesInFlight && waiting.length > 0) {
      const batch = takeBatch()
      if (batch.length === 0) return
      inFlight += 1
      for (const { wish } of batch) codesInFlight.add(wish.code)
      void settle(batch).finally(() => {
        inFlight -= 1
        for (const { wish } of batch) codesInFlight.delete(wish.code)
        if (waiting.length > 0) startSoon()
        else if (inFlight === 0) for (const resolve of idle.splice(0)) resolve()
      })
    }
  }

  // At the end of the turn, so that all requests read from the network in one go share a batch.
  const startSoon = () => {
    if (isStarting) return
    isStarting = true
    setImmediate(startBatches)
  }

  // A transaction over many schools is what makes a batch fast on one server, and slow on several. A code
  // that is being paid with now waits for that batch here: in the database it would hold up everybody else's.
  const takeBatch = (): Waiting[] => {
    const schoolId = house.database.isSpreadBySchool ? waiting[0]?.wish.till.schoolId : undefined
    const batch: Waiting[] = []
    const rest: Waiting[] = []
    for (const each of waiting) {
      const { code, till } = each.wish
      const mayGo = batch.length < limits.largestBatch && !codesInFlight.has(code) && (schoolId === undefined || till.schoolId === schoolId)
      if (mayGo) batch.push(each)
      else rest.push(each)
    }
    waiting = rest
    return batch
  }

  const settle = async (batch: Waiting[]): Promise<void> => {
    try {
      const outcomes = await makeWithRetries(batch.map(({ wish }) => wish))
      batch.forEach(({ resolve, reject }, index) => {
        try {
          resolve(answerOf(outcomes[index] as Outcome))
        } catch (refusal) {
          reject(refusal)
        }
      })
    } catch (error) {
      if (batch.length > 1 && !isConnectionTrouble(error)) {
        // One of them breaks a rule of the database: alone, only that one fails.
        for (const each of batch) await settle([each])
        return
      }
      const reason = isConnectionTrouble(error) ? new Refused('outcome_unknown') : error
      for (const { reject } of batch) reject(reason)
    }
  }

  // The ids make it harmless to try again whatever became of the attempt before.
  const makeWithRetries = async (wishes: PurchaseWish[]): Promise<Outcome[]> => {
    const giveUpAt = performance.now() + limits.retryForMs
    for (let tries = 1; ; tries += 1) {
      try {
        return await makePurchases(house, signer, wishes, memory)
      } catch (error) {
        if (!isConnectionTrouble(error)) throw error
        const waitMs = Math.min(1_000, 50 * 2 ** Math.min(tries, 5)) * (0.5 + Math.random())
        if (performance.now() + waitMs > giveUpAt) throw error
        house.log('purchases tried again', { tries, purchases: wishes.length })
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }

  return {
    submit: (wish) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= limits.longestQueue) {
          reject(new Refused('too_busy'))
          return
        }
        waiting.push({ wish, resolve, reject })
        startSoon()
      }),
    drain: () => (inFlight === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  }
}
