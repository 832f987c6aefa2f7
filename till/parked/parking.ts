// Baskets that were set aside for a moment: somebody forgot the card, and the queue goes on; or they are served, and paid
// later. They lie on the device, so that a restart loses none, and the journal is told of both ways.
import { isId, newId } from '../../contract/ids.ts'
import { isNote } from '../../rules/line-notes.ts'
import { type Basket, countOf, type Line, MOST_LINES, MOST_OF_ONE, wantedLines } from '../basket/basket.ts'
import type { PurchaseBody } from '../outbox/unfinished-purchase.ts'
import type { Shelf } from '../storage/shelf.ts'
import { watched, type Watched } from '../watched.ts'

/** How much of each line of a provisional receipt, by its place there. */
export type Part = NonNullable<PurchaseBody['provisionalPart']>

/** The provisional receipt of what was served, and the goods that stand on it; where several pay for it, those of `part` alone. */
export type Served = { provisionalId: string; provisionalNumber: number; goods: string; part?: Part }

export type ParkedBasket = {
  id: string
  tillId: string
  parkedAt: string
  basket: Basket
  served?: Served
  /** A provisional receipt that was asked for, and whose answer did not come. */
  asked?: { provisionalId: string; goods: string }
}

/** The goods of a basket as one text, so that two can be told from each other. */
export const goodsOf = (basket: Basket): string => JSON.stringify(wantedLines(basket))

/** What is served is on its receipt, and nothing has changed since. A part of it is never served anew: the rest is another basket. */
export const isServed = ({ basket, served }: Pick<ParkedBasket, 'basket' | 'served'>): boolean =>
  served?.part !== undefined || served?.goods === goodsOf(basket)

/** What several may pay for: more than one thing, all as it stands on the receipt. */
export const isDivisible = ({ basket, served }: Pick<ParkedBasket, 'basket' | 'served'>): boolean => served?.goods === goodsOf(basket) && countOf(basket) > 1

/** More than that is a queue of its own. */
export const MOST_PARKED = 5

export type Parking = {
  /** The oldest first. */
  parked: Watched<readonly ParkedBasket[]>
  isFull: () => boolean
  add: (basket: Basket, served?: Served | null) => void
  /** Takes a basket away from here and answers it, or all but `rest` of it; undefined when somebody has it already. */
  take: (id: string, rest?: Pick<ParkedBasket, 'basket' | 'served'>) => Pick<ParkedBasket, 'basket' | 'served'> | undefined
  /** Keeps what has become of it with one that is still here. */
  note: (id: string, noted: Pick<ParkedBasket, 'served' | 'asked'>) => void
  load: () => Promise<void>
}

type Needs = { tillId: string; shelf: Shelf<ParkedBasket>; nowMs?: () => number }

export function keepParking({ tillId, shelf, nowMs = Date.now }: Needs): Parking {
  const parked = watched<readonly ParkedBasket[]>([])
  const isFull = () => parked.read().length >= MOST_PARKED
  function put(before: ParkedBasket, after: ParkedBasket): void {
    parked.set(parked.read().map((each) => (each === before ? after : each)))
    void shelf.keep(after.id, after).catch(() => undefined)
  }
  return {
    parked,
    isFull,
    add: (basket, served = null) => {
      if (basket.length === 0 || isFull()) return
      const now = nowMs()
      const added = { id: newId(now), tillId, parkedAt: new Date(now).toISOString(), basket, ...(served !== null && { served }) }
      parked.set([...parked.read(), added])
      // A device that keeps nothing has it on the screen all the same.
      void shelf.keep(added.id, added).catch(() => undefined)
    },
    take: (id, rest) => {
      const found = parked.read().find((each) => each.id === id)
      if (found === undefined) return undefined
      if (rest === undefined) {
        parked.set(parked.read().filter((each) => each !== found))
        void shelf.remove(id).catch(() => undefined)
      } else put(found, { ...found, ...rest })
      return found
    },
    note: (id, { served, asked }) => {
      const found = parked.read().find((each) => each.id === id)
      if (found === undefined) return
      const { served: _before, asked: _asked, ...plain } = found
      const noted: ParkedBasket = { ...plain, ...(served !== undefined && { served }), ...(asked !== undefined && { asked }) }
      put(found, noted)
    },
    load: async () => {
      const kept = await shelf.readAll().catch(() => [])
      const own = kept.filter((each) => each.tillId === tillId).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      parked.set(own.slice(0, MOST_PARKED))
    },
  }
}

/** What another version of the till may have put there. */
export function readParkedBasket(found: unknown): ParkedBasket | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { id, tillId, parkedAt, basket, served, asked } = found as Record<string, unknown>
  if (typeof id !== 'string' || typeof tillId !== 'string' || typeof parkedAt !== 'string' || Number.isNaN(Date.parse(parkedAt))) return undefined
  if (!Array.isArray(basket) || basket.length === 0 || basket.length > MOST_LINES || !basket.every(isLine)) return undefined
  // What cannot be read of its receipt is no reason to lose the basket.
  return { id, tillId, parkedAt, basket, ...(isServing(served, true) && { served }), ...(isServing(asked, false) && { asked }) }
}

function isServing(found: unknown, isAnswered: boolean): found is Served {
  if (typeof found !== 'object' || found === null) return false
  const { provisionalId, provisionalNumber, goods, part } = found as Record<string, unknown>
  return isId(provisionalId) && typeof goods === 'string' && (!isAnswered || Number.isSafeInteger(provisionalNumber)) && (part === undefined || isPart(part))
}

const isPart = (found: unknown): boolean => Array.isArray(found) && found.every((each) => isCount(each?.place, 0) && isCount(each?.quantity, 1))

const isCount = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least

function isLine(found: unknown): found is Line {
  if (typeof found !== 'object' || found === null) return false
  const { productId, name, unitPriceOre, quantity, hasOpenPrice, note } = found as Record<string, unknown>
  if (hasOpenPrice !== undefined && hasOpenPrice !== true) return false
  if (note !== undefined && !isNote(note)) return false
  return typeof productId === 'string' && typeof name === 'string' && isCount(unitPriceOre, 0) && isCount(quantity, 1) && (quantity as number) <= MOST_OF_ONE
}
