// When goods come back, so does what the school had covered of them: to the programme and to the fund, before the pupil's own
// money. What has been paid back to the fund already is the pupil's own.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallets, post, type Transfer, type WalletKey, walletName } from '../../ledger/ledger.ts'
import { afterSettling } from '../../rules/meal-advance.ts'
import { coverGivenBack } from '../../rules/meal-cover.ts'
import { purseOn, purseWithBack } from '../../rules/meal-purse.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { coverIdOf } from './cover-purchases.ts'
import { type CoveredPurchase, coversOf, lastOfPurse } from './cover-store.ts'
import { advanceOf, insertMealEntries, type MealEntry, type MealSource } from './store.ts'

type SoldLine = { unitPriceOre: number; quantity: number; amountOre: number }
type Coming = WalletKey & {
  purchaseId: string
  returnId: string
  sold: readonly SoldLine[]
  /** How many of each line had come back before, by place, and what comes back now. */
  returned: ReadonlyMap<number, number>
  given: readonly { place: number; quantity: number }[]
  locked: LockedWallets
}

/**
 * Gives back what was covered of the part of a purchase that has come back, after its money is in the wallet again.
 * @returns what went out of the wallet again, in øre
 */
export async function giveCoverBack(tx: Queryable, house: House, coming: Coming): Promise<number> {
  const { schoolId, walletId, purchaseId, returnId, locked } = coming
  const covers = await coversOf(tx, { schoolId, purchaseId })
  if (covers.length === 0) return 0
  const now = house.clock.now()
  const { byKind } = await house.chartOf(tx, schoolId)
  const { programme, advance } = shareOf(covers, coming)
  // What a provider has taken back comes before it: a wallet is never taken below zero for this.
  const thereOre = Math.max(0, locked.get(walletName({ schoolId, walletId }))?.balanceOre ?? 0)
  const toProgrammeOre = Math.min(programme?.backOre ?? 0, thereOre)
  const transfers: Transfer[] = []
  const entries: MealEntry[] = []
  const give = (source: MealSource, amountOre: number) => {
    const id = coverIdOf(returnId, source)
    const creditAccountId = source === 'advance' ? byKind.meal_fund : byKind.meal_programmes
    const undoesEventId = coverIdOf(purchaseId, source)
    transfers.push({
      schoolId,
      eventId: id,
      part: 1,
      kind: 'meal_given_back',
      debitAccountId: walletId,
      creditAccountId,
      amountOre,
      happenedAt: now,
      undoesEventId,
    })
    return { schoolId, walletId, source, id, kind: 'given_back', amountOre, purchaseId, causeId: returnId } as const
  }
  if (programme && toProgrammeOre > 0) {
    const { terms, last, number } = await lastOfPurse(tx, { schoolId, walletId, programmeId: programme.programmeId })
    const purse = purseOn(terms, { joinedOn: terms.startsOn, last, today: norwegianTime(now).date }) ?? last
    const { periodFrom, leftOre } = purseWithBack(terms, purse, toProgrammeOre)
    entries.push({ ...give('programme', toProgrammeOre), number: number + 1, afterOre: leftOre, day: periodFrom, programmeId: programme.programmeId })
  }
  const state = advance && advance.backOre > 0 ? await advanceOf(tx, { schoolId, walletId }) : null
  const toFundOre = Math.min(advance?.backOre ?? 0, state?.outstandingOre ?? 0, thereOre - toProgrammeOre)
  if (state && toFundOre > 0) {
    const after = afterSettling(state, toFundOre)
    entries.push({
      ...give('advance', toFundOre),
      number: state.number + 1,
      afterOre: after.outstandingOre,
      day: after.day as string,
      mealsAfter: after.meals,
      dayAfterOre: after.dayOre,
    })
  }
  await post(tx, locked, transfers, now)
  await insertMealEntries(tx, entries, now)
  return transfers.reduce((sum, { amountOre }) => sum + amountOre, 0)
}

function shareOf(covers: readonly CoveredPurchase[], { sold, returned, given }: Coming) {
  const programme = covers.find(({ source }) => source === 'programme')
  const advance = covers.find(({ source }) => source === 'advance')
  const places = new Set(programme?.places ?? [])
  const kept = (leftOf: (place: number, quantity: number) => number) => {
    const parts = sold.map(({ quantity, unitPriceOre }, place) => ({ place, amountOre: leftOf(place, quantity) * unitPriceOre }))
    const sumOf = (wanted: typeof parts) => wanted.reduce((sum, { amountOre }) => sum + amountOre, 0)
    return { keptOre: sumOf(parts), keptCoverableOre: sumOf(parts.filter(({ place }) => places.has(place))) }
  }
  const before = kept((place, quantity) => quantity - (returned.get(place) ?? 0))
  const after = kept((place, quantity) => quantity - (returned.get(place) ?? 0) - (given.find((each) => each.place === place)?.quantity ?? 0))
  const cover = { programmeOre: programme?.amountOre ?? 0, advanceOre: advance?.amountOre ?? 0 }
  const back = coverGivenBack({ totalOre: sold.reduce((sum, { amountOre }) => sum + amountOre, 0), ...cover }, before, after)
  return {
    programme: programme ? { programmeId: programme.programmeId as string, backOre: back.programmeOre } : null,
    advance: advance ? { backOre: back.advanceOre } : null,
  }
}
