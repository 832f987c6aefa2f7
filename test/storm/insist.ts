// Asking as our apps ask: whoever got no answer asks again, with the same id, until there is one.

import { setTimeout as pause } from 'node:timers/promises'
import type { RouteKey } from '../../contract/route-types.ts'
import { isOutOfReach } from '../../database/transaction.ts'
import type { Answer } from '../asking.ts'

const MOST_TRIES = 60
const LONGEST_PAUSE_MS = 200

/** Asks until the answer is one; never takes "something went wrong with us" for one. @throws when there is none */
export async function insist<K extends RouteKey>(ask: () => Promise<Answer<K>>): Promise<Answer<K>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask()
    if (answer.body.code === 'internal_error') throw new Error(`a bug answered ${JSON.stringify(answer.body)}`)
    if (answer.status < 500) return answer
    if (tries === MOST_TRIES) throw new Error(`no answer in ${MOST_TRIES} tries, but ${JSON.stringify(answer.body)}`)
    await pause(Math.min(LONGEST_PAUSE_MS, 5 * tries))
  }
}

/** Reads from the database itself until it answers. @throws its error when it never does, or says anything else */
export async function untilReached<Result>(read: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read()
    } catch (error) {
      if (tries === MOST_TRIES || !isOutOfReach(error)) throw error
      await pause(Math.min(LONGEST_PAUSE_MS, 5 * tries))
    }
  }
}
