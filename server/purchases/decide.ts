// What a request comes to by the facts that were read under lock. It writes nothing.

import type { Refusal } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, walletName } from '../../ledger/ledger.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { AGE_OF_OWN_CONSENT, readAllergies } from '../../rules/allergen-stops.ts'
import { cashierOfSale, cashiersOn, isSellerOfAge } from '../../rules/cashiers.ts'
import { isDayOver } from '../../rules/day-in-use.ts'
import { isByNameOver } from '../../rules/found-by-name.ts'
import { type Buyer, type IsPermitted, isOverridable, NOBODY_PERMITS, permittedBy } from '../../rules/hard-stops.ts'
import { isUsedStep } from '../../rules/phone-codes.ts'
import { phoneCodesOffUntil } from '../../rules/phone-hours.ts'
import { type CardFacts, decidePurchase } from '../../rules/purchase.ts'
import { decideParts, type PaidPart, type ServedLine } from '../../rules/served-parts.ts'
import type { Covering } from '../meals/index.ts'
import type { FoundLimits } from '../limits/index.ts'
import type { ProductsBySchool } from './find-products.ts'
import { type OpenOverride, openOverrides } from './override-store.ts'
import { nameOfProvisional, type Served } from './provisional-store.ts'
import type { Request } from './read-request.ts'
import type { CardRow, EarlierPurchase, LockedRegister } from './store.ts'

export type Facts = {
  registers: Map<string, LockedRegister>
  wallets: Map<string, LockedWallet>
  cards: Map<number, CardRow>
  products: ProductsBySchool
  earlier: Map<string, EarlierPurchase>
  /** Sold anew without a network: never to be made. */
  buried: ReadonlySet<string>
  /** What was served before and is paid by these purchases. What one of them pays is counted there for those after it. */
  provisional: ReadonlyMap<string, Served>
  schoolsOfCodes: Map<string, number>
  /** What schools cover of these purchases; null when it is nothing. */
  covering: Covering | null
  /** By the pupil's id; of those alone who have any. */
  limits: FoundLimits
}

/** Before it is known what schools cover. */
export type UncoveredFacts = Omit<Facts, 'covering'>

export const nameOf = (schoolId: number, id: string) => `${schoolId}/${id}`

export type Now = { balanceOf: (wallet: LockedWallet) => number; localDate: string; now: Date }
type Decided = ReturnType<typeof decide>

/** What a request comes to by the facts, and by the balances as they are by now. */
export function decide(request: Request, facts: Facts, { balanceOf, localDate, now, isPermitted = NOBODY_PERMITS }: Now & { isPermitted?: IsPermitted }) {
  const { wish } = request
  const { schoolId } = wish.till
  const register = facts.registers.get(nameOf(schoolId, wish.till.tillId))
  const isOpen = register !== undefined && !register.isClosed && register.tokenHash?.equals(wish.till.tokenHash) === true
  const card = request.code ? facts.cards.get(request.code.place) : undefined
  const wallet = card && facts.wallets.get(walletName({ schoolId, walletId: card.walletId }))
  const seller = register ? cashierOfSale({ claimedId: wish.cashierId ?? null, today: localDate }, register) : NOBODY_HAS_TO
  const decision = decidePurchase(wish, {
    till: { isOpen, isDayOver: register !== undefined && isDayOver(register, localDate), cashier: 'refusal' in seller ? seller.refusal : null },
    card: request.isWithoutCard ? ANY_GOOD_CARD : cardFacts(request, { card, facts, localDate, now }),
    phoneCodesOffUntil: request.step === null ? null : phoneCodesOffUntil(register?.phoneHoursOff ?? null, now),
    wallet: request.isWithoutCard ? ENOUGH : wallet ? { balanceOre: balanceOf(wallet), floorOre: wallet.floorOre } : null,
    cover: wallet && facts.covering ? (lines) => (facts.covering as Covering).decide(wallet, lines, balanceOf(wallet)) : undefined,
    buyer: request.isWithoutCard || !card ? null : buyerOf(card, localDate),
    limits: card ? limitsOf(card, facts, localDate) : null,
    isPermitted,
    isSellerOfAge: register === undefined || !register.mustSignIn || isSellerOfAge({ isYoung: register.isCashierYoung, ...cashiersOn(register, localDate) }),
    product: (productId) => facts.products.get(schoolId)?.get(productId),
    localDate,
  })
  return { register, card, wallet, decision, cashierId: 'refusal' in seller ? null : seller.cashierId }
}

