// What an arrangement asks for now, decided under its lock and its wallet's. A charge begins as a stored wish; two
// processes that decide at once find one another's.

import { transaction, sql } from '../../database/transaction.ts'
import type { Queryable } from '../../database/connect.ts'
import { lockWallets, walletName } from '../../ledger/ledger.ts'
import { type ArrangementDecision, decideArrangement, expiresSoon, norwegianMonthOf } from '../../rules/automatic-topup.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { type ArrangementKey, type ArrangementRow, insertEvent, lockArrangement, rest, tellOwner, writeArrangement } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { automaticSums, inFlightOre, settleTopup, storeAutomaticWish, WISH_IS_FRESH_MS } from '../topups/index.ts'
import { standingOf } from './store.ts'

/** A first payment may be paid for a day; what nobody has paid by then is forgotten. */
export const AWAITS_CARD_MS = 25 * 3_600_000

const HOUSE = { side: 'house' } as const
const NO_TOPUP = '00000000-0000-0000-0000-000000000000'

/** Decides about one arrangement, and does it. `down`: providers that are better left in peace just now. */
export async function runArrangement(house: House, payments: Payments, { key, down }: { key: ArrangementKey; down: ReadonlySet<string> }): Promise<void> {
  const wish = await transaction(house.database, async (tx) => {
    const arrangement = await lockArrangement(tx, key)
    if (!arrangement || arrangement.state === 'ended') return null
    const now = house.clock.now()
    if (arrangement.state === 'awaiting_card' && now.getTime() - arrangement.agreedAt.getTime() >= AWAITS_CARD_MS) {
      await rest(tx, house, { arrangement, state: 'ended', why: 'never_paid', by: HOUSE })
      return null
    }
    await tellOfExpiry(tx, house, arrangement)
    const decision = await decide(tx, house, arrangement)
    if (decision.do !== 'charge') {
      await carryOut(tx, house, { arrangement, decision })
      return null
    }
    const provider = arrangement.cardProvider
    if (provider === null || down.has(provider) || !payments.find(provider)) return null
    return storeAutomaticWish(tx, house, { ...arrangement, amountOre: decision.amountOre, provider })
  })
  if (!wish) return
  house.log('automatic topup begun', { ...wish, arrangementId: key.arrangementId })
  await settleTopup(house, payments, wish)
}

async function decide(tx: Queryable, house: House, arrangement: ArrangementRow): Promise<ArrangementDecision> {
  const now = house.clock.now()
  const wallet = (await lockWallets(tx, [arrangement])).get(walletName(arrangement))
  const standing = await standingOf(tx, { ...arrangement, now })
  const { usedOre, isInFlight } = await automaticSums(tx, { ...arrangement, since: norwegianMonthOf(now).from })
  const freshSince = new Date(now.getTime() - WISH_IS_FRESH_MS)
  return decideArrangement({
    ...arrangement,
    now,
    hasCard: arrangement.cardId !== null,
    mayPay: standing?.mayPay ?? false,
    isEnrolled: standing === null || standing.enrolledUntil === null || standing.enrolledUntil >= norwegianTime(now).date,
    isInFlight,
    balanceOre: wallet?.balanceOre ?? 0,
    inFlightOre: await inFlightOre(tx, { ...arrangement, besides: NO_TOPUP, freshSince }),
    usedThisMonthOre: usedOre,
    maximumBalanceOre: standing?.maximumBalanceOre ?? 0,
  })
}

async function carryOut(
  tx: Queryable,
  house: House,
  { arrangement, decision }: { arrangement: ArrangementRow; decision: Exclude<ArrangementDecision, { do: 'charge' }> },
): Promise<void> {
  const now = house.clock.now()
  switch (decision.do) {
    case 'nothing':
      return
    case 'pause':
      return rest(tx, house, { arrangement, state: 'paused', why: decision.why, by: HOUSE })
    case 'stop':
      return rest(tx, house, { arrangement, state: 'stopped', why: decision.why, by: HOUSE, isCardOver: true })
    case 'end':
      return rest(tx, house, { arrangement, state: 'ended', why: decision.why, by: HOUSE })
    case 'wait': {
      const { until, day, why } = decision
      await writeArrangement(tx, arrangement, { changes: sql`not_before = ${until}, day_handled = greatest(day_handled, ${day}::date)`, now })
      const { month } = norwegianMonthOf(now)
      if (why !== 'cap' || arrangement.capToldMonth === month) return
      await writeArrangement(tx, arrangement, { changes: sql`cap_told_month = ${month}`, now })
      await insertEvent(tx, house, { of: arrangement, step: 'cap_reached', side: 'house' })
      await tellOwner(tx, house, { arrangement, news: { what: 'cap_reached' } })
    }
  }
}

async function tellOfExpiry(tx: Queryable, house: House, arrangement: ArrangementRow): Promise<void> {
  const { state, cardId, cardValidUntil, expiryToldCardId } = arrangement
  const now = house.clock.now()
  if (state !== 'active' || cardId === expiryToldCardId || !expiresSoon(cardValidUntil, now)) return
  await writeArrangement(tx, arrangement, { changes: sql`expiry_told_card_id = ${cardId}`, now })
  await tellOwner(tx, house, { arrangement, news: { what: 'card_expires' } })
}
