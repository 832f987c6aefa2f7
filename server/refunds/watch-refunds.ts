// Refunds go on by themselves: what is due at a provider is tried each second, and now and then those who have left are
// looked for. What is due stands in the database, and any number of processes may watch at once.

import { isConnectionTrouble } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { nameOf, repeat, type Repeating, workThroughAll } from '../repeat.ts'
import { settlePart } from './settle-part.ts'
import { dueParts } from './store.ts'
import { sweepLeavers } from './sweep-leavers.ts'

export type RefundWatcher = Repeating & {
  /** Tries everything that is due now, and answers how much that was. */
  look: () => Promise<number>
}

const LOOK_EVERY_MS = 1_000
const SWEEP_EVERY_MS = 10 * 60_000
const MOST_IN_ONE_LOOK = 50
const TRIED_AT_ONCE = 4

export function makeRefundWatcher(house: House, payments: Payments, { everyMs = LOOK_EVERY_MS }: { everyMs?: number } = {}): RefundWatcher {
  let sweptAtMs: number | null = null

  const logTrouble = (error: unknown) => house.log(isConnectionTrouble(error) ? 'refund not settled yet' : 'bug', { place: 'refunds', error: nameOf(error) })

  const look = async (): Promise<number> => {
    const due = await dueParts(house.database, { now: house.clock.now(), limit: MOST_IN_ONE_LOOK })
    await workThroughAll(due, TRIED_AT_ONCE, (key) => settlePart(house, payments, key).catch(logTrouble))
    return due.length
  }

  const sweep = async (): Promise<void> => {
    const nowMs = house.clock.now().getTime()
    if (sweptAtMs !== null && nowMs - sweptAtMs < SWEEP_EVERY_MS) return
    sweptAtMs = nowMs
    await sweepLeavers(house, payments)
  }

  return { look, ...repeat(() => look().then(sweep), { everyMs, onTrouble: logTrouble }) }
}
