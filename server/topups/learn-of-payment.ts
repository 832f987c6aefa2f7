// What the provider's word means for a top-up, decided under its lock in one transaction: credit it, mirror what was
// taken back, say that it is over, or name the next thing that must be done at the provider.

import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { lockWallets, walletName } from '../../ledger/ledger.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import {
  hasWaitedTooLong,
  isInFlight,
  mayTake,
  stateAfter,
  type TopupEvent,
  waitBeforeAsking,
  waitBeforeLookingBack,
  waitForRoom,
  wasTaken,
} from '../../rules/topup-states.ts'
import { type ArrangementRow, learnOfCard, learnOfChargeback, learnOfCredit, lockArrangement } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import type { ProviderPayment } from '../payments/index.ts'
import { creditTopup } from './credit-topup.ts'
import { letterFacts } from './letter-store.ts'
import { letterOfMoneyLetGo, tellPayer } from './letters.ts'
import { mirrorMovements } from './mirror-reversals.ts'
import { intendOperation, isUnderWay, markDone, type PaymentOperation } from './operations.ts'
import { inFlightOre, lockTopup, placeOf, type TopupKey, type TopupRow, writeAuthorised, writeOutcome } from './store.ts'
import { openFund } from './to-fund.ts'

/** The payment as the provider shows it, or why it shows nothing: it never heard of it, or does not answer. */
export type Seen = ProviderPayment | 'never made' | 'no answer'

/** What must be done at the provider before the top-up can go on. */
export type NextStep = { kind: 'capture' | 'cancel'; providerReference: string; operation: PaymentOperation }

/** A reserved payment is taken at once; when that fails, it is tried again this often. */
const RESERVED_WAIT_MS = 60_000

/**
 * Learns of a payment. `claimedUntil` is the claim under which the provider was asked, or null when nobody claimed:
 * then the time of the next question is left alone.
 */
export function learnOfPayment(house: House, key: TopupKey, { seen, claimedUntil }: { seen: Seen; claimedUntil: Date | null }): Promise<NextStep | null> {
  return transaction(house.database, async (tx) => {
    const topup = await lockTopup(tx, key)
    if (!topup) return null
    // Before the wallet, as everywhere.
    const arrangement = topup.arrangementId === null ? null : await lockArrangement(tx, { ...topup, arrangementId: topup.arrangementId })
    const before = topup.state
    if (typeof seen !== 'string') {
      if (seen.word !== 'authorised' && seen.capturedOre > 0) await creditTopup(tx, house, { topup, capturedOre: seen.capturedOre })
      const isChargedBack = await mirrorMovements(tx, house, { topup, payment: seen })
      if (arrangement && wasTaken(topup.state) && !wasTaken(before)) await tellArrangement(tx, house, { arrangement, topup, payment: seen })
      if (isChargedBack && topup.payerPersonId !== null) await learnOfChargeback(tx, house, { ...topup, personId: topup.payerPersonId })
      if (seen.word === 'authorised' && !wasTaken(topup.state)) {
        const step = await reserve(tx, house, topup)
        if (step) return step
      }
    }
    const next = wasTaken(topup.state) ? null : await endOrWait(tx, house, { topup, seen })
    if (next) return next
    await plan(tx, house, { topup, before, claimedUntil })
    return null
  })
}

// The first one stores the card; the others came by themselves.
async function tellArrangement(
  tx: Queryable,
  house: House,
  { arrangement, topup, payment }: { arrangement: ArrangementRow; topup: TopupRow; payment: ProviderPayment },
): Promise<void> {
  if (topup.monthlyCapOre !== null) return learnOfCredit(tx, house, arrangement)
  await learnOfCard(tx, house, { arrangement, card: payment.storedCard && { provider: topup.provider, ...payment.storedCard } })
}

// Takes what is reserved, or lets it go when it no longer fits or could not be taken.
async function reserve(tx: Queryable, house: House, topup: TopupRow): Promise<NextStep | null> {
  const { schoolId, topupId, provider, amountOre, providerReference } = topup
  if (providerReference === null) return null
  const now = house.clock.now()
  const isLetGo = (await isUnderWay(tx, { ...topup, kind: 'cancel' })) || !(await isTaken(tx, house, topup))
  await writeAuthorised(tx, { schoolId, topupId, state: stateAfter(topup.state, 'authorised'), now })
  const capture = isLetGo ? null : await intendOperation(tx, house, { schoolId, topupId, kind: 'capture', provider, amountOre })
  if (capture) return { kind: 'capture', providerReference, operation: capture }
  const cancel = await intendOperation(tx, house, { schoolId, topupId, kind: 'cancel', provider, amountOre })
  return cancel && { kind: 'cancel', providerReference, operation: cancel }
}

