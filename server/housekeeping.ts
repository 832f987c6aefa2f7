// Rows whose time is out go now and then. Each step is bounded, so that a till never waits for it; what is
// left over goes next time.

import { type ForgettingStep, forgettingSteps } from '../contract/privacy-words.ts'
import { forgetLeavers } from './allergies/index.ts'
import { forgetOldAttempts } from './attempts/index.ts'
import { forgetOldEnquiries } from './enquiries/index.ts'
import { sumDays } from './day-sums/index.ts'
import { countSales } from './favourites/index.ts'
import { forgetOldInvitations } from './guardians/index.ts'
import type { House } from './house.ts'
import { forgetOldLimits } from './limits/index.ts'
import { forgetOldChanges } from './live/index.ts'
import { forgetOldWarnings } from './lunch-warnings/index.ts'
import { forgetOldMessages } from './messages/index.ts'
import { warnOfMeter } from './payment-meter/index.ts'
import { forgetOldChallenges } from './passkeys/index.ts'
import { forgetWhatIsOver } from './people/index.ts'
import { forgetGivers } from './pay-links/index.ts'
import { forgetOldEntries } from './payout-accounts/index.ts'
import { forgetOldLinks } from './phones/index.ts'
import { forgetOldLooks } from './relations/index.ts'
import { forgetOldVisits } from './sign-in-with/index.ts'
import { carryOutErasures, forgetPastBooks, writeForgetting } from './privacy/index.ts'
import { nameOf, repeat, type Repeating } from './repeat.ts'

export type Housekeeping = Repeating & { runOnce: () => Promise<void> }

const EVERY_MS = 10 * 60_000

export function makeHousekeeping(house: House): Housekeeping {
  // What each forgets is counted, so that somebody can see that it does.
  const forgets: Record<ForgettingStep, () => Promise<number>> = {
    forget_what_is_over: () => forgetWhatIsOver(house),
    forget_old_challenges: () => forgetOldChallenges(house),
    forget_old_visits: () => forgetOldVisits(house),
    forget_allergies_of_leavers: () => forgetLeavers(house),
    forget_old_limits: () => forgetOldLimits(house),
    forget_old_attempts: () => forgetOldAttempts(house),
    forget_old_links: () => forgetOldLinks(house),
    forget_old_entries: () => forgetOldEntries(house),
    forget_old_messages: () => forgetOldMessages(house),
    forget_old_warnings: () => forgetOldWarnings(house),
    forget_old_changes: () => forgetOldChanges(house),
    forget_old_invitations: () => forgetOldInvitations(house),
    forget_old_looks: () => forgetOldLooks(house),
    forget_givers: () => forgetGivers(house),
    forget_old_enquiries: () => forgetOldEnquiries(house),
    forget_past_books: () => forgetPastBooks(house),
    carry_out_erasures: () => carryOutErasures(house),
  }
  const others: Record<string, () => Promise<unknown>> = {
    'sum days': () => sumDays(house),
    'count what is sold when': () => countSales(house),
    'warn of the meter': () => warnOfMeter(house),
  }
  const counted = (step: ForgettingStep) => async () => writeForgetting(house.database, { step, count: await forgets[step](), now: house.clock.now() })
  const steps = { ...Object.fromEntries(forgettingSteps.map((step) => [step, counted(step)])), ...others }

  const runOnce = async () => {
    for (const [step, run] of Object.entries(steps)) {
      // One step that fails must not keep the others from being done, and none of them is worth a till's wait.
      await run().catch((error: unknown) => house.log('housekeeping failed', { step, error: nameOf(error) }))
    }
  }
  return { runOnce, ...repeat(runOnce, { everyMs: EVERY_MS, onTrouble: (error) => house.log('housekeeping failed', { error: nameOf(error) }) }) }
}
