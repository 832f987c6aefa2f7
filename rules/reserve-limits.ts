// How much a till dares while it is alone. Pure, so that the till decides with it without a network, and the server holds
// what the till did against the same bounds when it is back (docs/decisions/0017).

import type { Refusal } from '../contract/refusals.ts'

export type ReserveBounds = {
  /** The school lets its tills sell without a network at all. */
  isOn: boolean
  mostPurchaseOre: number
  /** With one card, at one till, on one day. */
  mostCardOre: number
  mostCardCount: number
  /** What may wait on one till. */
  mostTillOre: number
  mostTillCount: number
  /** How old the list of cards may be. */
  listHours: number
  /** How long the oldest sale may have waited. */
  waitHours: number
}

export const usualReserveBounds: ReserveBounds = {
  isOn: true,
  mostPurchaseOre: 10_000,
  mostCardOre: 15_000,
  mostCardCount: 3,
  mostTillOre: 1_000_000,
  mostTillCount: 500,
  listHours: 24,
  waitHours: 24,
}

const HOUR_MS = 3_600_000
/** From here on the till says loudly that sales have waited long. */
export const WARN_AFTER_MS = 2 * HOUR_MS

export type WaitingSales = { count: number; sumOre: number; oldestAtMs: number | null }

export type ReserveFacts = {
  bounds: ReserveBounds
  nowMs: number
  /** When the list of cards was made; null when this till has none. */
  listMadeAtMs: number | null
  waiting: WaitingSales
  /** Null: the card is not on the list. */
  card: {
    /** What the list says that it may spend without a network. */
    allowanceOre: number
    /** Sold without a network at this till since the list was made, and today. */
    soldSinceListOre: number
    soldTodayOre: number
    soldTodayCount: number
  } | null
}

/** May this till, alone, sell at all now? Null when it may. */
export function refuseAlone({ bounds, nowMs, listMadeAtMs, waiting }: Pick<ReserveFacts, 'bounds' | 'nowMs' | 'listMadeAtMs' | 'waiting'>): Refusal | null {
  if (!bounds.isOn) return { code: 'offline_not_allowed' }
  if (listMadeAtMs === null || nowMs - listMadeAtMs > bounds.listHours * HOUR_MS) return { code: 'offline_list_too_old' }
  if (waiting.oldestAtMs !== null && nowMs - waiting.oldestAtMs > bounds.waitHours * HOUR_MS) return { code: 'offline_waited_too_long' }
  if (waiting.count >= bounds.mostTillCount || waiting.sumOre >= bounds.mostTillOre) return { code: 'offline_till_full' }
  return null
}

/** May this sale be made without a network? The first refusal that applies, or null. */
export function refuseReserveSale(totalOre: number, facts: ReserveFacts): Refusal | null {
  const { bounds, waiting, card } = facts
  const alone = refuseAlone(facts)
  if (alone) return alone
  if (!card) return { code: 'offline_card_unknown' }
  if (totalOre > bounds.mostPurchaseOre) return { code: 'offline_amount_too_high', facts: { mostOre: bounds.mostPurchaseOre } }
  if (waiting.sumOre + totalOre > bounds.mostTillOre) return { code: 'offline_till_full' }
  if (card.soldTodayCount >= bounds.mostCardCount) return { code: 'offline_card_limit', facts: { leftOre: 0 } }
  const leftTodayOre = bounds.mostCardOre - card.soldTodayOre
  if (totalOre > leftTodayOre) return { code: 'offline_card_limit', facts: { leftOre: Math.max(0, leftTodayOre) } }
  const leftOre = card.allowanceOre - card.soldSinceListOre
  if (totalOre > leftOre) return { code: 'offline_balance_unsure', facts: { leftOre: Math.max(0, leftOre) } }
  return null
}

/** How the till should speak of what waits. */
export function unrestOf({ oldestAtMs }: WaitingSales, nowMs: number): 'calm' | 'loud' {
  return oldestAtMs !== null && nowMs - oldestAtMs >= WARN_AFTER_MS ? 'loud' : 'calm'
}

/** An allowance is told in whole steps, rounded down, and never more than a day's bound: it says little of anybody's balance. */
export const ALLOWANCE_STEP_ORE = 1_000

/** What a card may spend while a till is alone. A wallet in debt, or a card that does not pay, may spend nothing. */
export function allowanceOf({ balanceOre, pays }: { balanceOre: number; pays: boolean }, bounds: ReserveBounds): number {
  if (!pays || balanceOre <= 0) return 0
  const most = Math.min(balanceOre, bounds.mostCardOre)
  return Math.floor(most / ALLOWANCE_STEP_ORE) * ALLOWANCE_STEP_ORE
}
