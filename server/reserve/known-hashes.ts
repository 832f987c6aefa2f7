// What tills know cards by. A card's hash never changes, so each is made once in a process and kept.

import type { Queryable } from '../../database/connect.ts'
import { tillHashCharacters } from '../../rules/phone-codes.ts'
import type { House } from '../house.ts'
import { tillHashOf } from '../keys.ts'
import { cardIdsOf } from './list-store.ts'

/** Some 150 bytes each. */
const MOST_KEPT = 200_000
/** Others get their turn after so many cards. */
const CARDS_AT_A_TIME = 500

export type KnownHashes = {
  hashOf: (schoolId: number, cardId: string) => string
  /** The cards behind hashes, by the hash. */
  cardsBehind: (db: Queryable, asked: { schoolId: number; hashes: readonly string[] }) => Promise<Map<string, string>>
}

export function knowHashes(house: House): KnownHashes {
  const hashes = new Map<string, string>()
  const cards = new Map<string, string>()

  const hashOf = (schoolId: number, cardId: string): string => {
    const known = hashes.get(cardId)
    if (known !== undefined) return known
    if (hashes.size >= MOST_KEPT) {
      hashes.clear()
      cards.clear()
    }
    const hash = tillHashCharacters(tillHashOf(schoolId, house.keys.credentialIdOf(cardId)))
    hashes.set(cardId, hash)
    cards.set(`${schoolId}/${hash}`, cardId)
    return hash
  }

  return {
    hashOf,
    cardsBehind: async (db, { schoolId, hashes: asked }) => {
      const find = () =>
        new Map(asked.flatMap((hash) => (cards.has(`${schoolId}/${hash}`) ? [[hash, cards.get(`${schoolId}/${hash}`) as string] as const] : [])))
      const found = find()
      if (found.size === new Set(asked).size) return found
      let made = 0
      for (const cardId of await cardIdsOf(db, schoolId)) {
        hashOf(schoolId, cardId)
        made += 1
        if (made % CARDS_AT_A_TIME === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      return find()
    },
  }
}
