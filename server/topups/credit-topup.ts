// The only place where a top-up becomes money, and it happens once: the top-up's row is locked first,
// the state table decides under that lock, and the ledger refuses an event that has moved money before.

import { transaction } from '../../database/transaction.ts'
import { type LockedWallet, lockWallets, post, walletName } from '../../ledger/ledger.ts'
import { stateAfter } from '../../rules/topup-states.ts'
import { takeFees } from '../cards/index.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { letterOfReceipt } from './letter-of-receipt.ts'
import { lockTopup, receiptFacts, type TopupKey, writeCredited } from './store.ts'

/**
 * Credits the wallet with a top-up that the provider says is paid, unless that was done before.
 * @returns true when the money was credited by this call
 */
export async function creditTopup(house: House, key: TopupKey): Promise<boolean> {
  const isCredited = await transaction(house.database, async (tx) => {
    const topup = await lockTopup(tx, key)
    if (!topup || stateAfter(topup.state, 'approved') === topup.state) return false
    const now = house.clock.now()
    const { schoolId, topupId, walletId, amountOre } = topup
    const wallets = await lockWallets(tx, [topup])
    const chart = await house.chartOf(tx, schoolId)
    const transfer = {
      schoolId,
      eventId: topupId,
      part: 1,
      kind: 'topup',
      debitAccountId: chart.byKind.provider_clearing,
      creditAccountId: walletId,
      amountOre,
      happenedAt: now,
    } as const
    await post(tx, wallets, [transfer], now)
    // What is owed for a lost card is taken of money that comes in, and never at a meal.
    const cardFeeOre = await takeFees(tx, house, { schoolId, walletId, creditedEventId: topupId, locked: wallets })
    await writeCredited(tx, { ...key, now })
    const facts = await receiptFacts(tx, topup)
    const wallet = wallets.get(walletName(topup)) as LockedWallet
    if (facts) await queueMessage(tx, house, letterOfReceipt(facts, { topupId, amountOre, cardFeeOre, balanceOre: wallet.balanceOre, creditedAt: now }))
    return true
  })
  if (isCredited) house.log('topup credited', { schoolId: key.schoolId, topupId: key.topupId })
  return isCredited
}
