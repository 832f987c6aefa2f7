// Blocking stops a card at once and can be undone; both are harmless to repeat.

import type { BlockReason, UnblockReason } from '../../contract/card-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import type { Actor } from './actor.ts'
import { sideOfLastBlock, writeHistory } from './history-store.ts'
import { type Card, showCard } from './show-card.ts'
import { type CardKey, type CardRow, lockCardOf, type WalletKey, writeBlock } from './store.ts'
import { tellOfCard } from './tell-of-card.ts'

export type Block = WalletKey & CardKey & { by: Actor; reason: BlockReason; note?: string | null }

/** @throws Refused not_found, card_over */
export function blockCard(house: House, block: Block): Promise<Card> {
  return changeCard(house, block, (tx, card) => blockLocked(tx, house, card, block))
}

/** The same as a part of what else stops a card. One that is over stays so. */
export async function blockCardIn(tx: Queryable, house: House, block: Block): Promise<void> {
  const card = await lockCardOf(tx, block)
  if (card && !card.endedAt) await blockLocked(tx, house, card, block)
}

async function blockLocked(tx: Queryable, house: House, card: CardRow, { by, reason, note, ...key }: Block): Promise<CardRow> {
  if (card.blockedAt) return card
  const blockedAt = house.clock.now()
  await writeBlock(tx, { ...key, blockedAt, reason })
  await writeHistory(tx, house, { ...key, kind: 'blocked', by, reason, note: note ?? null })
  house.log('card blocked', { schoolId: key.schoolId, side: by.side })
  await announceChange(tx, house, { schoolId: key.schoolId, kind: 'card', subjectId: key.cardId })
  await tellOfCard(tx, house, { ...key, news: 'blocked', by })
  return { ...card, blockedAt, blockReason: reason }
}

export type Unblock = WalletKey & CardKey & { by: Actor; reason: UnblockReason; note?: string | null }

/** A till opens only what a till blocked: whoever stole a card must not have it opened at the counter. @throws Refused not_found, card_over, blocked_by_others */
export function unblockCard(house: House, { by, reason, note, ...key }: Unblock): Promise<Card> {
  return changeCard(house, key, async (tx, card) => {
    if (!card.blockedAt) return card
    if (by.side === 'till' && (await sideOfLastBlock(tx, key)) !== 'till') throw new Refused('blocked_by_others')
    await writeBlock(tx, { ...key, blockedAt: null, reason: null })
    await writeHistory(tx, house, { ...key, kind: 'unblocked', by, reason, note: note ?? null })
    await announceChange(tx, house, { schoolId: key.schoolId, kind: 'card', subjectId: key.cardId })
    await tellOfCard(tx, house, { ...key, news: 'back', by })
    return { ...card, blockedAt: null, blockReason: null }
  })
}

type Change = (tx: Parameters<typeof lockCardOf>[0], card: CardRow) => Promise<CardRow>

/** Changes a card that is not over, under its lock, and answers it as it is then. @throws Refused not_found, card_over */
export function changeCard(house: House, key: WalletKey & CardKey, change: Change): Promise<Card> {
  return transaction(house.database, async (tx) => {
    const card = await lockCardOf(tx, key)
    if (!card) throw new Refused('not_found')
    if (card.endedAt) throw new Refused('card_over')
    return showCard(await change(tx, card), norwegianTime(house.clock.now()).date)
  })
}
