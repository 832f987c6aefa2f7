// The list by which a till sells without a network. A stolen tablet gives away hashes of random codes, how much each may
// spend in whole tenners, and no name, no health and no guardian's limits: each is sealed under a key that only the scanned
// code yields, in as many bytes for everybody.

import { createCipheriv, createHash, hash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { ageBoundOf, hasReached } from '../../rules/age-limits.ts'
import { AGE_OF_OWN_CONSENT, readAllergies } from '../../rules/allergen-stops.ts'
import { type AloneLimits, aloneLimitsOf, NO_ALONE_LIMITS } from '../../rules/alone-limits.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { allowanceOf } from '../../rules/reserve-limits.ts'
import { fillHolder, type ListStamp, NAME_NONCE_BYTES, textForMark, textForNameKey, textOfCards, writeListedCard } from '../../rules/reserve-list.ts'
import { leftBy } from '../../rules/spending-limits.ts'
import type { House } from '../house.ts'
import { hmac256 } from '../keys.ts'
import { findLimits } from '../limits/index.ts'
import { pursesOf } from '../meals/index.ts'
import { makeListSigner } from './device-keys.ts'
import type { KnownHashes } from './known-hashes.ts'
import { ageLimitsOf, type CardToList, cardsToList, productsToList, type ProductToList } from './list-store.ts'
import { boundsOf } from './settings-store.ts'

export type ShowList = (till: { schoolId: number; tillId: string }, known: string | null) => Promise<RouteReply<'GET /api/till/reserve-list'>>

/** Others get their turn after so many cards. */
const CARDS_AT_A_TIME = 500
/** Some 250 bytes each. */
const MOST_SEALED = 100_000

export function makeShowList(house: House, { hashOf }: KnownHashes): ShowList {
  const signer = makeListSigner(house.keys)
  const sealed = new Map<string, { content: string; text: string }>()

  const sealedNameOf = (schoolId: number, cardId: string, filled: Uint8Array): string => {
    // A hash: what is remembered here holds nobody's health in the clear.
    const content = hash('sha256', filled, 'base64')
    const known = sealed.get(cardId)
    if (known?.content === content) return known.text
    if (sealed.size >= MOST_SEALED) sealed.clear()
    const text = sealHolder(schoolId, house.keys.credentialIdOf(cardId), filled)
    sealed.set(cardId, { content, text })
    return text
  }

  return async ({ schoolId, tillId }, known) => {
    const now = house.clock.now()
    const bounds = await boundsOf(house.database, schoolId)
    if (!bounds) throw new Refused('till_closed')
    const today = norwegianTime(now).date
    const found = bounds.isOn ? await cardsToList(house.database, { schoolId, today }) : []
    // What a programme has left is money to eat for; an advance is only ever given by the server.
    const purses = bounds.isOn ? await pursesOf(house.database, { schoolId, today }) : new Map<string, number>()
    const ages = bounds.isOn ? await ageLimitsOf(house.database, schoolId) : []
    const cards: string[] = []
    const products = bounds.isOn ? await productsToList(house.database, schoolId) : []
    const productIds = products.map(({ productId }) => productId)
    const limited = await limitsOfCards(house, { schoolId, cards: found, products, now })
    for (const { cardId, walletId, pupilId, firstName, balanceOre: ownOre, pays, stoppedBy, bornOn } of found) {
      const { leftOre, limits } = limited.get(pupilId) ?? UNLIMITED
      const balanceOre = ownOre < 0 ? ownOre : Math.min(ownOre, leftOre ?? ownOre) + (purses.get(walletId) ?? 0)
      const allowanceOre = allowanceOf({ balanceOre, pays }, bounds)
      const holder = { firstName, allergies: readAllergies(stoppedBy), age: ageBoundOf(ages, { bornOn, today }), limits }
      cards.push(writeListedCard({ hash: hashOf(schoolId, cardId), allowanceOre, sealedName: sealedNameOf(schoolId, cardId, fillHolder(holder, productIds)) }))
      if (cards.length % CARDS_AT_A_TIME === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const version = hash('sha256', textOfCards(cards), 'hex')
    const madeAt = now.toISOString()
    const stamp: ListStamp = { schoolId, tillId, version, madeAt, bounds, products: productIds, mark: markOf(house, { tillId, version, madeAt }) }
    const text = JSON.stringify(stamp)
    return { stamp: { text, signature: signer.sign(text) }, cards: version === known ? null : cards }
  }
}

type Limited = { leftOre: number | null; limits: AloneLimits }
const UNLIMITED: Limited = { leftOre: null, limits: NO_ALONE_LIMITS }

/**
 * What guardians' limits say of each limited pupil today: what they leave of the money, of which the till says what it says of a
 * balance that it is not sure of, and when and for what the card pays. From 18 nobody decides about it but the pupil.
 */
async function limitsOfCards(
  house: House,
  { schoolId, cards, products, now }: { schoolId: number; cards: readonly CardToList[]; products: readonly ProductToList[]; now: Date },
): Promise<Map<string, Limited>> {
  const limited = new Map<string, Limited>()
  const today = norwegianTime(now).date
  const isLimited = ({ hasLimits, bornOn }: CardToList) => hasLimits && hasReached(AGE_OF_OWN_CONSENT, { bornOn, today }) !== true
  const pupils = [...new Map(cards.filter(isLimited).map(({ pupilId, walletId }) => [pupilId, { schoolId, pupilId, walletId }])).values()]
  for (let from = 0; from < pupils.length; from += CARDS_AT_A_TIME) {
    const found = await findLimits(house.database, pupils.slice(from, from + CARDS_AT_A_TIME), now)
    for (const [pupilId, { limits, spent, periodId }] of found) {
      const terms = limits.map((each) => each.terms)
      const left = terms.map((each) => leftBy({ terms: each, spent, periodId })).filter((ore) => ore !== null)
      limited.set(pupilId, { leftOre: left.length === 0 ? null : Math.min(...left), limits: aloneLimitsOf(terms, products) })
    }
  }
  return limited
}

/** By which we know a stamp of ours again, in a record that was made by it. */
export const markOf = (house: House, stamp: Pick<ListStamp, 'tillId' | 'version' | 'madeAt'>) =>
  hmac256(house.keys.derive('reserve list marks'), textForMark(stamp)).toString('base64url').slice(0, 22)

// The nonce follows from what is sealed, so that the same list has the same version; a key seals one card's holder alone.
function sealHolder(schoolId: number, credentialId: string, filled: Uint8Array): string {
  const key = createHash('sha256').update(textForNameKey(schoolId, credentialId), 'utf8').digest().subarray(0, 16)
  const nonce = hmac256(key, `nonce|${Buffer.from(filled).toString('base64')}`).subarray(0, NAME_NONCE_BYTES)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}
