// What would have stopped a sale without a network if its device had known it: stops and limits as they were when it was made,
// and the words by which adults had let it go on.

import type { Queryable } from '../../database/connect.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { AGE_OF_OWN_CONSENT, readAllergies } from '../../rules/allergen-stops.ts'
import { permittedBy, refuseStops } from '../../rules/hard-stops.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { CLOCK_TOLERANCE_MS } from '../../rules/reserve-booking.ts'
import type { ReserveRecord } from '../../rules/reserve-records.ts'
import { decideLimits } from '../../rules/spending-limits.ts'
import { findLimits } from '../limits/index.ts'
import { type OpenOverride, openOverrides, type ProductRow } from '../purchases/index.ts'
import type { RecordCard } from './store.ts'

type Products = ReadonlyMap<string, ProductRow>
type Held = { record: ReserveRecord; card: RecordCard; happenedAt: Date }

/** Of the words that a record names, those that hold: one till's and one wallet's, for minutes, and for one sale on either register. */
export async function wordsOf(
  tx: Queryable,
  { schoolId, tillId, record, card, happenedAt }: Held & { schoolId: number; tillId: string },
): Promise<OpenOverride[]> {
  const { lines, overrideIds } = record
  if (overrideIds.length === 0) return []
  const open = await openOverrides(tx, { schoolId, walletId: card.walletId, tillId, now: happenedAt, aheadMs: CLOCK_TOLERANCE_MS, overrideIds })
  return open.filter(({ productIds }) => lines.some(({ productId }) => productIds.includes(productId)))
}

/** The device sold by an older list, or by none of ours: what was known of the pupil then would have stopped it. */
export function isAgainstStop(
  { lines }: ReserveRecord,
  { card, words, products, happenedAt }: Omit<Held, 'record'> & { words: readonly OpenOverride[]; products: Products },
): boolean {
  const { firstName, stoppedBy, bornOn, stopsChangedAt } = card
  if (stopsChangedAt === null || stopsChangedAt > happenedAt) return false
  const today = norwegianTime(happenedAt).date
  const buyer = { firstName, allergies: readAllergies(stoppedBy), hasReached: (limit: number) => hasReached(limit, { bornOn, today }) }
  const { isPermitted } = permittedBy(words)
  const stop = refuseStops(lines, {
    product: (productId) => products.get(productId),
    buyer,
    isPermitted: (asked) => asked.code !== 'contents_stopped' || isPermitted(asked),
  })
  return stop !== null
}

/** A till that is alone sells by the limits of its list, and no till counts for another: what it sold is held against those that held then. */
export async function isOverLimit(
  tx: Queryable,
  { schoolId, record, card, products, happenedAt }: Held & { schoolId: number; products: Products },
): Promise<boolean> {
  const { walletId, pupilId, bornOn, hasLimits, limitsChangedAt } = card
  if (!hasLimits || limitsChangedAt === null || limitsChangedAt > happenedAt) return false
  if (hasReached(AGE_OF_OWN_CONSENT, { bornOn, today: norwegianTime(happenedAt).date }) === true) return false
  const facts = (await findLimits(tx, [{ schoolId, pupilId, walletId }], happenedAt)).get(pupilId)
  return facts !== undefined && 'refusal' in decideLimits(record, facts, (productId) => products.get(productId))
}
