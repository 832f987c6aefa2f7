// What was advanced is paid back of the next money that comes into the wallet, in the transaction that brings it, before
// anything else is taken of it. Whose money it was is told in private.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, type LockedWallets, post, type WalletKey, walletName } from '../../ledger/ledger.ts'
import { afterSettling, toPayBack } from '../../rules/meal-advance.ts'
import type { House } from '../house.ts'
import { advanceOf, insertMealEntries } from './store.ts'

type Money = WalletKey & { /** What brought the money. */ causeId: string; locked: LockedWallets }

/**
 * Pays back what is outstanding, as far as the wallet holds it, after the event that brought the money has been posted. The
 * wallet is among `locked`, and its balance there is brought up to date.
 * @returns what was paid back, in øre
 */
export async function payBackAdvance(tx: Queryable, house: House, { schoolId, walletId, causeId, locked }: Money): Promise<number> {
  const state = await advanceOf(tx, { schoolId, walletId })
  const { balanceOre } = locked.get(walletName({ schoolId, walletId })) as LockedWallet
  const amountOre = state ? toPayBack(state, balanceOre) : 0
  if (!state || amountOre === 0) return 0
  const now = house.clock.now()
  const { byKind } = await house.chartOf(tx, schoolId)
  const id = house.newId()
  const after = afterSettling(state, amountOre)
  await post(
    tx,
    locked,
    [{ schoolId, eventId: id, part: 1, kind: 'meal_repaid', debitAccountId: walletId, creditAccountId: byKind.meal_fund, amountOre, happenedAt: now }],
    now,
  )
  await insertMealEntries(
    tx,
    [
      {
        schoolId,
        walletId,
        source: 'advance',
        number: state.number + 1,
        id,
        kind: 'repaid',
        amountOre,
        afterOre: after.outstandingOre,
        day: state.day as string,
        mealsAfter: after.meals,
        dayAfterOre: after.dayOre,
        causeId,
      },
    ],
    now,
  )
  return amountOre
}
