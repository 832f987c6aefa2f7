// A fee for a new card is taken when money comes in, in the same transaction, and leaves at least a meal's
// worth in the wallet: it never stops a meal. What is not taken now waits for the next time.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { type LockedWallet, type LockedWallets, lockWallets, post, type Transfer, walletName } from '../../ledger/ledger.ts'
import { feesToTake } from '../../rules/loss-fee.ts'
import type { House } from '../house.ts'
import { feeOf, type FeeKey, type FeeRow, openFeesOf, settingsOf, writeCharge, writeWaived } from './fee-store.ts'
import { type CardFee, showFee } from './show-card.ts'
import type { WalletKey } from './store.ts'

/**
 * Takes what may be taken of a wallet's open fees, after the event that brought the money has been posted.
 * The wallet is among `locked`, and its balance there is brought up to date.
 * @returns what was taken, in øre
 */
export async function takeFees(
  tx: Queryable,
  house: House,
  { schoolId, walletId, creditedEventId, locked }: WalletKey & { creditedEventId: string; locked: LockedWallets },
): Promise<number> {
  const open = await openFeesOf(tx, { schoolId, walletId })
  if (open.length === 0) return 0
  const wallet = locked.get(walletName({ schoolId, walletId })) as LockedWallet
  const settings = await settingsOf(tx, schoolId)
  const now = house.clock.now()
  const parts = feesToTake(
    open.map((fee) => ({ ...fee, openOre: fee.dueOre - fee.chargedOre - fee.waivedOre })),
    { balanceOre: wallet.balanceOre, keepOre: settings?.keepOre ?? 0 },
  )
  const chart = await house.chartOf(tx, schoolId)
  const transfers: Transfer[] = []
  for (const { fee, amountOre } of parts) {
    const chargeId = house.newId()
    await writeCharge(tx, { schoolId, feeId: fee.feeId, chargeId, creditedEventId, amountOre, now })
    transfers.push({
      schoolId,
      eventId: chargeId,
      part: 1,
      kind: 'card_fee',
      debitAccountId: walletId,
      creditAccountId: chart.byKind.card_fees,
      amountOre,
      happenedAt: now,
    })
  }
  await post(tx, locked, transfers, now)
  return parts.reduce((sum, { amountOre }) => sum + amountOre, 0)
}

/** Lets go of what is left of a fee. What has been taken stays taken. @throws Refused not_found, fee_settled */
export function waiveFee(house: House, { personId, reason, ...key }: FeeKey & { personId: string; reason: string }): Promise<CardFee> {
  return transaction(house.database, async (tx) => {
    const found = await feeOf(tx, key)
    if (!found) throw new Refused('not_found')
    // The wallet's lock is the fee's: nothing is taken meanwhile.
    await lockWallets(tx, [{ schoolId: key.schoolId, walletId: found.walletId }])
    const fee = (await feeOf(tx, key)) as FeeRow
    const openOre = fee.dueOre - fee.chargedOre - fee.waivedOre
    if (openOre === 0) throw new Refused('fee_settled')
    await writeWaived(tx, { ...key, waivedOre: openOre, personId, reason, now: house.clock.now() })
    house.log('card fee waived', { schoolId: key.schoolId, amountOre: openOre })
    return showFee((await feeOf(tx, key)) as FeeRow)
  })
}
