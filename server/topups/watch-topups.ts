// Callbacks get lost, servers stop in the middle, payers close the browser: so the house asks by itself,
// ever more seldom, until the provider has said how each payment ended. What is due stands in the
// database, and any number of processes may watch at once.

import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { logTrouble } from './log-trouble.ts'
import { settleTopup } from './settle-topup.ts'
import { dueTopups } from './store.ts'

export type TopupWatcher = {
  start: () => void
  /** Stops, and waits for the questions that are under way. */
  stop: () => Promise<void>
  /** Asks about everything that is due now, and answers how many that was. */
  look: () => Promise<number>
}

const LOOK_EVERY_MS = 1_000
const MOST_IN_ONE_LOOK = 50
const ASKED_AT_ONCE = 4

export function makeTopupWatcher(house: House, payments: Payments, { everyMs = LOOK_EVERY_MS }: { everyMs?: number } = {}): TopupWatcher {
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<unknown> = Promise.resolve()
  let isRunning = false

  const look = async (): Promise<number> => {
    const due = await dueTopups(house.database, { providers: payments.all.map(({ name }) => name), now: house.clock.now(), limit: MOST_IN_ONE_LOOK })
    const waiting = [...due]
    const askOneAfterAnother = async () => {
      for (let key = waiting.shift(); key; key = waiting.shift()) await settleTopup(house, payments, key).catch((error: unknown) => logTrouble(house, error))
    }
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, askOneAfterAnother))
    return due.length
  }

  const lookAgainSoon = () => {
    if (!isRunning) return
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => logTrouble(house, error))
        .then(lookAgainSoon)
    }, everyMs)
    timer.unref()
  }

  return {
    look,
    start: () => {
      if (isRunning) return
      isRunning = true
      lookAgainSoon()
    },
    stop: async () => {
      isRunning = false
      if (timer) clearTimeout(timer)
      await looking
    },
  }
}
