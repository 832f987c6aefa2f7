// The SQL that finds whose wallet a payment is for.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'

export type PupilBehind = {
  schoolId: number
  schoolName: string
  operatorId: string
  walletId: string
  pupilId: string
  name: string
  enrolledUntil: string | null
  maximumBalanceOre: number
}

const PUPIL = sql`
  pupil.school_id as "schoolId", school.name as "schoolName", school.operator_id as "operatorId", pupil.wallet_id as "walletId", pupil.id as "pupilId",
  pupil.first_name || ' ' || pupil.last_name as name,
  least(pupil.enrolled_until, (school.sales_ended_at at time zone 'Europe/Oslo')::date - 1) as "enrolledUntil", school.maximum_balance_ore as "maximumBalanceOre"`

/** The pupil whose wallet has a number at a school. */
export async function pupilWithKid(db: Queryable, { schoolId, number }: { schoolId: number; number: number }): Promise<PupilBehind | null> {
  return firstRow(
    db,
    sql`
      select ${PUPIL}
      from wallet_kid
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = wallet_kid.wallet_id
      join school on school.id = ${schoolId}
      where wallet_kid.school_id = ${schoolId}
      and wallet_kid.number = ${number}`,
  )
}

export async function pupilOf(db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<PupilBehind | null> {
  return firstRow(
    db,
    sql`
      select ${PUPIL}
      from pupil
      join school on school.id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}

export async function pupilOfWallet(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<PupilBehind | null> {
  return firstRow(
    db,
    sql`
      select ${PUPIL}
      from pupil
      join school on school.id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}
