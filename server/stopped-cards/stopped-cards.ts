// Which cards do not pay, as a till may know it: it recognises a card that is shown to it, and a stolen till
// gives away no code and nobody's name. A card that somebody had before (paired) has no code of ours that a
// hash could be made of; it is refused when it is used.

import { hash } from 'node:crypto'
import type { CardChange } from '../../contract/live-events.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { tillHashCharacters } from '../../rules/phone-codes.ts'
import type { House } from '../house.ts'
import { tillHashOf } from '../keys.ts'
import { stoppedCardsOf, stopsOf } from './store.ts'

type Reply = RouteReply<'GET /api/till/stopped-cards'>

const hashOf = (house: House, schoolId: number, cardId: string) => tillHashCharacters(tillHashOf(schoolId, house.keys.credentialIdOf(cardId)))

const todayOf = (house: House) => norwegianTime(house.clock.now()).date

/** Others get their turn after so many cards. */
const CARDS_AT_A_TIME = 500

/** The stopped cards of a school, or only the version when it is the one the till has. */
export async function showStoppedCards(house: House, { schoolId, known }: { schoolId: number; known: string | null }): Promise<Reply> {
  const stopped = await stoppedCardsOf(house.database, { schoolId, today: todayOf(house) })
  const version = hash('sha256', JSON.stringify(stopped.map(({ cardId, stop }) => [cardId, stop])), 'base64url').slice(0, 22)
  if (version === known) return { version, cards: null }
  const cards: NonNullable<Reply['cards']> = []
  for (const { cardId, stop } of stopped) {
    cards.push({ hash: hashOf(house, schoolId, cardId), stop })
    if (cards.length % CARDS_AT_A_TIME === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return { version, cards }
}

/** What tills are told of cards that changed, by the card's id. */
export async function describeCards(
  db: Queryable,
  house: House,
  { schoolId, cardIds }: { schoolId: number; cardIds: readonly string[] },
): Promise<Map<string, CardChange>> {
  const found = await stopsOf(db, { schoolId, cardIds, today: todayOf(house) })
  return new Map(found.map(({ cardId, stop, isPhone }) => [cardId, { hash: hashOf(house, schoolId, cardId), stop, isPhone }]))
}
