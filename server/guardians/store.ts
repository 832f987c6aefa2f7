// The SQL of what a relation reads of pupils, people and what they have paid in.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, type Sql, sql } from '../../database/transaction.ts'
import { isNotOverAt, standingColumns, type StandingRow } from '../relations/index.ts'

export type PupilKey = { schoolId: number; pupilId: string }
export type Pupil = PupilKey & {
  walletId: string
  personId: string | null
  email: string | null
  firstName: string
  schoolName: string
  bornOn: string | null
  hasProtectedAddress: boolean
  hasEnded: boolean
}

const pupilWhere = (db: Queryable, schoolId: number, which: Sql): Promise<Pupil | null> =>
  firstRow(
    db,
    sql`
      select pupil.school_id as "schoolId", pupil.id as "pupilId", pupil.wallet_id as "walletId", pupil.person_id as "personId",
        pupil.email, pupil.first_name as "firstName", school.name as "schoolName", pupil.born_on as "bornOn", pupil.has_protected_address as "hasProtectedAddress",
        school.sales_ended_at is not null as "hasEnded"
      from pupil
      join school on school.id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and ${which}`,
  )

export const pupilOf = (db: Queryable, { schoolId, pupilId }: PupilKey) => pupilWhere(db, schoolId, sql`pupil.id = ${pupilId}`)
export const pupilOfWallet = (db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }) =>
  pupilWhere(db, schoolId, sql`pupil.wallet_id = ${walletId}`)
/** Locks a pupil, so that who follows them changes one at a time. */
export const lockPupil = (tx: Queryable, { schoolId, pupilId }: PupilKey) => pupilWhere(tx, schoolId, sql`pupil.id = ${pupilId} for no key update of pupil`)

export type GuardianRow = StandingRow & { personId: string; firstName: string; startsAt: Date; endsAt: Date | null }

const MOST_GUARDIANS = 20

/** The guardians of now and of days to come, in Norwegian order. */
export function guardiansOf(db: Queryable, { schoolId, pupilId, now }: PupilKey & { now: Date }): Promise<GuardianRow[]> {
  return rows(
    db,
    sql`
      select person.id as "personId", person.first_name as "firstName", guardianship.starts_at as "startsAt", guardianship.ends_at as "endsAt", ${standingColumns}
      from guardianship
      join pupil on pupil.school_id = ${schoolId} and pupil.id = guardianship.pupil_id
      join person on person.id = guardianship.person_id
      left join relation_policy on relation_policy.school_id = ${schoolId}
      where guardianship.school_id = ${schoolId}
      and guardianship.pupil_id = ${pupilId}
      and ${isNotOverAt(now)}
      order by person.first_name collate nb, person.id
      limit ${MOST_GUARDIANS}`,
  )
}

export type PaidInRow = { personId: string; firstName: string; lastName: string; amountOre: number }

/** What each person has paid into a wallet, less what the provider took back. Gifts and the bank's are nobody's here. */
export function paidInBy(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<PaidInRow[]> {
  return rows(
    db,
    sql`
      select person.id as "personId", person.first_name as "firstName", person.last_name as "lastName",
        sum(topup.credited_ore - topup.reversed_ore)::bigint as "amountOre"
      from topup
      join person on person.id = topup.payer_person_id
      where topup.school_id = ${schoolId}
      and topup.wallet_id = ${walletId}
      and topup.credited_at is not null
      and topup.pay_link_id is null
      group by person.id, person.first_name, person.last_name
      order by sum(topup.credited_ore - topup.reversed_ore) desc, person.id
      limit ${MOST_GUARDIANS}`,
  )
}
