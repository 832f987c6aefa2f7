// The only place where a top-up becomes money, and it happens once: the top-up's row is locked first,
// the state table decides under that lock, and the ledger refuses an event that has moved money before.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, lockWallets, post, walletName } from '../../ledger/ledger.ts'
import { stateAfter, waitBeforeLookingBack } from '../../rules/topup-states.ts'
import { takeFees } from '../cards/index.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { letterOfReceipt } from './letters.ts'
import { letterFacts, type TopupRow, writeCredited } from './store.ts'

/** Credits the wallet with what the provider has taken, unless that was done before. The top-up is locked, and brought up to date. */
export async function creditTopup(tx: Queryable, house: House, { topup, capturedOre }: { topup: TopupRow; capturedOre: number }): Promise<void> {
  if (stateAfter(topup.state, 'captured') === topup.state) return
  const now = house.clock.now()
  const { schoolId, topupId, walletId, provider } = topup
  const creditedOre = Math.min(capturedOre, topup.amountOre)
  const wallets = await lockWallets(tx, [topup])
  const chart = await house.chartOf(tx, schoolId)
  const transfer = {
    schoolId,
    eventId: topupId,
    part: 1,
    kind: 'topup',
    debitAccountId: chart.clearing[provider],
    creditAccountId: walletId,
    amountOre: creditedOre,
    happenedAt: now,
  } as const
  await post(tx, wallets, [transfer], now)
  // What is owed for a lost card is taken of money that comes in, and never at a meal.
  const cardFeeOre = await takeFees(tx, house, { schoolId, walletId, creditedEventId: topupId, locked: wallets })
  const askAgainAt = new Date(now.getTime() + (waitBeforeLookingBack(now.getTime(), now.getTime()) ?? 0))
  await writeCredited(tx, { schoolId, topupId, creditedOre, now, askAgainAt })
  Object.assign(topup, { state: 'credited', creditedOre, creditedAt: now, askAgainAt })
  const facts = await letterFacts(tx, topup)
  const { balanceOre } = wallets.get(walletName(topup)) as LockedWallet
  if (facts) await queueMessage(tx, house, letterOfReceipt(facts, { topupId, amountOre: creditedOre, cardFeeOre, balanceOre, creditedAt: now, provider }))
}
