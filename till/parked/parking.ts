// Baskets that were set aside for a moment: somebody forgot the card, and the queue goes on. They lie on the device, so
// that a restart loses none, and the journal is told of both ways.
import { newId } from '../../contract/ids.ts'
import { isNote } from '../../rules/line-notes.ts'
import { type Basket, type Line, MOST_LINES, MOST_OF_ONE } from '../basket/basket.ts'
import type { Shelf } from '../storage/shelf.ts'
import { watched, type Watched } from '../watched.ts'

export type ParkedBasket = { id: string; tillId: string; parkedAt: string; basket: Basket }

/** More than that is a queue of its own. */
export const MOST_PARKED = 5

export type Parking = {
  /** The oldest first. */
  parked: Watched<readonly ParkedBasket[]>
  isFull: () => boolean
  add: (basket: Basket) => void
  /** Takes a basket away from here and answers it; undefined when somebody has it already. */
  take: (id: string) => Basket | undefined
  load: () => Promise<void>
}

type Needs = { tillId: string; shelf: Shelf<ParkedBasket>; nowMs?: () => number }

export function keepParking({ tillId, shelf, nowMs = Date.now }: Needs): Parking {
  const parked = watched<readonly ParkedBasket[]>([])
  const isFull = () => parked.read().length >= MOST_PARKED
  return {
    parked,
    isFull,
    add: (basket) => {
      if (basket.length === 0 || isFull()) return
      const now = nowMs()
      const added = { id: newId(now), tillId, parkedAt: new Date(now).toISOString(), basket }
      parked.set([...parked.read(), added])
      // A device that keeps nothing has it on the screen all the same.
      void shelf.keep(added.id, added).catch(() => undefined)
    },
    take: (id) => {
      const found = parked.read().find((each) => each.id === id)
      if (found === undefined) return undefined
      parked.set(parked.read().filter((each) => each !== found))
      void shelf.remove(id).catch(() => undefined)
      return found.basket
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
  const { id, tillId, parkedAt, basket } = found as Record<string, unknown>
  if (typeof id !== 'string' || typeof tillId !== 'string' || typeof parkedAt !== 'string' || Number.isNaN(Date.parse(parkedAt))) return undefined
  if (!Array.isArray(basket) || basket.length === 0 || basket.length > MOST_LINES || !basket.every(isLine)) return undefined
  return { id, tillId, parkedAt, basket }
}

function isLine(found: unknown): found is Line {
  if (typeof found !== 'object' || found === null) return false
  const { productId, name, unitPriceOre, quantity, hasOpenPrice, note } = found as Record<string, unknown>
  const isCount = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least
  if (hasOpenPrice !== undefined && hasOpenPrice !== true) return false
  if (note !== undefined && !isNote(note)) return false
  return typeof productId === 'string' && typeof name === 'string' && isCount(unitPriceOre, 0) && isCount(quantity, 1) && (quantity as number) <= MOST_OF_ONE
}
