// The SQL of phones: which one holds a wallet's code, and the links that bind one.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { PhoneDevice } from '../../contract/phone-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import type { PhoneHoursOff } from '../../rules/phone-hours.ts'
import { lastsAt } from '../relations/index.ts'

export type WalletKey = { schoolId: number; walletId: string }
export type PhoneKey = { schoolId: number; cardId: string }

/** A school may have so many phone codes in its tills' lists. */
const MOST_PHONE_CARDS = 20_000

/** The phone codes of a school that may pay or are blocked, by id. */
export async function phoneCardsOf(db: Queryable, schoolId: number): Promise<{ cardId: string; isBlocked: boolean }[]> {
  return rows(
    db,
    sql`
      select id as "cardId", blocked_at is not null as "isBlocked"
      from card
      where school_id = ${schoolId}
      and kind = 'phone'
      and ended_at is null
      order by id
      limit ${MOST_PHONE_CARDS}`,
  )
}

/** When phone codes do not pay at a school; null when they always do. */
export async function phoneHoursOffOf(db: Queryable, schoolId: number): Promise<PhoneHoursOff | null> {
  const found = await firstRow<{ from: string | null; until: string | null }>(
    db,
    sql`
      select to_char(phone_codes_off_from, 'HH24:MI') as "from", to_char(phone_codes_off_until, 'HH24:MI') as until
      from school
      where id = ${schoolId}`,
  )
  return found?.from && found.until ? { from: found.from, until: found.until } : null
}

/** Sets the hours and tells whether there is such a school. */
export async function setPhoneHoursOff(tx: Queryable, { schoolId, hoursOff }: { schoolId: number; hoursOff: PhoneHoursOff | null }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      update school
      set phone_codes_off_from = ${hoursOff?.from ?? null}, phone_codes_off_until = ${hoursOff?.until ?? null}
      where id = ${schoolId}`,
  )
  return count === 1
}

export type BoundPhone = {
  cardId: string
  walletId: string
  tokenHash: Buffer
  publicKey: Buffer | null
  device: PhoneDevice
  boundAt: Date
  seenAt: Date
  endedAt: Date | null
  isBlocked: boolean
}

const phoneColumns = sql`
  phone.card_id as "cardId", phone.wallet_id as "walletId", phone.token_hash as "tokenHash", phone.public_key as "publicKey", phone.device,
  phone.bound_at as "boundAt", phone.seen_at as "seenAt", coalesce(phone.ended_at, card.ended_at) as "endedAt", card.blocked_at is not null as "isBlocked"`

/** A phone by the card it holds, ended or not. */
export async function phoneBy(db: Queryable, { schoolId, cardId }: PhoneKey): Promise<BoundPhone | null> {
  return firstRow(
    db,
    sql`
      select ${phoneColumns}
      from phone
      join card on card.school_id = ${schoolId} and card.id = phone.card_id
      where phone.school_id = ${schoolId}
      and phone.card_id = ${cardId}`,
  )
}

/** The phone that holds a wallet's code now, or null. */
export async function phoneOfWallet(db: Queryable, { schoolId, walletId }: WalletKey): Promise<BoundPhone | null> {
  return firstRow(
    db,
    sql`
      select ${phoneColumns}
      from phone
      join card on card.school_id = ${schoolId} and card.id = phone.card_id
      where phone.school_id = ${schoolId}
      and phone.wallet_id = ${walletId}
      and phone.ended_at is null
      and card.ended_at is null`,
  )
}

export type NewPhone = PhoneKey & { walletId: string; tokenHash: Buffer; publicKey: Buffer | null; device: PhoneDevice; now: Date }

export async function insertPhone(tx: Queryable, { schoolId, cardId, walletId, tokenHash, publicKey, device, now }: NewPhone): Promise<void> {
  await run(
    tx,
    sql`
      insert into phone (school_id, card_id, wallet_id, token_hash, public_key, device, bound_at, seen_at)
      values (${schoolId}, ${cardId}, ${walletId}, ${tokenHash}, ${publicKey}, ${device}, ${now}, ${now})`,
  )
}

/** Ends the phones of a wallet and answers the cards they held. */
export async function endPhonesOf(tx: Queryable, { schoolId, walletId, now }: WalletKey & { now: Date }): Promise<string[]> {
  const ended = await rows<{ cardId: string }>(
    tx,
    sql`
      update phone
      set ended_at = ${now}
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and ended_at is null
      returning card_id as "cardId"`,
  )
  return ended.map(({ cardId }) => cardId)
}

export async function seePhone(db: Queryable, { schoolId, cardId, now }: PhoneKey & { now: Date }): Promise<void> {
  await run(
    db,
    sql`
      update phone
      set seen_at = ${now}
      where school_id = ${schoolId}
      and card_id = ${cardId}`,
  )
}

export type LinkRow = {
  tokenHash: Buffer
  walletId: string
  mobile: string
  messageId: string
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  cardId: string | null
}

const linkColumns = sql`
  token_hash as "tokenHash", wallet_id as "walletId", mobile, message_id as "messageId", made_at as "madeAt", expires_at as "expiresAt",
  used_at as "usedAt", card_id as "cardId"`

export async function linkBy(db: Queryable, { schoolId, tokenHash }: { schoolId: number; tokenHash: Buffer }): Promise<LinkRow | null> {
  return firstRow(
    db,
    sql`
      select ${linkColumns}
      from phone_link
      where school_id = ${schoolId}
      and token_hash = ${tokenHash}`,
  )
}

export async function lockLink(tx: Queryable, { schoolId, tokenHash }: { schoolId: number; tokenHash: Buffer }): Promise<LinkRow | null> {
  return firstRow(
    tx,
    sql`
      select ${linkColumns}
      from phone_link
      where school_id = ${schoolId}
      and token_hash = ${tokenHash}
      for no key update`,
  )
}

/** The newest link of a wallet, used or not. */
export async function newestLinkOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<LinkRow | null> {
  return firstRow(
    db,
    sql`
      select ${linkColumns}
      from phone_link
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      order by made_at desc, token_hash
      limit 1`,
  )
}

export type NewLink = WalletKey & { tokenHash: Buffer; mobile: string; messageId: string; askedByPersonId: string | null; now: Date; expiresAt: Date }

export async function insertLink(tx: Queryable, { schoolId, walletId, tokenHash, mobile, messageId, askedByPersonId, now, expiresAt }: NewLink): Promise<void> {
  await run(
    tx,
    sql`
      insert into phone_link (school_id, token_hash, wallet_id, mobile, message_id, asked_by_person_id, made_at, expires_at)
      values (${schoolId}, ${tokenHash}, ${walletId}, ${mobile}, ${messageId}, ${askedByPersonId}, ${now}, ${expiresAt})`,
  )
}

/** A new link, or a code that was taken away, makes the links before it worthless. */
export async function deleteUnusedLinksOf(tx: Queryable, { schoolId, walletId }: WalletKey): Promise<void> {
  await run(
    tx,
    sql`
      delete from phone_link
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and used_at is null`,
  )
}

export async function useLink(tx: Queryable, { schoolId, tokenHash, cardId, now }: PhoneKey & { tokenHash: Buffer; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update phone_link
      set used_at = ${now}, card_id = ${cardId}
      where school_id = ${schoolId}
      and token_hash = ${tokenHash}`,
  )
}

