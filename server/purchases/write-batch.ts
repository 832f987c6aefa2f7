// What a batch leaves behind: rows, and words to those whom it concerns.

import type { Queryable } from '../../database/connect.ts'
import { post } from '../../ledger/ledger.ts'
import type { House } from '../house.ts'
import type { Signer } from '../journal/index.ts'
import { insertStopped, tellOfStopped, useAsks } from '../limits/index.ts'
import { insertMealEntries } from '../meals/index.ts'
import { onTheWay } from '../topups/index.ts'
import type { Batch } from './batch.ts'
import { insertOverridden } from './override-store.ts'
import { insertProvisionalParts, insertProvisionalSales } from './provisional-store.ts'
import { insertPurchases, updateRegisters, updateUsedSteps } from './store.ts'
import { tellOfAdvances } from './tell-of-advances.ts'
import { tellOfLowBalances } from './tell-of-low-balances.ts'
import { tellOfNames } from './tell-of-names.ts'
import { tellOfOverrides } from './tell-of-overrides.ts'

/** All that a batch writes, as sets, a statement each: they leave together, and the commit may be right behind them. */
export function writeBatch(tx: Queryable, signer: Signer, batch: Batch): Promise<void>[] {
  const { now, localDate, localTime } = batch
  if (batch.purchases.length === 0) return []
  return [
    insertPurchases(tx, batch.purchases, { happenedAt: now, bookedAt: now, localDate, localTime, keyVersion: signer.keyVersion }),
    post(tx, batch.wallets, batch.transfers, now),
    updateRegisters(tx, [...batch.registers]),
    ...(batch.covered.length > 0 ? [insertMealEntries(tx, batch.covered, now)] : []),
    ...(batch.usedSteps.size > 0 ? [updateUsedSteps(tx, [...batch.usedSteps.values()])] : []),
    ...(batch.served.length > 0 ? [insertProvisionalSales(tx, batch.served), insertProvisionalParts(tx, batch.served)] : []),
    ...(batch.usedAsks.length > 0 ? [useAsks(tx, batch.usedAsks)] : []),
  ]
}

/** Whether anybody is to be told of something in it. */
export const isTold = ({ stopped, overridden, covered, byName, short }: Batch): boolean =>
  [stopped, overridden, covered, byName, short].some(({ length }) => length > 0)

/** A letter to the family goes with the sale, or not at all. It takes a question more, so it is asked for only where it is. */
export async function keepAndTell(tx: Queryable, house: House, signer: Signer, batch: Batch): Promise<void> {
  const stopped = batch.stopped.length === 0 ? [] : await insertStopped(tx, batch.stopped, batch)
  await Promise.all(writeBatch(tx, signer, batch))
  await insertOverridden(tx, batch.overridden)
  await tellOfOverrides(tx, house, batch.overridden)
  await tellOfAdvances(tx, house, batch.covered)
  await tellOfNames(tx, house, batch.byName)
  await tellOfStopped(tx, house, stopped)
  await tellOfLowBalances(
    tx,
    house,
    batch.short.map(({ wallet }) => wallet),
  )
}

/**
 * The cashier may tell a pupil that money is coming. It is asked for when everything is committed, and only a
 * kindness: whatever goes wrong with it, the outcomes stand.
 */
export async function sayWhatIsOnTheWay(house: House, db: Queryable, { short }: Batch): Promise<void> {
  try {
    const sums = await onTheWay(
      db,
      short.map(({ wallet }) => wallet),
    )
    short.forEach(({ refusal }, index) => {
      const onTheWayOre = sums[index] as number
      if (onTheWayOre > 0) refusal.facts = { ...refusal.facts, onTheWayOre }
    })
  } catch {
    house.log('what is on its way could not be read')
  }
}