async function isTaken(tx: Queryable, house: House, topup: TopupRow): Promise<boolean> {
  const { state, amountOre, topupId } = topup
  if (isInFlight(state)) return true
  // A fund has room for everything, as long as its link is open.
  if (topup.walletId === null) return (await openFund(tx, topup)) !== null
  const now = house.clock.now()
  const [place, wallets] = [await placeOf(tx, topup), await lockWallets(tx, [topup])]
  const wallet = wallets.get(walletName(topup))
  if (!place || !wallet) return false
  return mayTake({
    state,
    amountOre,
    balanceOre: wallet.balanceOre,
    inFlightOre: await inFlightOre(tx, { ...topup, besides: topupId, freshSince: now }),
    maximumBalanceOre: place.maximumBalanceOre,
    isEnrolled: place.enrolledUntil === null || place.enrolledUntil >= norwegianTime(now).date,
  })
}

// No money so far: over, still waiting, or waited for long enough.
async function endOrWait(tx: Queryable, house: House, { topup, seen }: { topup: TopupRow; seen: Seen }): Promise<NextStep | null> {
  const { schoolId, topupId, provider, amountOre, providerReference } = topup
  const now = house.clock.now()
  const isTooLong = isInFlight(topup.state) && hasWaitedTooLong(topup.madeAt.getTime(), now.getTime())
  if (seen === 'no answer') return null
  if (seen !== 'never made' && seen.word === 'open') {
    if (!isTooLong || providerReference === null) return null
    // What we no longer want must not be payable any more.
    const abort = await intendOperation(tx, house, { schoolId, topupId, kind: 'abort', provider, amountOre })
    return abort && { kind: 'cancel', providerReference, operation: abort }
  }
  const event = await eventOf(tx, { topup, seen, isTooLong })
  if (event === null) return null
  const state = stateAfter(topup.state, event)
  if (state === 'given_back' && topup.state !== 'given_back') {
    const facts = await letterFacts(tx, topup)
    if (facts) await tellPayer(tx, house, facts, { event: 'refund', letter: letterOfMoneyLetGo(facts, { amountOre, topupId }) })
  }
  topup.state = state
  return null
}

async function eventOf(
  tx: Queryable,
  { topup, seen, isTooLong }: { topup: TopupRow; seen: ProviderPayment | 'never made'; isTooLong: boolean },
): Promise<TopupEvent | null> {
  if (seen === 'never made') return isTooLong ? 'waited_too_long' : null
  switch (seen.word) {
    case 'declined':
      return 'declined'
    case 'expired':
      return 'waited_too_long'
    case 'released':
      // A payment that was reserved and let go before we saw it comes to the same as one that was never paid.
      return topup.state === 'authorised' ? 'given_back' : 'abandoned'
    case 'abandoned':
      return (await isUnderWay(tx, { ...topup, kind: 'abort' })) ? 'waited_too_long' : 'abandoned'
    default:
      return null
  }
}

// Writes the outcome, and when the provider is asked again.
async function plan(
  tx: Queryable,
  house: House,
  { topup, before, claimedUntil }: { topup: TopupRow; before: TopupRow['state']; claimedUntil: Date | null },
): Promise<void> {
  const { state, creditedAt, askAgainAt } = topup
  const now = house.clock.now()
  // A callback that came while the provider was being asked has set a new time, and that one counts.
  const isOurs = claimedUntil !== null && askAgainAt?.getTime() === claimedUntil.getTime()
  if (state === before && !isOurs) return
  const waitMs = creditedAt ? waitBeforeLookingBack(creditedAt.getTime(), now.getTime()) : waitOf(topup, now)
  const next = waitMs === null ? null : new Date(now.getTime() + waitMs)
  const isTakenNow = wasTaken(state) && state !== before
  await writeOutcome(tx, { ...topup, state, askAgainAt: isOurs || isTakenNow ? next : askAgainAt, now })
}

function waitOf({ state, madeAt }: TopupRow, now: Date): number | null {
  if (state === 'held') return waitForRoom(madeAt.getTime(), now.getTime())
  if (!isInFlight(state)) return null
  const waitMs = waitBeforeAsking(madeAt.getTime(), now.getTime())
  return state === 'authorised' ? Math.min(RESERVED_WAIT_MS, waitMs) : waitMs
}

/** Our own operation went well: the provider's list says so too, but not every provider lists every kind. */
export function recordDone(house: House, { schoolId }: TopupKey, { reference }: PaymentOperation): Promise<void> {
  return transaction(house.database, (tx) => markDone(tx, { schoolId, reference, now: house.clock.now() }))
}
