// The SQL of pay links.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, run, sql } from '../../database/transaction.ts'
import type { FreeAmount } from '../../rules/topup-amounts.ts'
import type { PayLinkKey } from './link-token.ts'

type WalletKey = { schoolId: number; walletId: string }

export type Holder = { hasProtectedAddress: boolean; enrolledUntil: string | null }

/** Whose wallet it is. Under lock of two that make a link at once, the second finds the first one's. */
export async function holderOf(db: Queryable, { schoolId, walletId }: WalletKey, { underLock = false } = {}): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      select has_protected_address as "hasProtectedAddress", enrolled_until as "enrolledUntil"
      from pupil
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      ${underLock ? sql`for no key update` : sql``}`,
  )
}

/** The wallet of a pupil, or null where there is no such pupil. */
export async function walletOfPupil(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<WalletKey | null> {
  return firstRow(
    db,
    sql`
      select school_id as "schoolId", wallet_id as "walletId"
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

export type LivePayLink = { payLinkId: string; madeAt: Date }

export async function linkOfWallet(db: Queryable, { schoolId, walletId }: WalletKey): Promise<LivePayLink | null> {
  return firstRow(
    db,
    sql`
      select id as "payLinkId", made_at as "madeAt"
      from pay_link
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and ended_at is null`,
  )
}

export async function insertLink(
  tx: Queryable,
  { schoolId, walletId, payLinkId, personId, note, now }: WalletKey & { payLinkId: string; personId: string; note: string | null; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into pay_link (school_id, id, wallet_id, made_by_person_id, made_note, made_at)
      values (${schoolId}, ${payLinkId}, ${walletId}, ${personId}, ${note}, ${now})`,
  )
}

/** Ends the link of a wallet, if there is one. */
export async function endLinkOf(
  tx: Queryable,
  { schoolId, walletId, personId, note = null, now }: WalletKey & { personId: string | null; note?: string | null; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update pay_link
      set ended_at = ${now}, ended_by_person_id = ${personId}, ended_note = ${note}
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      and ended_at is null`,
  )
}

/** `walletId` and `childFirstName` are null for a link to the school’s meal fund. */
export type OpenLink = {
  walletId: string | null
  childFirstName: string | null
  schoolName: string
  operatorName: string
  organisationNumber: string
  enrolledUntil: string | null
  freeAmount: FreeAmount | null
}

/** What a live link leads to; null for one that is over, whose pupil has a protected address, or whose school has closed its canteen. */
export async function openLink(db: Queryable, { schoolId, payLinkId }: PayLinkKey): Promise<OpenLink | null> {
  const found = await firstRow<Omit<OpenLink, 'freeAmount'> & { leastOre: number | null; mostOre: number | null }>(
    db,
    sql`
      select pay_link.wallet_id as "walletId", pupil.first_name as "childFirstName", pupil.enrolled_until as "enrolledUntil", school.name as "schoolName",
        school.topup_least_ore as "leastOre", school.topup_most_ore as "mostOre", operator.name as "operatorName",
        operator.organisation_number as "organisationNumber"
      from pay_link
      left join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = pay_link.wallet_id
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      where pay_link.school_id = ${schoolId}
      and pay_link.id = ${payLinkId}
      and pay_link.ended_at is null
      and case when pay_link.wallet_id is null then school.sales_ended_at is null else not pupil.has_protected_address end`,
  )
  if (!found) return null
  const { leastOre, mostOre, ...link } = found
  return { ...link, freeAmount: leastOre === null || mostOre === null ? null : { leastOre, mostOre } }
}
