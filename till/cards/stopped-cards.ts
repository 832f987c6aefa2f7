// The cards that do not pay, as this till has been told. A copy lies on the device, so that a lost card stays lost also
// when the till is opened without a network.
import { cardStops, type CardChange, type CardStop } from '../../contract/live-events.ts'
import type { RouteReply } from '../../contract/route-types.ts'

export type StoppedCards = { tillId: string; version: string; cards: readonly { hash: string; stop: CardStop }[] }
export type StoppedCardsReply = RouteReply<'GET /api/till/stopped-cards'>

/** A stop that this version has no words for is a stop all the same. */
export const readStop = (found: unknown): CardStop => cardStops.find((stop) => stop === found) ?? 'card_blocked'

export function readStoppedCards(found: unknown): StoppedCards | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { tillId, version, cards } = found as Partial<StoppedCards>
  if (typeof tillId !== 'string' || typeof version !== 'string' || !Array.isArray(cards)) return undefined
  return { tillId, version, cards }
}

/** The list after one card was stopped or opened. Its version is no longer the server's, so that the next question is answered in full. */
export function withChange(list: StoppedCards, { hash, stop }: CardChange): StoppedCards {
  const others = list.cards.filter((card) => card.hash !== hash)
  return { ...list, version: '', cards: stop === null ? others : [{ hash, stop: readStop(stop) }, ...others] }
}
