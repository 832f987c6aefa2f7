// What guardians' limits say to a till that is alone: when a card pays, and which goods it may not buy. It is worked out where
// the limits are and lies sealed beside the name, in as many bytes for everybody, so that a stolen tablet does not even tell who
// has limits. Amounts are kept to by what the list says that a card may spend.

import type { Refusal } from '../contract/refusals.ts'
import { type Hours, isBlocked, isWithinHours, type LimitedProduct, type SpendingTerms } from './spending-limits.ts'

export type AloneLimits = {
  /** All guardians' hours together; they may leave none. Null: at any hour. */
  hours: Hours | null
  blocked: readonly string[]
  /** Some guardian allows named goods alone: what is newer than the list is not among them. */
  blocksNewer: boolean
}

export const NO_ALONE_LIMITS: AloneLimits = { hours: null, blocked: [], blocksNewer: false }

type KnownProduct = Omit<LimitedProduct, 'name'> & { productId: string }

/** What several guardians' terms come to. `products`: all that are sold, as far as the list knows. */
export function aloneLimitsOf(terms: readonly Pick<SpendingTerms, 'hours' | 'products' | 'noSugarOrEnergy'>[], products: readonly KnownProduct[]): AloneLimits {
  const hours = terms.flatMap((each) => each.hours ?? [])
  const latest = hours
    .map(({ from }) => from)
    .toSorted()
    .at(-1)
  const earliest = hours.map(({ until }) => until).toSorted()[0]
  return {
    hours: latest === undefined || earliest === undefined ? null : { from: latest, until: earliest },
    blocked: products.filter((product) => terms.some((each) => isBlocked(product, each))).map(({ productId }) => productId),
    blocksNewer: terms.some((each) => each.products.rule === 'only'),
  }
}

/** The first breach, in the words that the server would have for it; null where there is none. */
export function refuseAlone(
  { lines }: { lines: readonly { productId: string }[] },
  limits: AloneLimits,
  { time, known, nameOf }: { time: string; known: readonly string[]; nameOf: (productId: string) => string | undefined },
): Refusal | null {
  const { hours } = limits
  if (hours !== null && !isWithinHours(time, hours)) return { code: 'limit_hours', facts: hours.from < hours.until ? hours : {} }
  const isStopped = (productId: string) => limits.blocked.includes(productId) || (limits.blocksNewer && !known.includes(productId))
  const productIds = [...new Set(lines.map(({ productId }) => productId))].filter(isStopped)
  return productIds.length === 0 ? null : { code: 'limit_products', facts: { productIds, products: productIds.map((productId) => nameOf(productId) ?? '') } }
}

const HOURS_BYTES = 4
const NO_HOURS = 0xffff

/** Two hours in minutes, and one bit for each product and one for newer ones. */
export const limitBytes = (productCount: number): number => HOURS_BYTES + Math.ceil((productCount + 1) / 8)

export function fillLimits({ hours, blocked, blocksNewer }: AloneLimits, products: readonly string[]): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(limitBytes(products.length))
  const view = new DataView(filled.buffer)
  view.setUint16(0, hours === null ? NO_HOURS : minuteOf(hours.from))
  view.setUint16(2, hours === null ? NO_HOURS : minuteOf(hours.until))
  const set = (place: number) => {
    const at = HOURS_BYTES + (place >> 3)
    filled[at] = (filled[at] as number) | (1 << (place & 7))
  }
  if (blocksNewer) set(0)
  const stopped = new Set(blocked)
  products.forEach((productId, place) => stopped.has(productId) && set(place + 1))
  return filled
}

export function readLimits(bytes: Uint8Array, products: readonly string[]): AloneLimits {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [from, until] = [view.getUint16(0), view.getUint16(2)]
  const isSet = (place: number) => (((bytes[HOURS_BYTES + (place >> 3)] as number) >> (place & 7)) & 1) === 1
  return {
    hours: from === NO_HOURS ? null : { from: timeOf(from), until: timeOf(until) },
    blocked: products.filter((_productId, place) => isSet(place + 1)),
    blocksNewer: isSet(0),
  }
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
