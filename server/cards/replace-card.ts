// One action replaces a card: the old one is over for good, the new one belongs to the same wallet, and what it
// costs is owed. No money moves here: a fee is taken when money comes in (take-fees.ts).

import type { ReplacementCause } from '../../contract/card-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { lockWallets } from '../../ledger/ledger.ts'
import { feeForNewCard } from '../../rules/loss-fee.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import type { Actor } from './actor.ts'
import { type CardSettings, feeOf, type FeeRow, insertFee, settingsOf, writeWaived } from './fee-store.ts'
import { giveCard } from './give-card.ts'
import { writeHistory } from './history-store.ts'
import { showCard, showFee } from './show-card.ts'
import { type CardKey, cardsOf, countLosses, lockCardOf, type WalletKey, writeEnd } from './store.ts'
import { tellOfCard } from './tell-of-card.ts'

export type Preview = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement'>
export type Replaced = RouteReply<'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement'>

/** What replacing a card would cost now. @throws Refused not_found, card_over */
export async function previewReplacement(house: House, { cause, ...key }: WalletKey & CardKey & { cause: ReplacementCause }): Promise<Preview> {
  const card = (await cardsOf(house.database, { ...key, kinds: ['printed', 'paired'] })).find(({ cardId }) => cardId === key.cardId)
  if (!card) throw new Refused('not_found')
  if (card.endedAt) throw new Refused('card_over')
  const settings = await settingsAt(house.database, key.schoolId)
  return { cause, ...feeForNewCard(settings, { cause, lossesBefore: await countLosses(house.database, key) }), keepOre: settings.keepOre }
}

export type Replacement = WalletKey &
  CardKey & {
    code: string
    cause: ReplacementCause
    /** The fee that was shown before. */
    seenFeeOre: number
    /** Who lets go of the fee, and why; null when it stands. */
    waiver: { personId: string; reason: string } | null
    by: Actor
    note: string | null
  }

/** @throws Refused not_found, card_over, fee_is_another_now and those of giveCard */
export function replaceCard(house: House, replacement: Replacement): Promise<Replaced> {
  return transaction(house.database, (tx) => replaceCardIn(tx, house, replacement))
}

export async function replaceCardIn(tx: Queryable, house: House, { code, cause, seenFeeOre, waiver, by, note, ...key }: Replacement): Promise<Replaced> {
  const now = house.clock.now()
  // Under the wallet's lock the losses stand still.
  if ((await lockWallets(tx, [key])).size === 0) throw new Refused('not_found')
  const old = await lockCardOf(tx, key)
  if (!old || old.kind === 'phone') throw new Refused('not_found')
  if (old.endedAt) throw new Refused('card_over')
  const settings = await settingsAt(tx, key.schoolId)
  const { feeOre, lossNumber } = feeForNewCard(settings, { cause, lossesBefore: await countLosses(tx, key) })
  if (feeOre !== seenFeeOre) throw new Refused({ code: 'fee_is_another_now', facts: { feeOre } })
  await writeEnd(tx, { ...key, reason: 'replaced', cause, now })
  const { schoolId, walletId } = key
  const card = await giveCard(tx, house, {
    schoolId,
    walletId,
    code,
    name: old.name,
    validUntil: lastDayOf(old.validUntil, now),
    by,
    note,
    takesOverFrom: old.cardId,
  })
  await writeHistory(tx, house, { ...key, kind: 'replaced', by, reason: cause, note, otherCardId: card.cardId })
  const fee = feeOre > 0 ? await owe(tx, house, { ...key, cause, lossNumber, dueOre: feeOre, waiver, now }) : null
  for (const subjectId of [old.cardId, card.cardId]) await announceChange(tx, house, { schoolId, kind: 'card', subjectId })
  await tellOfCard(tx, house, { schoolId, walletId, news: 'replaced', by })
  house.log('card replaced', { schoolId, cause, feeOre, isWaived: waiver !== null })
  return { card: showCard(card, norwegianTime(now).date), fee: fee && showFee(fee) }
}

// A temporary card whose time is out is followed by one for today.
function lastDayOf(validUntil: string | null, now: Date): string | null {
  const today = norwegianTime(now).date
  return validUntil !== null && validUntil < today ? today : validUntil
}

type Owed = WalletKey & CardKey & Pick<FeeRow, 'cause' | 'lossNumber' | 'dueOre'> & Pick<Replacement, 'waiver'> & { now: Date }

async function owe(tx: Queryable, house: House, { waiver, ...owed }: Owed): Promise<FeeRow> {
  const key = { schoolId: owed.schoolId, feeId: house.newId() }
  await insertFee(tx, { ...owed, ...key })
  if (waiver) await writeWaived(tx, { ...key, ...waiver, waivedOre: owed.dueOre, now: owed.now })
  return (await feeOf(tx, key)) as FeeRow
}

async function settingsAt(db: Queryable, schoolId: number): Promise<CardSettings> {
  const settings = await settingsOf(db, schoolId)
  if (!settings) throw new Refused('not_found')
  return settings
}
