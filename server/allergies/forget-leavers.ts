// Whoever has left buys nothing more, so nobody needs to know what they cannot stand.

import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { forgetIn } from './keep-allergies.ts'
import { leaversWithAllergies, lockHolder } from './store.ts'

const MOST_AT_ONCE = 200

/** Forgets what is kept of those who have left, a bounded number at a time, and answers how many. */
export async function forgetLeavers(house: House): Promise<number> {
  const leavers = await leaversWithAllergies(house.database, { today: norwegianTime(house.clock.now()).date, limit: MOST_AT_ONCE })
  for (const leaver of leavers) {
    await transaction(house.database, async (tx) => {
      if (await lockHolder(tx, leaver)) await forgetIn(tx, house, leaver)
    })
  }
  return leavers.length
}
