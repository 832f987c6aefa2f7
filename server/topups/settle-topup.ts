// How a top-up is brought to its end: claim the right to ask, ask the provider, do what its word means.
// A crash between any two of these steps costs a wait of half a minute, nothing else.

import { transaction } from '../../database/transaction.ts'
import { hasWaitedTooLong, isInFlight, stateAfter, waitBeforeAsking } from '../../rules/topup-states.ts'
import type { House } from '../house.ts'
import { type PaymentProvider, ProviderUnavailable, type ProviderWord } from '../payments/index.ts'
import { creditTopup } from './credit-topup.ts'
import { claimDueTopup, lockTopup, type TopupKey, type TopupRow, writeOutcome } from './store.ts'

/** Longer than any question to a provider may take. */
const CLAIM_MS = 30_000

/** Asks about a top-up that is due, and records the answer. One that is not due, or that somebody else asks about, is left alone. */
export async function settleTopup(house: House, provider: PaymentProvider, key: TopupKey): Promise<void> {
  const now = house.clock.now()
  const claimedUntil = new Date(now.getTime() + CLAIM_MS)
  const topup = await claimDueTopup(house.database, { ...key, now, claimedUntil })
  if (!topup) return
  const word = await askProvider(house, provider, topup)
  if (word === 'approved') await creditTopup(house, key)
  else await recordNoMoney(house, { key, word, claimedUntil })
}

async function askProvider(house: House, provider: PaymentProvider, { providerReference }: TopupRow): Promise<ProviderWord | 'no answer'> {
  // The provider never heard of it, or the payer was never told where to pay.
  if (providerReference === null) return 'open'
  try {
    return await provider.ask(providerReference)
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error
    house.log('payment provider unavailable', { provider: provider.name, step: 'ask' })
    return 'no answer'
  }
}

async function recordNoMoney(
  house: House,
  { key, word, claimedUntil }: { key: TopupKey; word: Exclude<ProviderWord, 'approved'> | 'no answer'; claimedUntil: Date },
): Promise<void> {
  await transaction(house.database, async (tx) => {
    const topup = await lockTopup(tx, key)
    if (!topup) return
    const now = house.clock.now()
    const state = stateWithoutMoney(topup, word, now)
    // A callback that came while the provider was being asked has set a new time, and that one counts.
    const isOurs = topup.askAgainAt?.getTime() === claimedUntil.getTime()
    const next = isInFlight(state) ? new Date(now.getTime() + waitBeforeAsking(topup.madeAt.getTime(), now.getTime())) : null
    await writeOutcome(tx, { ...key, state, askAgainAt: isOurs ? next : topup.askAgainAt, now })
  })
}

function stateWithoutMoney({ state, madeAt }: TopupRow, word: Exclude<ProviderWord, 'approved'> | 'no answer', now: Date): TopupRow['state'] {
  if (word === 'no answer') return state
  if (word !== 'open') return stateAfter(state, word)
  return hasWaitedTooLong(madeAt.getTime(), now.getTime()) ? stateAfter(state, 'waited_too_long') : state
}
