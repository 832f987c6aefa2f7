// Is it really this cashier? Every try is counted before it is looked at, for the cashier and for the till, in the database:
// a restart forgives nothing. Whoever shows the right PIN begins anew.

import { Refused } from '../../contract/refusals.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { countAttempt, forgiveAttempts, type Limit, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { isPin } from './pin-hash.ts'
import { type Cashier, cashierBy, signedInAt } from './store.ts'

export type PinTry = { schoolId: number; tillId: string; cashierId: string; pin: string }

/**
 * The cashier whose PIN it is. Outside any transaction: a try is counted also when nothing comes of it.
 * @throws Refused cashier_not_here, pin_wrong, pin_tried_too_often, too_busy
 */
export async function checkPin(house: House, { schoolId, tillId, cashierId, pin }: PinTry): Promise<Cashier> {
  const today = norwegianTime(house.clock.now()).date
  const cashier = await cashierBy(house.database, { schoolId, cashierId, today })
  if (!cashier?.isInUse) throw new Refused('cashier_not_here')
  const counts = countsOf({ schoolId, tillId, cashierId })
  let triesLeft = Number.MAX_SAFE_INTEGER
  for (const [limit, who] of counts) triesLeft = Math.min(triesLeft, await countTry(house, limit, who))
  if (!(await isPin(house, { schoolId, cashierId, pin, hash: cashier.pinHash }))) throw new Refused({ code: 'pin_wrong', facts: { triesLeft } })
  for (const [limit, who] of counts) await forgiveAttempts(house, limit, who)
  return cashier
}

/** A new PIN is a new beginning for the cashier, not for a till where somebody guesses. */
export async function forgiveTriesOf(house: House, { schoolId, cashierId }: { schoolId: number; cashierId: string }): Promise<void> {
  for (const limit of [limits.pinOfCashier, limits.pinOfCashierADay]) await forgiveAttempts(house, limit, `${schoolId}|${cashierId}`)
}

type Count = [limit: Limit, who: string]

const countsOf = ({ schoolId, tillId, cashierId }: Omit<PinTry, 'pin'>): Count[] => [
  [limits.pinAtTill, `${schoolId}|${tillId}`],
  [limits.pinOfCashier, `${schoolId}|${cashierId}`],
  [limits.pinOfCashierADay, `${schoolId}|${cashierId}`],
]

async function countTry(house: House, ...[limit, who]: Count): Promise<number> {
  try {
    return await countAttempt(house, limit, who)
  } catch (error) {
    if (error instanceof Refused && error.code === 'too_many_attempts') throw new Refused({ code: 'pin_tried_too_often', facts: error.facts })
    throw error
  }
}

export type Adult = { cashierId: string; number: number; name: string }

/**
 * A second adult of the school who says yes at a till with their own PIN: never whoever is signed in there.
 * Outside any transaction, as `checkPin`.
 * @throws Refused second_adult_needed, adult_needed, cashier_not_here, pin_wrong, pin_tried_too_often, too_busy
 */
export async function checkSecondAdult(house: House, wish: PinTry): Promise<Adult> {
  const signedIn = await signedInAt(house.database, wish)
  if (signedIn?.cashierId === wish.cashierId && signedIn.cashiersDay === norwegianTime(house.clock.now()).date) throw new Refused('second_adult_needed')
  const { cashierId, number, name } = await checkAdult(house, wish)
  return { cashierId, number, name }
}

/** @throws Refused adult_needed, and what `checkPin` does */
export async function checkAdult(house: House, wish: PinTry): Promise<Cashier> {
  const today = norwegianTime(house.clock.now()).date
  // Asked first: a young one's right PIN must not begin anybody's count anew.
  const known = await cashierBy(house.database, { ...wish, today })
  if (known && known.kind !== 'adult') throw new Refused('adult_needed')
  return checkPin(house, wish)
}
