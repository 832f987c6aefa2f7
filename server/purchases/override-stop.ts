// A second adult looks at what the till stopped, and says with their own PIN that it may go on. It is kept before the sale is
// made, for this till, this wallet and these products, and is told to the family when it is sold.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { isOverridable, isReasonFor } from '../../rules/hard-stops.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { checkSecondAdult } from '../cashiers/index.ts'
import type { House } from '../house.ts'
import type { Till } from '../http/door.ts'
import { lockRegisters, recordOn } from '../journal/index.ts'
import { insertOverride } from './override-store.ts'
import { tryPurchase } from './try-purchase.ts'

type Wish = { till: Till } & RouteBody<'POST /api/till/stop-overrides'>

/** @throws Refused stop_not_open, override_not_in_training, what `checkSecondAdult` refuses, and what else stops the sale */
export async function overrideStop(house: House, { till, id, stop, productIds, cashierId, pin, reason, ...basket }: Wish): Promise<{ done: true }> {
  const { schoolId, tillId } = till
  // Outside the transaction: a wrong PIN is counted whatever becomes of the rest.
  const adult = await checkSecondAdult(house, { schoolId, tillId, cashierId, pin })
  await transaction(house.database, async (tx) => {
    const now = house.clock.now()
    const [register] = await lockRegisters(tx, { schoolId, tillId })
    if (!register) throw new Refused('till_closed')
    if (register.trainingDay === norwegianTime(now).date) throw new Refused('override_not_in_training')
    const { walletId, stopped } = await stopOf(tx, house, { till, id, ...basket })
    const isShown = stopped.code === stop && stopped.productIds.every((productId) => productIds.includes(productId))
    // What is stopped now is not what the adult was shown: they must see it first.
    if (!isShown) throw new Refused('stop_not_open')
    if (stop === 'seller_too_young' && !isReasonFor(stop, reason)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/reason' } })
    const override = { schoolId, overrideId: id, tillId, walletId, stop, productIds: stopped.productIds, reason, adultId: adult.cashierId, now }
    if (await insertOverride(tx, override)) await recordOn(tx, house, { schoolId, tillId }, { kind: 'stop_overridden', subjectId: id })
  })
  return { done: true }
}

async function stopOf(tx: Parameters<typeof tryPurchase>[0], house: House, wish: Parameters<typeof tryPurchase>[2]) {
  const tried = await tryPurchase(tx, house, wish)
  if (!('refusal' in tried)) throw new Refused('stop_not_open')
  const { code, facts } = tried.refusal
  const productIds = facts?.['productIds']
  if (!isOverridable(code) || !Array.isArray(productIds) || tried.walletId === null) throw new Refused(tried.refusal)
  return { walletId: tried.walletId, stopped: { code, productIds: productIds as string[] } }
}
