// Callbacks get lost, servers stop in the middle, payers close the browser: so the house asks by itself,
// ever more seldom, until the provider has said how each payment ended. What is due stands in the
// database, and any number of processes may watch at once.

import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { repeat, type Repeating, workThroughAll } from '../repeat.ts'
import { logTrouble } from './log-trouble.ts'
import { settleTopup } from './settle-topup.ts'
import { dueTopups } from './store.ts'

export type TopupWatcher = Repeating & {
  /** Asks about everything that is due now, and answers how many that was. */
  look: () => Promise<number>
}

const LOOK_EVERY_MS = 1_000
const MOST_IN_ONE_LOOK = 50
const ASKED_AT_ONCE = 4

export function makeTopupWatcher(house: House, payments: Payments, { everyMs = LOOK_EVERY_MS }: { everyMs?: number } = {}): TopupWatcher {
  const look = async (): Promise<number> => {
    const due = await dueTopups(house.database, { providers: payments.all.map(({ name }) => name), now: house.clock.now(), limit: MOST_IN_ONE_LOOK })
    await workThroughAll(due, ASKED_AT_ONCE, (key) => settleTopup(house, payments, key).catch((error: unknown) => logTrouble(house, error)))
    return due.length
  }

  return { look, ...repeat(look, { everyMs, onTrouble: (error) => logTrouble(house, error) }) }
}