/** Deletes links whose time was out before `before`, and answers how many went. */
export async function deleteOldLinks(db: Queryable, { before, most }: { before: Date; most: number }): Promise<number> {
  return deleteOldest(db, { table: 'phone_link', key: 'school_id, token_hash', by: 'expires_at', before, most })
}

export type Holder = WalletKey & {
  pupilId: string
  firstName: string
  schoolName: string
  balanceOre: number
  /** The number the link goes to: the one that was given for the code, or the one the pupil registered with. */
  mobile: string | null
  isMobileConfirmed: boolean
  language: Language
  personId: string | null
  email: string | null
}

const selectHolders = (schoolId: number) => sql`
  select pupil.school_id as "schoolId", pupil.wallet_id as "walletId", pupil.id as "pupilId", pupil.first_name as "firstName", school.name as "schoolName",
    wallet.balance_ore as "balanceOre", coalesce(pupil.mobile, person.mobile) as mobile, pupil.mobile_confirmed_at is not null as "isMobileConfirmed",
    coalesce(person.language, 'nb') as language, pupil.person_id as "personId", person.email
  from pupil
  join school on school.id = ${schoolId}
  join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
  left join person on person.id = pupil.person_id`

/** Whose wallet it is, and where the code is sent. */
export async function holderOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      ${selectHolders(schoolId)}
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}

export async function holderByPupil(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      ${selectHolders(schoolId)}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}

/** Writes the number that the code is sent to; another number than before is not confirmed. */
export async function writeMobile(
  tx: Queryable,
  { schoolId, pupilId, mobile, confirmedAt }: { schoolId: number; pupilId: string; mobile: string; confirmedAt: Date | null },
): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set mobile_confirmed_at = coalesce(${confirmedAt}::timestamptz, case when mobile = ${mobile} then mobile_confirmed_at end), mobile = ${mobile}
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

export type Guardian = { personId: string; firstName: string; email: string; language: Language }

const MOST_GUARDIANS = 10

/** Those who follow the pupil now. */
export async function guardiansOf(db: Queryable, { schoolId, pupilId, now }: { schoolId: number; pupilId: string; now: Date }): Promise<Guardian[]> {
  return rows(
    db,
    sql`
      select person.id as "personId", person.first_name as "firstName", person.email, person.language
      from guardianship
      join person on person.id = guardianship.person_id
      where guardianship.school_id = ${schoolId}
      and guardianship.pupil_id = ${pupilId}
      and ${lastsAt(now)}
      order by person.id
      limit ${MOST_GUARDIANS}`,
  )
}
