// The list by which a till checks phone codes without a network. A stolen till gives away a day of one school: it holds
// no credential, only hashes of them, and the keys of the day.
//
// What is derived for a card on a day never changes, so it is made once and kept: two thousand cards take some
// milliseconds the first time a day, and next to nothing for every till after that.

import { hash } from 'node:crypto'
import type { RouteReply } from '../../contract/route-types.ts'
import { daysOfTillKeys, writeTillPhoneKey } from '../../rules/phone-codes.ts'
import type { House } from '../house.ts'
import { tillHashOf } from '../keys.ts'
import { phoneCardsOf, phoneHoursOffOf } from './store.ts'

export type TillKeys = (schoolId: number, known: string | null) => Promise<RouteReply<'GET /api/till/phone-keys'>>

/** Some 80 bytes each. */
const MOST_KEPT = 200_000
/** Others get their turn after so many cards. */
const CARDS_AT_A_TIME = 500

type Derived = { open: string; blocked: string }

export function makeTillKeys(house: House): TillKeys {
  let keptDays = ''
  let kept = new Map<string, Derived>()

  const derive = (schoolId: number, cardId: string, days: string[]): Derived => {
    const credentialId = house.keys.credentialIdOf(cardId)
    const facts = { hash: tillHashOf(schoolId, credentialId), keys: days.map((day) => house.keys.dayKeyOf(credentialId, schoolId, day)) }
    return { open: writeTillPhoneKey({ ...facts, isBlocked: false }), blocked: writeTillPhoneKey({ ...facts, isBlocked: true }) }
  }

  return async (schoolId, known) => {
    const now = house.clock.now()
    const days = daysOfTillKeys(now.getTime())
    const [cards, hoursOff] = await Promise.all([phoneCardsOf(house.database, schoolId), phoneHoursOffOf(house.database, schoolId)])
    const version = hash('sha256', JSON.stringify([days, hoursOff, cards.map(({ cardId, isBlocked }) => cardId + (isBlocked ? '!' : ''))]), 'base64url').slice(
      0,
      22,
    )
    const answer = { version, days, hoursOff, serverTime: now.toISOString() }
    if (version === known) return { ...answer, keys: null }

    if (keptDays !== days.join() || kept.size > MOST_KEPT) {
      keptDays = days.join()
      kept = new Map()
    }
    const mine = kept
    const keys: string[] = []
    for (const { cardId, isBlocked } of cards) {
      const derived = mine.get(cardId) ?? derive(schoolId, cardId, days)
      mine.set(cardId, derived)
      keys.push(isBlocked ? derived.blocked : derived.open)
      if (keys.length % CARDS_AT_A_TIME === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    return { ...answer, keys }
  }
}
