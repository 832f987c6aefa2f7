// Tells the register's journal what happens on the till besides sales: that it was opened and closed, what was taken
// out of a basket, and which sales came to nothing. Each telling has an id and lies on the device until the server has it,
// so that a lost answer or a restart neither loses nor doubles it.
import { newId } from '../../contract/ids.ts'
import { type ToldByTill, toldByTills } from '../../contract/journal-words.ts'
import { ApiRefusal } from '../../kit/api.ts'
import type { Shelf } from '../storage/shelf.ts'

export type Telling = { id: string; kind: ToldByTill; amountOre?: number; version?: string; cashierId?: string; at?: string }
export type Happening = Omit<Telling, 'id'>
/** What waits on the device belongs to the till that it happened on. */
export type KeptTelling = Telling & { tillId: string }

export type Teller = {
  tell: (happening: Happening) => void
  /** Sends what waits, when it may get through. */
  tellWaiting: () => void
  /** The last word before the page goes; nobody waits for its answer. */
  tellLast: (happening: Happening) => void
  stop: () => void
}

type Needs = {
  tillId: string
  shelf: Shelf<KeptTelling>
  send: (tellings: Telling[]) => Promise<unknown>
  /** Sends without waiting, also while the page goes. */
  sendLast?: (tellings: Telling[]) => void
  nowMs?: () => number
}

/** As many as the server takes at once. */
const MOST_AT_ONCE = 50
/** A till without contact cannot sell, so little can pile up. */
const MOST_KEPT = 500
const AGAIN_AFTER_MS = 30_000

export function createTeller({ tillId, shelf, send, sendLast = () => {}, nowMs = Date.now }: Needs): Teller {
  let timer: ReturnType<typeof setTimeout> | undefined
  let work: Promise<void> = Promise.resolve()
  let isStopped = false

  const inOrder = async () => (await shelf.readAll()).filter((kept) => kept.tillId === tillId).toSorted((a, b) => (a.id < b.id ? -1 : 1))

  async function keep(happening: Happening): Promise<void> {
    const telling = { id: newId(nowMs()), tillId, ...happening }
    const kept = await inOrder()
    for (const { id } of kept.slice(0, Math.max(0, kept.length + 1 - MOST_KEPT))) await shelf.remove(id)
    await shelf.keep(telling.id, telling)
  }

  async function sendWaiting(): Promise<void> {
    clearTimeout(timer)
    for (;;) {
      const next = (await inOrder()).slice(0, MOST_AT_ONCE)
      if (next.length === 0 || isStopped) return
      try {
        await send(next.map(({ tillId: _own, ...telling }) => telling))
      } catch (error) {
        // What the server will never take stands in nobody's way; a till that is closed keeps its words for when it is open again.
        const isHopeless = error instanceof ApiRefusal && error.code === 'not_well_formed'
        if (!isHopeless) {
          if (!isStopped) timer = setTimeout(tellWaiting, AGAIN_AFTER_MS)
          return
        }
      }
      for (const { id } of next) await shelf.remove(id)
    }
  }

  // One thing after the other, so that what happened first is told first.
  const enqueue = (task: () => Promise<unknown>) => {
    work = work.then(task).then(
      () => undefined,
      () => undefined,
    )
  }
  const tellWaiting = () => enqueue(sendWaiting)

  return {
    tell: (happening) => {
      enqueue(() => keep(happening))
      tellWaiting()
    },
    tellWaiting,
    tellLast: (happening) => sendLast([{ id: newId(nowMs()), ...happening }]),
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** What was found on the device, or undefined when it is no telling. */
export function readTelling(found: unknown): KeptTelling | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { id, tillId, kind, amountOre, version, cashierId, at } = found as Partial<KeptTelling>
  const known = toldByTills.find((each) => each === kind)
  if (typeof id !== 'string' || typeof tillId !== 'string' || known === undefined) return undefined
  return {
    id,
    tillId,
    kind: known,
    ...(typeof amountOre === 'number' && { amountOre }),
    ...(typeof version === 'string' && { version }),
    ...(typeof cashierId === 'string' && { cashierId }),
    ...(typeof at === 'string' && { at }),
  }
}
