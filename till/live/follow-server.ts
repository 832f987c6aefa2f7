// Keeps the open till up to date: what it hears on the line it acts on at once, and while there is no line it asks.
import type { CardChange } from '../../contract/live-events.ts'
import type { KnownCards } from '../cards/known-cards.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import { isBetweenSales } from '../sale/sale.ts'
import type { Seller } from '../sale/seller.ts'
import { type Change, keepLine, type LiveLine } from './live-line.ts'

export type Following = { line: LiveLine; start: () => void; stop: () => void }

type Needs = {
  headers: Readonly<Record<string, string>>
  keeper: ContactKeeper
  seller: Pick<Seller, 'sale'>
  cards: KnownCards
  onClosed: () => void
  openLine?: typeof keepLine
  random?: () => number
}

/** The menu waits for the sale that is under way, but not for ever. */
const LONGEST_SALE_MS = 60_000
/** A phone that was just bound will hardly pay in the next second, and all tills hear of it at the same moment. */
const PHONE_KEYS_WITHIN_MS = 2_000
/** All tills begin anew together when a server has been away. */
const ANEW_WITHIN_MS = 400
/** The keys of phones change with the day, and nobody says so. */
const LISTS_EVERY_MS = 20 * 60_000
const LISTS_WITHOUT_LINE_EVERY_MS = 20_000

export function followServer({ headers, keeper, seller, cards, onClosed, openLine = keepLine, random = Math.random }: Needs): Following {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let isFirst = true
  let endWaiting = () => {}
  let listsTimer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }

  const line = openLine({
    headers,
    onHeard: keeper.heard,
    onBroken: () => {
      // Whether there is contact at all, only another question can tell.
      void keeper.ask()
      planLists()
    },
    onClosed,
    onAnew: () => {
      later(isFirst ? 0 : random() * ANEW_WITHIN_MS, () => void cards.refresh().then(planLists))
      // The till has just asked for the menu when it begins.
      if (!isFirst) refreshMenu()
      isFirst = false
    },
    onChange: hear,
  })

  function hear({ kind, card }: Change): void {
    if (kind === 'card' && card !== undefined) hearOfCard(card)
    if (kind === 'catalogue' || kind === 'till') refreshMenu()
    if (kind === 'school') {
      refreshMenu()
      void cards.refresh()
    }
  }

  function hearOfCard(card: CardChange): void {
    cards.take(card)
    if (card.isPhone) later(random() * PHONE_KEYS_WITHIN_MS, () => void cards.refresh())
  }

  /** Fetches the menu between two sales: no tile moves under a finger. */
  function refreshMenu(): void {
    endWaiting()
    if (isBetweenSales(seller.sale.read())) return void keeper.ask()
    const stopListening = seller.sale.subscribe(() => {
      if (isBetweenSales(seller.sale.read())) go()
    })
    const timer = setTimeout(go, LONGEST_SALE_MS)
    function end() {
      clearTimeout(timer)
      stopListening()
      endWaiting = () => {}
    }
    function go() {
      end()
      void keeper.ask()
    }
    endWaiting = end
  }

  function planLists(): void {
    clearTimeout(listsTimer)
    if (isStopped) return
    const waitMs = line.state.read().is === 'open' ? LISTS_EVERY_MS : LISTS_WITHOUT_LINE_EVERY_MS
    listsTimer = setTimeout(() => {
      // Without contact there is nobody to ask.
      if (keeper.contact.read().link === 'lost') return planLists()
      void cards.refresh().then(planLists)
    }, waitMs)
  }

  return {
    line,
    start: () => {
      line.start()
      planLists()
    },
    stop: () => {
      isStopped = true
      clearTimeout(listsTimer)
      for (const timer of timers) clearTimeout(timer)
      endWaiting()
      line.stop()
    },
  }
}
