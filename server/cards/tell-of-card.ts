// Those who follow a wallet hear when a card of it stops or works again, in the transaction that does it: all but whoever did it.

import type { Queryable } from '../../database/connect.ts'
import { cardLetters } from '../../language/card-letters/texts.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'
import type { Actor } from './actor.ts'
import type { WalletKey } from './store.ts'

const EVENTS = { blocked: 'card_blocked', replaced: 'card_blocked', back: 'card_back' } as const

export async function tellOfCard(
  tx: Queryable,
  house: House,
  { schoolId, walletId, news, by }: WalletKey & { news: keyof typeof EVENTS; by: Actor },
): Promise<void> {
  const side = by.side === 'family' ? 'family' : 'school'
  for (const reader of await readersOf(tx, { schoolId, walletId, now: house.clock.now(), tells: 'balance' })) {
    const { personId, isOwn, firstName, language, childFirstName, schoolName } = reader
    if (by.side === 'family' && by.personId === personId) continue
    const texts = cardLetters[language][news]
    const { greeting, regards } = messageTexts[language]
    const path = `/cards/${schoolId}/${walletId}`
    await tellPerson(tx, house, {
      personId,
      schoolId,
      event: EVENTS[news],
      walletId,
      child: isOwn ? null : childFirstName,
      path,
      subject: texts.subject(childFirstName),
      body: [greeting(firstName), texts.text[side](childFirstName, schoolName), `${texts.more}\n${house.publicUrl}${path}`, regards].join('\n\n'),
    })
  }
}
