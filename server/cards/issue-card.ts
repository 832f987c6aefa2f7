import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { insertCard } from './store.ts'

export type CardKind = 'printed' | 'phone'
export type IssuedCard = { cardId: string; credentialId: string }

/** Gives a wallet a card: a printed one, or the changing code of a phone. It pays from the moment the transaction commits. */
export async function issueCard(
  tx: Queryable,
  house: House,
  { schoolId, walletId, kind }: { schoolId: number; walletId: string; kind: CardKind },
): Promise<IssuedCard> {
  const cardId = house.newId()
  const credentialId = house.keys.credentialIdOf(cardId)
  await insertCard(tx, { schoolId, cardId, walletId, kind, codeHash: house.keys.codeHashOf(credentialId), now: house.clock.now() })
  return { cardId, credentialId }
}
