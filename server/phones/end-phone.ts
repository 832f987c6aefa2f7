// Takes the code from a phone, at once and for good: from the portal, the office, or the letter that told of the phone.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { lockWallets } from '../../ledger/ledger.ts'
import { type Actor, endPhoneCard } from '../cards/index.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { deleteUnusedLinksOf, endPhonesOf, holderOf, phoneBy, type WalletKey } from './store.ts'
import { readStopToken } from './tokens.ts'

/** Harmless to repeat; a link that is on its way dies with it. */
export async function endPhone(house: House, ending: WalletKey & { by: Actor }): Promise<void> {
  await transaction(house.database, (tx) => endPhoneIn(tx, house, ending))
  house.log('phone ended', { schoolId: ending.schoolId, side: ending.by.side })
}

/** The same as a part of a change that takes the card from whoever had it. */
export async function endPhoneIn(tx: Queryable, house: House, { by, ...key }: WalletKey & { by: Actor }): Promise<void> {
  await lockWallets(tx, [key])
  await deleteUnusedLinksOf(tx, key)
  const ended = await endPhonesOf(tx, { ...key, now: house.clock.now() })
  for (const cardId of ended) await endPhoneCard(tx, house, { ...key, cardId, by })
  for (const cardId of ended) await announceChange(tx, house, { schoolId: key.schoolId, kind: 'card', subjectId: cardId })
}

/** With the token from the letter. It ends that phone and no later one. @throws Refused phone_link_not_valid */
export async function stopPhone(house: House, token: string): Promise<{ firstName: string; schoolName: string }> {
  const read = readStopToken(house, token)
  const phone = read && (await phoneBy(house.database, read))
  const holder = phone && (await holderOf(house.database, { schoolId: read.schoolId, walletId: phone.walletId }))
  if (!read || !phone || !holder) throw new Refused('phone_link_not_valid')
  if (phone.endedAt === null) await endPhone(house, { schoolId: read.schoolId, walletId: phone.walletId, by: { side: 'house' } })
  return { firstName: holder.firstName, schoolName: holder.schoolName }
}
