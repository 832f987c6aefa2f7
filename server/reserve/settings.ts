import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { ReserveBounds } from '../../rules/reserve-limits.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { boundsOf, lockBounds, writeBounds } from './settings-store.ts'

/** How much a school's tills may sell without a network. @throws Refused not_found */
export async function showBounds(house: House, schoolId: number): Promise<ReserveBounds> {
  const bounds = await boundsOf(house.database, schoolId)
  if (!bounds) throw new Refused('not_found')
  return bounds
}

/** Changes it, and tells the tills. @throws Refused not_found */
export function changeBounds(
  house: House,
  { schoolId, change }: { schoolId: number; change: { [K in keyof ReserveBounds]?: ReserveBounds[K] | undefined } },
): Promise<ReserveBounds> {
  return transaction(house.database, async (tx) => {
    const before = await lockBounds(tx, schoolId)
    if (!before) throw new Refused('not_found')
    const wanted = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const bounds: ReserveBounds = { ...before, ...wanted }
    await writeBounds(tx, { schoolId, bounds })
    await announceChange(tx, house, { schoolId, kind: 'school', subjectId: null })
    return bounds
  })
}
