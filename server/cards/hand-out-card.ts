import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { type Gift, giveCard } from './give-card.ts'
import { type Card, showCard } from './show-card.ts'

/** Hands out a card of a batch, or pairs one that is not ours, beside its holder's name. @throws Refused those of giveCard */
export async function handOutCard(house: House, gift: Gift): Promise<Card> {
  const card = await transaction(house.database, async (tx) => {
    const given = await giveCard(tx, house, gift)
    await announceChange(tx, house, { schoolId: gift.schoolId, kind: 'card', subjectId: given.cardId })
    return given
  })
  house.log('card handed out', { schoolId: gift.schoolId, kind: card.kind, side: gift.by.side })
  return showCard(card, norwegianTime(house.clock.now()).date)
}
