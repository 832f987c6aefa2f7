// What makes it slow to guess passwords and addresses would make the tests slow, which ask hundreds of times: in them a hash
// costs next to nothing and no answer is held back, but where it is just this that is tested.

import { onTestFinished } from 'vitest'
import { setHoldsBack } from '../server/people/equal-time.ts'
import { RECOMMENDED_COST, setHashCost } from '../server/people/password-hash.ts'

function beQuick(): void {
  setHashCost({ memoryKib: 64, passes: 1 })
  setHoldsBack(false)
}

beQuick()

/** Until the test is over, hashes cost what they do in use, and answers that must not tell by their time are held back. */
export function asInUse(): void {
  setHashCost(RECOMMENDED_COST)
  setHoldsBack(true)
  onTestFinished(beQuick)
}
