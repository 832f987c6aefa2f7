// Rows whose time is out go now and then. Each step is bounded, so that a till never waits for it; what is
// left over goes next time.

import { forgetLeavers } from './allergies/index.ts'
import { forgetOldAttempts } from './attempts/index.ts'
import { forgetOldEnquiries, USUAL_MONTHS_KEPT } from './enquiries/index.ts'
import { sumDays } from './day-sums/index.ts'
import { countSales } from './favourites/index.ts'
import type { House } from './house.ts'
import { forgetOldLimits } from './limits/index.ts'
import { forgetOldChanges } from './live/index.ts'
import { forgetOldWarnings } from './lunch-warnings/index.ts'
import { forgetOldMessages } from './messages/index.ts'
import { warnOfMeter } from './payment-meter/index.ts'
import { forgetWhatIsOver } from './people/index.ts'
import { forgetOldEntries } from './payout-accounts/index.ts'
import { forgetOldLinks } from './phones/index.ts'
import { forgetOldLooks } from './relations/index.ts'
import { forgetOldVisits } from './sign-in-with/index.ts'
import { nameOf, repeat, type Repeating } from './repeat.ts'

export type Housekeeping = Repeating & { runOnce: () => Promise<void> }

const EVERY_MS = 10 * 60_000

export function makeHousekeeping(house: House, { enquiryMonthsKept = USUAL_MONTHS_KEPT } = {}): Housekeeping {
  const steps: Record<string, () => Promise<unknown>> = {
    'forget what is over': () => forgetWhatIsOver(house),
    'forget old visits': () => forgetOldVisits(house),
    'forget allergies of those who have left': () => forgetLeavers(house),
    'forget old limits': () => forgetOldLimits(house),
    'forget old attempts': () => forgetOldAttempts(house),
    'forget old links': () => forgetOldLinks(house),
    'forget old entries': () => forgetOldEntries(house),
    'forget old messages': () => forgetOldMessages(house),
    'forget old warnings': () => forgetOldWarnings(house),
    'forget old changes': () => forgetOldChanges(house),
    'forget who looked long ago': () => forgetOldLooks(house),
    'sum days': () => sumDays(house),
    'count what is sold when': () => countSales(house),
    'warn of the meter': () => warnOfMeter(house),
    'forget old enquiries': () => forgetOldEnquiries(house, enquiryMonthsKept),
  }

  const runOnce = async () => {
    for (const [step, run] of Object.entries(steps)) {
      // One step that fails must not keep the others from being done, and none of them is worth a till's wait.
      await run().catch((error: unknown) => house.log('housekeeping failed', { step, error: nameOf(error) }))
    }
  }
  return { runOnce, ...repeat(runOnce, { everyMs: EVERY_MS, onTrouble: (error) => house.log('housekeeping failed', { error: nameOf(error) }) }) }
}
