// All that concerns a wallet's cards, for the family and for the office. The family reads names of its own
// members only, and of none where the address is protected; of others it reads on whose side of the counter they stood.

import { replacementCauses } from '../../contract/card-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { feeForNewCard } from '../../rules/loss-fee.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { feesOf, settingsOf } from './fee-store.ts'
import { type CardEventRow, historyOf } from './history-store.ts'
import { showCard, showFee } from './show-card.ts'
import { cardsOf, countLosses, hasProtectedAddress, type WalletKey } from './store.ts'

export type CardsOfWallet = RouteReply<'GET /api/wallets/:schoolId/:walletId/cards'>
export type Reader = { personId: string; isOffice: boolean }

/** @throws Refused not_found */
export async function showCards(house: House, { reader, ...wallet }: WalletKey & { reader: Reader }): Promise<CardsOfWallet> {
  const { database } = house
  const localDate = norwegianTime(house.clock.now()).date
  const [cards, history, fees, terms, isProtected] = await Promise.all([
    cardsOf(database, { ...wallet, kinds: reader.isOffice ? ['printed', 'paired', 'phone'] : ['printed', 'paired'] }),
    historyOf(database, wallet),
    feesOf(database, wallet),
    feeTerms(database, wallet),
    hasProtectedAddress(database, wallet),
  ])
  const shown = new Set(cards.map(({ cardId }) => cardId))
  return {
    cards: cards.map((card) => showCard(card, localDate)),
    history: history.filter(({ cardId }) => shown.has(cardId)).map((event) => showEvent(event, { ...reader, isProtected })),
    fees: fees.map(showFee),
    terms,
  }
}

/** What a new card would cost now, for each cause. @throws Refused not_found */
export async function feeTerms(db: Queryable, wallet: WalletKey): Promise<CardsOfWallet['terms']> {
  const settings = await settingsOf(db, wallet.schoolId)
  if (!settings) throw new Refused('not_found')
  const lossesBefore = await countLosses(db, wallet)
  return {
    causes: replacementCauses.map((cause) => ({ cause, ...feeForNewCard(settings, { cause, lossesBefore }) })),
    keepOre: settings.keepOre,
    ladderOre: [...settings.ladderOre],
  }
}

function showEvent(
  { personId, firstName, lastName, tillName, happenedAt, ...event }: CardEventRow,
  reader: Reader & { isProtected: boolean },
): CardsOfWallet['history'][number] {
  const isMe = personId !== null && personId === reader.personId
  const name = [firstName, lastName].filter(Boolean).join(' ') || null
  const familyName = event.side === 'family' && !reader.isProtected ? firstName : null
  return { ...event, who: reader.isOffice ? (tillName ?? name) : familyName, isMe, happenedAt: happenedAt.toISOString() }
}
