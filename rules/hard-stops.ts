// The hard stops of a sale: what the pupil cannot stand, what nobody has confirmed, and ages. The server decides by it under
// lock, and a till that is alone decides by it too.

import type { OverrideReason } from '../contract/allergens.ts'
import type { Refusal, RefusalCode, RefusalFacts } from '../contract/refusals.ts'
import { type Allergy, type Declaration, type Hit, hitOf } from './allergen-stops.ts'

export type StopCode = Extract<RefusalCode, 'age_too_low' | 'contents_stopped' | 'contents_unknown' | 'age_unknown' | 'seller_too_young'>

/** What a second adult may decide. Somebody who is known to be too young is never old enough. */
export const overridableStops = ['contents_stopped', 'contents_unknown', 'age_unknown', 'seller_too_young'] as const
export type OverridableStop = (typeof overridableStops)[number]
export const isOverridable = (code: string): code is OverridableStop => (overridableStops as readonly string[]).includes(code)

/** What an adult may say of a stop: of an age that they have seen proof, of who sells that they do it themselves. */
export function isReasonFor(stop: OverridableStop, reason: OverrideReason): boolean {
  if (stop === 'age_unknown') return reason === 'saw_proof_of_age'
  if (stop === 'seller_too_young') return reason === 'adult_sells'
  return reason !== 'saw_proof_of_age' && reason !== 'adult_sells'
}

export type ProductStops = Declaration & { name: string; ageLimit: number | null; ageReason: string | null }

/** Who pays, as far as stops go. */
export type Buyer = { firstName: string; allergies: readonly Allergy[]; /** Null: nobody knows. */ hasReached: (limit: number) => boolean | null }

/** What is decided of one stop: may these products go all the same? */
export type IsPermitted = (stop: { code: OverridableStop; productIds: readonly string[] }) => boolean

export const NOBODY_PERMITS: IsPermitted = () => false

/** How long an adult's word waits for its sale: a card may have to be scanned again, and no longer. */
export const OVERRIDE_MINUTES = 5

/** An adult's word that a stopped sale may go on. */
export type AdultsWord = { overrideId: string; stop: OverridableStop; productIds: readonly string[] }

/** Lets go on what a word is about: that kind of stop, and no other products than these. Says which words were needed. */
export function permittedBy<Word extends AdultsWord>(words: readonly Word[]): { isPermitted: IsPermitted; used: ReadonlySet<Word> } {
  const used = new Set<Word>()
  const isPermitted: IsPermitted = ({ code, productIds }) => {
    const word = words.find((each) => each.stop === code && productIds.every((productId) => each.productIds.includes(productId)))
    if (word) used.add(word)
    return word !== undefined
  }
  return { isPermitted, used }
}

type Wanted = { productId: string }
type Found = { productId: string; name: string; hit?: Hit; product?: ProductStops | undefined }

/** The first stop that applies, or null. Each names every product it is about, so that one press takes them all out. */
export function refuseStops(
  lines: readonly Wanted[],
  {
    product,
    buyer,
    isPermitted,
    isSellerOfAge = true,
  }: { product: (productId: string) => ProductStops | undefined; buyer: Buyer | null; isPermitted: IsPermitted; isSellerOfAge?: boolean },
): Refusal | null {
  if (buyer === null) return null
  const stops: Record<StopCode, Found[]> = { age_too_low: [], contents_stopped: [], contents_unknown: [], age_unknown: [], seller_too_young: [] }
  const seen = new Set<string>()
  for (const { productId } of lines) {
    if (seen.has(productId)) continue
    seen.add(productId)
    const stopsOf = product(productId)
    const found = { productId, name: stopsOf?.name ?? '', product: stopsOf }
    const hit = hitOf(stopsOf, buyer.allergies)
    if (hit === 'unknown') stops.contents_unknown.push(found)
    else if (hit !== null) stops.contents_stopped.push({ ...found, hit })
    const limit = stopsOf?.ageLimit ?? null
    const isOldEnough = limit === null ? true : buyer.hasReached(limit)
    if (isOldEnough === false) stops.age_too_low.push(found)
    if (isOldEnough === null) stops.age_unknown.push(found)
    if (limit !== null && !isSellerOfAge) stops.seller_too_young.push(found)
  }
  for (const code of ORDER) {
    const found = stops[code]
    const productIds = found.map(({ productId }) => productId)
    if (found.length === 0 || (isOverridable(code) && isPermitted({ code, productIds }))) continue
    return {
      code,
      facts: {
        productIds,
        products: found.map(({ name }) => name),
        ...factsOf(code, found),
        ...(code.startsWith('age') || code === 'seller_too_young' ? {} : { firstName: buyer.firstName }),
      },
    }
  }
  return null
}

// What cannot be overridden first: nobody should fetch an adult for a basket that cannot be sold.
const ORDER: readonly StopCode[] = ['age_too_low', 'contents_stopped', 'contents_unknown', 'age_unknown', 'seller_too_young']

function factsOf(code: StopCode, found: readonly Found[]): RefusalFacts {
  if (code === 'contents_stopped') {
    return {
      // One text for each product: its allergens, joined by commas.
      contains: found.map(({ hit }) => (hit?.contains ?? []).join(',')),
      traces: found.map(({ hit }) => (hit?.traces ?? []).join(',')),
      allergens: [...new Set(found.flatMap(({ hit }) => hit?.allergens ?? []))],
    }
  }
  if (code === 'contents_unknown') return {}
  const limits = found.map(({ product }) => product?.ageLimit ?? 0)
  const strictest = found[limits.indexOf(Math.max(...limits))]?.product
  return { ageLimit: strictest?.ageLimit ?? 0, ageReason: strictest?.ageReason ?? '' }
}
