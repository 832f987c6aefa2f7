// How a card becomes somebody's: handed out by the office or a till, registered by the family, or taking over
// from another. A code is one wallet's for ever, so of two who want it at once one gets it.

import { Refused, type RefusalCode } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { lockWallets } from '../../ledger/ledger.ts'
import { hintOf, isMeantAsOurs, readAnyCode } from '../../rules/card-codes.ts'
import { isDay, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import type { Actor } from './actor.ts'
import { writeHistory } from './history-store.ts'
import { type CardRow, countCardsInUse, insertCard, lockCardByHash, lockCardOf, schoolOfCode, type WalletKey, writeIssued, writeWords } from './store.ts'

/** Printed and paired cards in use at once: the everyday one, one in the bag, and some that were borrowed. */
export const MOST_CARDS_IN_USE = 5

export type Gift = WalletKey & {
  code: string
  name: string | null
  validUntil: string | null
  by: Actor
  note: string | null
  /** The card that this one takes over from. */
  takesOverFrom?: string
}

/**
 * Makes the card behind a code the wallet's. One that is the wallet's already, and was not wanted in another's
 * place, is answered as it is: the same request twice is one card.
 * @throws Refused card_unreadable, card_not_usable, card_unknown, card_of_other_school, card_taken, card_over, too_many_cards, day_has_passed, not_found
 */
export async function giveCard(tx: Queryable, house: House, gift: Gift): Promise<CardRow> {
  const { schoolId, walletId, takesOverFrom } = gift
  checkLastDay(house, gift.validUntil)
  const found = readForGiving(house, gift)
  if ((await lockWallets(tx, [gift])).size === 0) throw new Refused('not_found')
  const known = await lockCardByHash(tx, { schoolId, codeHash: found.codeHash })
  if (known?.walletId === walletId && !known.endedAt && takesOverFrom === undefined) return known
  if (known) refuseUnlessFree(known)
  else if (found.kind === 'printed') throw new Refused(await whyUnknown(tx, found.codeHash))
  if ((await countCardsInUse(tx, { schoolId, walletId })) >= MOST_CARDS_IN_USE) throw new Refused('too_many_cards')
  const cardId = known?.cardId ?? (await pair(tx, house, { ...gift, ...found }))
  if (known) await writeIssued(tx, { schoolId, cardId, walletId, now: house.clock.now() })
  const name = tidyName(gift.name)
  if (name !== null || gift.validUntil !== null) await writeWords(tx, { schoolId, cardId, name, validUntil: gift.validUntil })
  const kind = takesOverFrom ? 'took_over' : !known ? 'paired' : gift.by.side === 'family' ? 'registered' : 'handed_out'
  await writeHistory(tx, house, { schoolId, cardId, kind, by: gift.by, note: gift.note, otherCardId: takesOverFrom ?? null })
  return (await lockCardOf(tx, { schoolId, walletId, cardId })) as CardRow
}

/** A name without spaces around it; nothing but spaces is no name. */
export function tidyName(name: string | null): string | null {
  const tidy = name?.trim().replaceAll(/\s+/g, ' ') ?? ''
  return tidy === '' ? null : tidy
}

/** @throws Refused not_well_formed, day_has_passed */
export function checkLastDay(house: House, day: string | null): void {
  if (day === null) return
  if (!isDay(day)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/validUntil' } })
  if (day < norwegianTime(house.clock.now()).date) throw new Refused('day_has_passed')
}

type ReadForGiving = { kind: 'printed' | 'foreign'; codeHash: Buffer; hint: string }

function readForGiving(house: House, { schoolId, code }: Gift): ReadForGiving {
  const read = readAnyCode(code)
  if (read?.kind === 'printed') return { kind: 'printed', codeHash: house.keys.codeHashOf(read.credentialId), hint: '' }
  if (read?.kind === 'foreign') return { kind: 'foreign', codeHash: house.keys.foreignCodeHashOf(schoolId, read.code), hint: hintOf(read.code) }
  // A phone's code changes: whoever scans it means another card.
  throw new Refused(read === null && isMeantAsOurs(code) ? 'card_unreadable' : 'card_not_usable')
}

function refuseUnlessFree(card: CardRow): void {
  if (card.endedAt) throw new Refused('card_over')
  if (card.walletId) throw new Refused('card_taken')
}

async function whyUnknown(tx: Queryable, codeHash: Buffer): Promise<RefusalCode> {
  return (await schoolOfCode(tx, codeHash)) === null ? 'card_unknown' : 'card_of_other_school'
}

async function pair(tx: Queryable, house: House, { schoolId, walletId, codeHash, hint }: WalletKey & ReadForGiving): Promise<string> {
  const cardId = house.newId()
  const isFree = await insertCard(tx, { schoolId, cardId, walletId, kind: 'paired', codeHash, hint, now: house.clock.now() })
  if (!isFree) throw new Refused('card_taken')
  return cardId
}
