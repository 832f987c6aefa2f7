// Asks for the SMS that brings the code to a phone.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { readMobileNumber } from '../../rules/mobile-numbers.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { queueMessage, whySmsCannotBeSent } from '../messages/index.ts'
import { smsWithLink } from './letters.ts'
import { deleteUnusedLinksOf, type Holder, holderOf, insertLink, type WalletKey, writeMobile } from './store.ts'
import { newLinkToken } from './tokens.ts'

export const LINK_LASTS_MS = 60 * 60_000

export type LinkWish = WalletKey & {
  by: 'family' | 'office'
  personId: string
  address: string
  /** The number, when it is not the one that is known. */
  mobile: string | null
}

/**
 * Sends the SMS to the pupil's number.
 * @throws Refused not_found, mobile_missing, mobile_not_valid, mobile_is_confirmed, sms_not_set_up, sms_day_is_full, too_many_attempts
 */
export async function sendLink(house: House, { by, personId, address, mobile: given, ...key }: LinkWish): Promise<void> {
  const holder = await holderOf(house.database, key)
  if (!holder) throw new Refused('not_found')
  const mobile = given === null ? holder.mobile : readMobileNumber(given)
  if (mobile === null) throw new Refused(given === null ? 'mobile_missing' : 'mobile_not_valid')
  if (by === 'family' && holder.isMobileConfirmed && mobile !== holder.mobile) throw new Refused('mobile_is_confirmed')
  const why = await whySmsCannotBeSent(house)
  if (why) throw new Refused(why)
  await countAttempt(house, limits.phoneLinkFromAddress, networkOf(address))
  await countAttempt(house, limits.phoneLinkOfPerson, personId)
  await countAttempt(house, limits.phoneLinkOfWallet, `${key.schoolId}/${key.walletId}`)
  await countSms(house, mobile)
  await transaction(house.database, (tx) => queueLink(tx, house, { holder, mobile, askedByPersonId: personId }))
  house.log('phone link asked for', { schoolId: key.schoolId, by })
}

async function countSms(house: House, mobile: string): Promise<void> {
  await countAttempt(house, limits.smsToNumber, mobile)
  await countAttempt(house, limits.smsToNumberADay, mobile)
}

/** True when the pupil who has just registered may be sent the SMS at once; counted before anything is written. */
export async function mayBeSentFirstLink(house: House, mobile: string): Promise<boolean> {
  if (await whySmsCannotBeSent(house)) return false
  try {
    await countSms(house, mobile)
    return true
  } catch (error) {
    // Whoever registers again and again is let in all the same, and asks for the SMS when there may be one.
    if (error instanceof Refused && error.code === 'too_many_attempts') return false
    throw error
  }
}

/** The SMS of a pupil who has just registered, in the registration's own transaction. */
export async function sendFirstLink(tx: Queryable, house: House, { mobile, ...key }: WalletKey & { mobile: string }): Promise<void> {
  const holder = await holderOf(tx, key)
  // A number that is confirmed is not changed by somebody who registers.
  if (holder && (!holder.isMobileConfirmed || holder.mobile === mobile)) await queueLink(tx, house, { holder, mobile, askedByPersonId: null })
}

async function queueLink(
  tx: Queryable,
  house: House,
  { holder, mobile, askedByPersonId }: { holder: Holder; mobile: string; askedByPersonId: string | null },
): Promise<void> {
  const { schoolId, walletId, pupilId, firstName, language } = holder
  const now = house.clock.now()
  const expiresAt = new Date(now.getTime() + LINK_LASTS_MS)
  const token = newLinkToken(schoolId)
  await writeMobile(tx, { schoolId, pupilId, mobile, confirmedAt: null })
  await deleteUnusedLinksOf(tx, { schoolId, walletId })
  const { messageId } = await queueMessage(tx, house, smsWithLink(house, { mobile, firstName, language, token, expiresAt }))
  await insertLink(tx, { schoolId, walletId, tokenHash: hashOfToken(token), mobile, messageId, askedByPersonId, now, expiresAt })
}