const NOBODY_HAS_TO = { cashierId: null }

// For practising without anybody's card.
const ANY_GOOD_CARD: CardFacts = { known: true, isBlocked: false, isOver: false, isExpired: false, belongs: 'now', isUsedCode: false }
const ENOUGH = { balanceOre: Number.MAX_SAFE_INTEGER, floorOre: 0 }

// Only a sale that was stopped asks whether an adult has let it go on: at this till, for this wallet, for these products.
export async function decideOverridden(
  tx: Queryable,
  { request, facts, means, first, isUsed }: { request: Request; facts: Facts; means: Now; first: Decided; isUsed: (overrideId: string) => boolean },
): Promise<Decided & { overrides: OpenOverride[] }> {
  const { decision, wallet, register } = first
  if (!('refusal' in decision) || !isOverridable(decision.refusal.code) || !wallet || !register) return { ...first, overrides: [] }
  const { schoolId, walletId } = wallet
  const found = await openOverrides(tx, { schoolId, walletId, tillId: register.tillId, now: means.now })
  const open = found.filter(({ overrideId }) => !isUsed(overrideId))
  if (open.length === 0) return { ...first, overrides: [] }
  const { isPermitted, used } = permittedBy(open)
  return { ...decide(request, facts, { ...means, isPermitted }), overrides: [...used] }
}

/** What this purchase pays of what was served before; null where it names no such thing. */
export function decideServed({ wish }: Request, { provisional }: Facts): { served: Served; parts: PaidPart[] } | { refusal: Refusal } | null {
  const { till, provisionalId, provisionalPart } = wish
  if (provisionalId === undefined) return provisionalPart === undefined ? null : { refusal: { code: 'not_well_formed' } }
  const served = provisional.get(nameOfProvisional(till.schoolId, provisionalId))
  if (served === undefined) return { refusal: { code: 'not_found' } }
  if (served.isReplaced) return { refusal: { code: 'served_and_replaced' } }
  const decided = decideParts(provisionalPart, served.lines)
  return 'refusal' in decided ? decided : { served, ...decided }
}

/** Counts what a purchase has paid of it, for those of the same batch that come after. */
export function countPaid({ served, parts }: { served: Served; parts: readonly PaidPart[] }): void {
  for (const { place, after } of parts) (served.lines[place] as ServedLine).paidQuantity = after
}

// From 18 nobody decides about it but the pupil.
const limitsOf = ({ pupilId, bornOn }: CardRow, facts: Facts, today: string) =>
  hasReached(AGE_OF_OWN_CONSENT, { bornOn, today }) === true ? null : (facts.limits.get(pupilId) ?? null)

const buyerOf = ({ firstName, stoppedBy, bornOn }: Pick<CardRow, 'firstName' | 'stoppedBy' | 'bornOn'>, today: string): Buyer => ({
  firstName,
  allergies: readAllergies(stoppedBy),
  hasReached: (limit) => hasReached(limit, { bornOn, today }),
})

function cardFacts(
  { code, fault, step }: Request,
  { card, facts, localDate, now }: { card: CardRow | undefined; facts: Facts; localDate: string; now: Date },
): CardFacts {
  if (fault) return { known: false, why: fault }
  if (!code || !card) {
    const schoolId = code ? facts.schoolsOfCodes.get(code.codeHash.toString('base64')) : undefined
    if (!code || schoolId === undefined) return { known: false, why: code?.isForeign ? 'not_paired' : 'unknown' }
    // A card of this school that leads to nobody is one of a batch that nobody has got yet.
    return { known: false, why: schoolId === code.schoolId ? 'not_handed_out' : 'of_other_school' }
  }
  return {
    known: true,
    isBlocked: card.isBlocked,
    isUsedCode: step !== null && isUsedStep(step, card.lastStep),
    isOver: card.endReason === null || card.endReason === 'by_name' ? false : card.endReason,
    isByNameOver: isByNameOver(card, now),
    isExpired: card.validUntil !== null && card.validUntil < localDate,
    belongs: card.enrolledFrom > localDate ? 'later' : card.enrolledUntil !== null && card.enrolledUntil < localDate ? 'before' : 'now',
  }
}
