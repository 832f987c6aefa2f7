// The family registers a card from one of the school's batches by the number on it. Only such cards: whoever
// could register any number could take somebody else's library card for their own.

import { Refused } from '../../contract/refusals.ts'
import { readCode } from '../../rules/card-codes.ts'
import { countAttempt, forgiveAttempts, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { handOutCard } from './hand-out-card.ts'
import type { Card } from './show-card.ts'
import type { WalletKey } from './store.ts'

export type Registration = WalletKey & { code: string; name: string | null; personId: string; address: string }

/** @throws Refused card_not_to_register, card_unreadable, card_unknown, card_of_other_school, card_taken, card_over, too_many_cards, too_many_attempts */
export async function registerCard(house: House, { code, name, personId, address, ...wallet }: Registration): Promise<Card> {
  await countAttempt(house, limits.cardRegistrationFromAddress, networkOf(address))
  await countAttempt(house, limits.cardRegistrationOfPerson, personId)
  try {
    if (readCode(code)?.kind !== 'printed') throw new Refused('card_not_to_register')
    const by = { side: 'family', personId } as const
    const card = await handOutCard(house, { ...wallet, code, name, validUntil: null, by, note: null })
    await forgiveAttempts(house, limits.cardRegistrationOfPerson, personId)
    return card
  } catch (error) {
    if (error instanceof Refused) house.log('card not registered', { schoolId: wallet.schoolId, refusal: error.code })
    throw error
  }
}
