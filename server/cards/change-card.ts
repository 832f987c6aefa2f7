import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import type { Actor } from './actor.ts'
import { changeCard } from './block-card.ts'
import { checkLastDay, tidyName } from './give-card.ts'
import { writeHistory } from './history-store.ts'
import type { Card } from './show-card.ts'
import { type CardKey, type WalletKey, writeEnd, writeWords } from './store.ts'

export type Words = WalletKey & CardKey & { by: Actor; name?: string | null; validUntil?: string | null; note?: string | null }

/** Names a card, or changes its last day; what is not named stays. @throws Refused not_found, card_over, day_has_passed, not_well_formed */
export async function nameCard(house: House, { by, name, validUntil, note, ...key }: Words): Promise<Card> {
  if (validUntil !== undefined) checkLastDay(house, validUntil)
  return changeCard(house, key, async (tx, card) => {
    const after = { ...card, ...(name !== undefined && { name: tidyName(name) }), ...(validUntil !== undefined && { validUntil }) }
    const [isNamed, isLimited] = [after.name !== card.name, after.validUntil !== card.validUntil]
    if (isNamed || isLimited) await writeWords(tx, { ...key, name: after.name, validUntil: after.validUntil })
    if (isNamed) await writeHistory(tx, house, { ...key, kind: 'named', by, note: note ?? null })
    if (isLimited) await writeHistory(tx, house, { ...key, kind: 'limited', by, note: note ?? null })
    if (isLimited) await announceChange(tx, house, { schoolId: key.schoolId, kind: 'card', subjectId: key.cardId })
    return after
  })
}

/** Takes a card back for good. The balance stays on the wallet. @throws Refused not_found, card_over */
export function returnCard(house: House, { by, note, ...key }: WalletKey & CardKey & { by: Actor; note: string | null }): Promise<Card> {
  return changeCard(house, key, async (tx, card) => {
    const endedAt = house.clock.now()
    await writeEnd(tx, { ...key, reason: 'returned', cause: null, now: endedAt })
    await writeHistory(tx, house, { ...key, kind: 'returned', by, note })
    await announceChange(tx, house, { schoolId: key.schoolId, kind: 'card', subjectId: key.cardId })
    return { ...card, endedAt, endReason: 'returned' }
  })
}
