// What the watching of arrangements reads: a page of them with their wallets, and the facts about one.

import type { ArrangementState } from '../../contract/automatic-topup-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { Terms } from '../../rules/automatic-topup.ts'
import type { ArrangementKey, ArrangementRow } from '../arrangements/index.ts'
import { lastsAt } from '../relations/index.ts'

export type Standing = {
  mayPay: boolean
  enrolledUntil: string | null
  maximumBalanceOre: number
  organisationNumber: string
}

/** How a payer stands to a wallet now; null when the wallet is nobody's. */
export async function standingOf(
  tx: Queryable,
  { schoolId, walletId, personId, now }: { schoolId: number; walletId: string; personId: string; now: Date },
): Promise<Standing | null> {
  return firstRow(
    tx,
    sql`
      select pupil.person_id is not distinct from ${personId}::uuid
          or exists (
            select 1
            from guardianship
            where guardianship.school_id = ${schoolId}
            and guardianship.pupil_id = pupil.id
            and guardianship.person_id = ${personId}
            and guardianship.may_pay
            and ${lastsAt(now)}) as "mayPay",
        least(pupil.enrolled_until, (school.sales_ended_at at time zone 'Europe/Oslo')::date - 1) as "enrolledUntil",
        school.maximum_balance_ore as "maximumBalanceOre", operator.organisation_number as "organisationNumber"
      from pupil
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}

export type Glance = ArrangementKey &
  Terms &
  Pick<ArrangementRow, 'cardId' | 'cardValidUntil' | 'notBefore' | 'dayHandled' | 'expiryToldCardId' | 'agreedAt'> & {
    state: ArrangementState
    balanceOre: number
    mayPay: boolean
    enrolledUntil: string | null
    maximumBalanceOre: number
  }

/** The next so many arrangements that go on, after one. It reads only, and locks nothing: each is then decided by itself. */
export async function glanceAt(db: Queryable, { after, now, limit }: { after: ArrangementKey; now: Date; limit: number }): Promise<Glance[]> {
  return rows(
    db,
    sql`
      -- across schools: whatever goes on anywhere
      select arrangement.school_id as "schoolId", arrangement.id as "arrangementId", arrangement.state, arrangement.threshold_ore as "thresholdOre",
        arrangement.day_of_month as "dayOfMonth", arrangement.amount_ore as "amountOre", arrangement.monthly_cap_ore as "monthlyCapOre",
        arrangement.card_id as "cardId", card.valid_until as "cardValidUntil", arrangement.not_before as "notBefore",
        arrangement.day_handled as "dayHandled", arrangement.expiry_told_card_id as "expiryToldCardId", arrangement.agreed_at as "agreedAt",
        wallet.balance_ore as "balanceOre", school.maximum_balance_ore as "maximumBalanceOre",
        least(pupil.enrolled_until, (school.sales_ended_at at time zone 'Europe/Oslo')::date - 1) as "enrolledUntil",
        pupil.person_id is not distinct from arrangement.person_id
          or exists (
            select 1
            from guardianship
            where guardianship.school_id = pupil.school_id
            and guardianship.pupil_id = pupil.id
            and guardianship.person_id = arrangement.person_id
            and guardianship.may_pay
            and ${lastsAt(now)}) as "mayPay"
      from topup_arrangement as arrangement
      join wallet on wallet.school_id = arrangement.school_id and wallet.id = arrangement.wallet_id
      join pupil on pupil.school_id = arrangement.school_id and pupil.wallet_id = arrangement.wallet_id
      join school on school.id = arrangement.school_id
      left join stored_card as card on card.school_id = arrangement.school_id and card.id = arrangement.card_id
      where arrangement.state <> 'ended'
      and (arrangement.school_id, arrangement.id) > (${after.schoolId}::bigint, ${after.arrangementId}::uuid)
      order by arrangement.school_id, arrangement.id
      limit ${limit}`,
  )
}

/** The pupil whose wallet it is. */
export async function walletOfPupil(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<string | null> {
  const found = await firstRow<{ walletId: string }>(
    db,
    sql`
      select wallet_id as "walletId"
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
  return found?.walletId ?? null
}

export async function namesOf(db: Queryable, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const found = await rows<{ personId: string; name: string }>(
    db,
    sql`
      select id as "personId", first_name || ' ' || last_name as name
      from person
      where id = any (${[...personIds]}::uuid[])`,
  )
  return new Map(found.map(({ personId, name }) => [personId, name]))
}
