// The link in the SMS, and the tap that binds the code to the phone it was opened on.

import type { PhoneDevice } from '../../contract/phone-words.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { lockWallets } from '../../ledger/ledger.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import { endPhoneCard, issueCard, writeHistory } from '../cards/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { announceChange } from '../live/index.ts'
import { fateOf, tellPerson } from '../messages/index.ts'
import { readPublicKey } from './knowledge.ts'
import { letterOfNewPhone } from './letters.ts'
import { endPhonesOf, guardiansOf, type Holder, holderOf, insertPhone, linkBy, type LinkRow, lockLink, phoneBy, useLink, writeMobile } from './store.ts'
import { readLinkToken, stopToken } from './tokens.ts'

/** Whose code the link is for. It changes nothing. @throws Refused phone_link_not_valid, too_many_attempts */
export async function lookAtLink(house: House, { token, address }: { token: string; address: string }): Promise<RouteReply<'POST /api/phone-links/look'>> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const read = readLinkToken(token)
  const link = read && (await linkBy(house.database, read))
  if (!read || !link || link.usedAt || !(await isUsable(house, link))) throw new Refused('phone_link_not_valid')
  const holder = await holderOf(house.database, { schoolId: read.schoolId, walletId: link.walletId })
  if (!holder) throw new Refused('phone_link_not_valid')
  return {
    firstName: holder.firstName,
    schoolName: holder.schoolName,
    mobileEnding: link.mobile.slice(-3),
    expiresAt: link.expiresAt.toISOString(),
  }
}

// A link whose SMS may or may not have arrived is dead: whoever waits for it asks for a new one.
async function isUsable(house: House, link: LinkRow): Promise<boolean> {
  if (link.expiresAt <= house.clock.now()) return false
  return (await fateOf(house.database, link.messageId))?.state !== 'given_up'
}

export type Binding = { token: string; phoneSecret: string; publicKey: string | null; device: PhoneDevice; address: string }

/** @throws Refused phone_link_not_valid, not_well_formed (no public key), too_many_attempts */
export async function bindPhone(house: House, { token, phoneSecret, publicKey, device, address }: Binding): Promise<RouteReply<'POST /api/phone-links/bind'>> {
  await countAttempt(house, limits.linkFromAddress, networkOf(address))
  const key = publicKey === null ? null : Buffer.from(publicKey, 'base64url')
  if (key && !readPublicKey(key)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/publicKey' } })
  const read = readLinkToken(token)
  const link = read && (await linkBy(house.database, read))
  if (!read || !link) throw new Refused('phone_link_not_valid')
  const isUsableNow = await isUsable(house, link)
  const { schoolId, tokenHash } = read
  const walletId = link.walletId
  return transaction(house.database, async (tx) => {
    // Two phones that tap at the same moment: the wallet's lock lets one of them be first.
    await lockWallets(tx, [{ schoolId, walletId }])
    const locked = await lockLink(tx, { schoolId, tokenHash })
    const holder = await holderOf(tx, { schoolId, walletId })
    if (!locked || !holder) throw new Refused('phone_link_not_valid')
    const secretHash = hashOfToken(phoneSecret)
    const answer = (cardId: string) => ({ firstName: holder.firstName, schoolName: holder.schoolName, schoolId, walletId, cardId })
    if (locked.cardId) {
      const before = await phoneBy(tx, { schoolId, cardId: locked.cardId })
      if (!before || before.endedAt || !before.tokenHash.equals(secretHash)) throw new Refused('phone_link_not_valid')
      return answer(locked.cardId)
    }
    if (!isUsableNow) throw new Refused('phone_link_not_valid')
    const { cardId, ended } = await giveCode(tx, house, { holder, secretHash, publicKey: key, device })
    await useLink(tx, { schoolId, tokenHash, cardId, now: house.clock.now() })
    await writeMobile(tx, { schoolId, pupilId: holder.pupilId, mobile: locked.mobile, confirmedAt: house.clock.now() })
    await tell(tx, house, { holder, cardId, device })
    for (const changed of [...ended, cardId]) await announceChange(tx, house, { schoolId, kind: 'card', subjectId: changed })
    house.log('phone bound', { schoolId, device, hasKey: key !== null })
    return answer(cardId)
  })
}

type Gift = { holder: Holder; secretHash: Buffer; publicKey: Buffer | null; device: PhoneDevice }

async function giveCode(tx: Queryable, house: House, { holder, secretHash, publicKey, device }: Gift): Promise<{ cardId: string; ended: string[] }> {
  const { schoolId, walletId, personId } = holder
  const now = house.clock.now()
  const by = personId === null ? ({ side: 'house' } as const) : ({ side: 'family', personId } as const)
  const ended = await endPhonesOf(tx, { schoolId, walletId, now })
  for (const cardId of ended) await endPhoneCard(tx, house, { schoolId, walletId, cardId, by })
  const { cardId } = await issueCard(tx, house, { schoolId, walletId, kind: 'phone' })
  await writeHistory(tx, house, { schoolId, cardId, kind: 'paired', by })
  await insertPhone(tx, { schoolId, cardId, walletId, tokenHash: secretHash, publicKey, device, now })
  return { cardId, ended }
}

// The pupil and everybody who follows the wallet: whoever took the code by stealth has them all to deceive.
async function tell(tx: Queryable, house: House, { holder, cardId, device }: { holder: Holder; cardId: string; device: PhoneDevice }): Promise<void> {
  const { schoolId, pupilId, walletId, firstName, schoolName } = holder
  const now = house.clock.now()
  const readers = [
    ...(holder.email === null || holder.personId === null ? [] : [{ personId: holder.personId, firstName, email: holder.email, language: holder.language }]),
    ...(await guardiansOf(tx, { schoolId, pupilId, now })),
  ]
  const token = stopToken(house, { schoolId, cardId })
  for (const reader of readers) {
    const { subject, body } = letterOfNewPhone(house, reader, { pupilFirstName: firstName, schoolName, device, boundAt: now, token })
    const { personId, email: address } = reader
    const child = personId === holder.personId ? null : firstName
    await tellPerson(tx, house, { personId, schoolId, event: 'new_phone', walletId, child, path: `/phone-stop#token=${token}`, address, subject, body })
  }
}
