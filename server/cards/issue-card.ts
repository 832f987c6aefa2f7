import type { Queryable } from '../../database/connect.ts'
import { hintOf, printedCode } from '../../rules/card-codes.ts'
import type { House } from '../house.ts'
import { insertCard } from './store.ts'

export type IssuedCard = { cardId: string; credentialId: string }

/** Gives a wallet a card of its own: a printed one, or the changing code of a phone. It pays from the moment the transaction commits. */
export async function issueCard(
  tx: Queryable,
  house: House,
  { schoolId, walletId, kind }: { schoolId: number; walletId: string; kind: 'printed' | 'phone' },
): Promise<IssuedCard> {
  const cardId = house.newId()
  const credentialId = house.keys.credentialIdOf(cardId)
  const hint = kind === 'printed' ? hintOf(printedCode(credentialId)) : null
  const codeHash = house.keys.codeHashOf(credentialId)
  const isNew = await insertCard(tx, { schoolId, cardId, walletId, kind, codeHash, hint, now: house.clock.now() })
  if (!isNew) throw new Error('a new card got a code that is in use')
  return { cardId, credentialId }
}
