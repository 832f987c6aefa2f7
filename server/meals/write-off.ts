// The office lets go of what is outstanding for a pupil: somebody who has left, or a family that cannot pay. The fund has
// borne it since the advance, so no money moves; who let go of how much, and why, is kept.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { lockWallets, walletName } from '../../ledger/ledger.ts'
import { afterSettling } from '../../rules/meal-advance.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { outstandingIn } from './show-meals.ts'
import { advanceOf, insertMealEntries } from './store.ts'

type Asked = { schoolId: number; walletId: string; personId: string; amountOre: number; reason: string }

/** `amountOre` is what whoever asks has seen. @throws Refused not_found, outstanding_is_another_now, not_well_formed */
export function writeOff(
  house: House,
  { schoolId, walletId, personId, amountOre, reason: written }: Asked,
): Promise<RouteReply<'GET /api/office/schools/:schoolId/meals/outstanding'>> {
  const reason = readReason(written, 'body/reason')
  return transaction(house.database, async (tx) => {
    const key = { schoolId, walletId }
    const locked = await lockWallets(tx, [key])
    const state = locked.has(walletName(key)) ? await advanceOf(tx, key) : null
    if (!state) throw new Refused('not_found')
    if (state.outstandingOre !== amountOre) throw new Refused({ code: 'outstanding_is_another_now', facts: { outstandingOre: state.outstandingOre } })
    const now = house.clock.now()
    const after = afterSettling(state, amountOre)
    const entry = {
      ...key,
      source: 'advance',
      number: state.number + 1,
      id: house.newId(),
      kind: 'written_off',
      amountOre,
      afterOre: after.outstandingOre,
      day: after.day as string,
      mealsAfter: after.meals,
      dayAfterOre: after.dayOre,
      personId,
      reason,
    } as const
    await insertMealEntries(tx, [entry], now)
    house.log('meal advance written off', { schoolId, amountOre })
    return outstandingIn(tx, { schoolId, today: norwegianTime(now).date })
  })
}
