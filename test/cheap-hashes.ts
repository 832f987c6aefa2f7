// A password's hash takes 60 ms of a processor so that nobody guesses it, and the tests make hundreds: in them a hash costs
// next to nothing, but where it is the cost that is tested.

import { onTestFinished } from 'vitest'
import { RECOMMENDED_COST, setHashCost } from '../server/people/password-hash.ts'

const CHEAP = { memoryKib: 64, passes: 1 }

setHashCost(CHEAP)

/** Until the test is over, a hash costs what it does in use. */
export function hashAsInUse(): void {
  setHashCost(RECOMMENDED_COST)
  onTestFinished(() => setHashCost(CHEAP))
}
