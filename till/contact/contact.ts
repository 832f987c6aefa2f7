// Whether the server answers, when it last did, and what it last said. Asking for the catalogue is also the heartbeat.
import { ApiRefusal } from '../../kit/api.ts'
import { watched, type Watched } from '../watched.ts'
import { askAfter } from './ask-after.ts'
import type { Catalogue } from './catalogue.ts'

export type Contact = {
  catalogue: Catalogue | null
  link: 'connecting' | 'connected' | 'lost'
  lastAnswerAtMs: number | null
  /** What to add to the device's clock to get the server's. */
  clockOffsetMs: number
  /** The server has told its time in this sitting. */
  isClockSet: boolean
}

export type ContactKeeper = {
  contact: Watched<Contact>
  start: () => void
  stop: () => void
  /** Asks now, or once more after a question that is under way. True when an answer came. */
  ask: () => Promise<boolean>
  /** Another question was answered, or was not. */
  heard: () => void
  /** Takes in a part of the catalogue that another question's answer brought. */
  have: (part: Partial<Catalogue>) => void
  missed: () => void
}

const EVERY_MS = 20_000
/** While the server says by itself what changes. */
const WHEN_TOLD_EVERY_MS = 5 * 60_000
const WHEN_LOST_EVERY_MS = 4_000

type Needs = {
  fetchCatalogue: () => Promise<Catalogue>
  keepCatalogue: (catalogue: Catalogue) => Promise<void>
  /** The till's key no longer opens. */
  onClosed: () => void
  onBack: () => void
  kept: Catalogue | null
  /** The server says by itself what changes, and that it is there. */
  isTold?: () => boolean
  nowMs?: () => number
}

export function keepContact({ fetchCatalogue, keepCatalogue, onClosed, onBack, kept, isTold = () => false, nowMs = Date.now }: Needs): ContactKeeper {
  const contact = watched<Contact>({ catalogue: kept, link: 'connecting', lastAnswerAtMs: null, clockOffsetMs: 0, isClockSet: false })
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  /** The last question brought a catalogue. */
  let isAnswered = false

  const ask = askAfter(() => askOnce().finally(plan))

  async function askOnce(): Promise<boolean> {
    try {
      const catalogue = await fetchCatalogue()
      isAnswered = true
      take(catalogue)
      return true
    } catch (error) {
      isAnswered = false
      // A refusal is an answer too: the server is there.
      if (error instanceof ApiRefusal) heard()
      else missed()
      if (error instanceof ApiRefusal && error.code === 'till_closed') onClosed()
      return false
    }
  }

  function take(catalogue: Catalogue): void {
    const before = contact.read()
    const isSame =
      before.catalogue !== null &&
      before.catalogue.catalogueVersion === catalogue.catalogueVersion &&
      before.catalogue.tillName === catalogue.tillName &&
      before.catalogue.trainingDay === catalogue.trainingDay &&
      before.catalogue.overDay === catalogue.overDay &&
      before.catalogue.sellsByName === catalogue.sellsByName &&
      JSON.stringify(before.catalogue.favourites) === JSON.stringify(catalogue.favourites) &&
      JSON.stringify(before.catalogue.cashiers) === JSON.stringify(catalogue.cashiers)
    const clockOffsetMs = new Date(catalogue.serverTime).getTime() - nowMs()
    // The same catalogue keeps its identity, so that no tile is drawn anew for nothing.
    contact.set({ catalogue: isSame ? before.catalogue : catalogue, link: 'connected', lastAnswerAtMs: nowMs(), clockOffsetMs, isClockSet: true })
    if (!isSame) void keepCatalogue(catalogue).catch(() => undefined)
    if (before.link !== 'connected') onBack()
  }

  function heard(): void {
    const before = contact.read()
    contact.set({ ...before, link: 'connected', lastAnswerAtMs: nowMs() })
    if (before.link !== 'connected') onBack()
  }

  function have(part: Partial<Catalogue>): void {
    const before = contact.read()
    if (before.catalogue === null) return
    const catalogue = { ...before.catalogue, ...part }
    contact.set({ ...before, catalogue })
    void keepCatalogue(catalogue).catch(() => undefined)
  }

  function missed(): void {
    if (contact.read().link === 'lost') return
    contact.set({ ...contact.read(), link: 'lost' })
    plan()
  }

  function plan(): void {
    clearTimeout(timer)
    if (isRunning) timer = setTimeout(() => void ask(), everyMs())
  }

  function everyMs(): number {
    // Whoever was told something else than the catalogue has not got it, however well the line lives: a new till has no goods.
    if (contact.read().link !== 'connected' || !isAnswered) return WHEN_LOST_EVERY_MS
    return isTold() ? WHEN_TOLD_EVERY_MS : EVERY_MS
  }

  return {
    contact,
    ask,
    heard,
    have,
    missed,
    start: () => {
      isRunning = true
      void ask()
    },
    stop: () => {
      isRunning = false
      clearTimeout(timer)
    },
  }
}
