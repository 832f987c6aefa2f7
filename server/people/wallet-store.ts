// Which wallets a person may see, and how each looks. A person is global and wallets are a school's, so
// the relations are read first, from one table at a time, and then each school's wallets by themselves.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

export type Relation = 'own' | 'guardian'

export async function schoolsWithRelations(db: Queryable, { personId, limit }: { personId: string; limit: number }): Promise<number[]> {
  const found = await rows<{ schoolId: number }>(
    db,
    sql`
      select pupil.school_id as "schoolId"
      from pupil
      where pupil.person_id = ${personId}
      union
      select guardianship.school_id
      from guardianship
      where guardianship.person_id = ${personId}
      order by "schoolId"
      limit ${limit}`,
  )
  return found.map(({ schoolId }) => schoolId)
}

/** How a person is related to a wallet now, or null. */
export async function relationTo(
  db: Queryable,
  { personId, schoolId, walletId, now }: { personId: string; schoolId: number; walletId: string; now: Date },
): Promise<Relation | null> {
  const found = await firstRow<{ relation: Relation }>(
    db,
    sql`
      select case when pupil.person_id = ${personId} then 'own' else 'guardian' end as relation
      from pupil
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}
      and (
        pupil.person_id = ${personId}
        or exists (
          select 1
          from guardianship
          where guardianship.school_id = ${schoolId}
          and guardianship.pupil_id = pupil.id
          and guardianship.person_id = ${personId}
          and guardianship.starts_at <= ${now}
          and (guardianship.ends_at is null or guardianship.ends_at > ${now})))`,
  )
  return found?.relation ?? null
}

export type WalletRow = {
  schoolId: number
  walletId: string
  schoolName: string
  firstName: string
  lastName: string
  balanceOre: number
  relation: Relation
  operatorId: string
  operatorName: string
  organisationNumber: string
  isVatRegistered: boolean
  address: string
  postalCode: string
  city: string
  email: string
  phone: string
}

/** A person's wallets at one school: the own one first, then the children's by name. */
export async function walletsAt(
  db: Queryable,
  { personId, schoolId, now, limit }: { personId: string; schoolId: number; now: Date; limit: number },
): Promise<WalletRow[]> {
  return rows(
    db,
    sql`
      select wallet.school_id as "schoolId", wallet.id as "walletId", school.name as "schoolName",
        pupil.first_name as "firstName", pupil.last_name as "lastName", wallet.balance_ore as "balanceOre",
        case when pupil.person_id = ${personId} then 'own' else 'guardian' end as relation,
        operator.id as "operatorId", operator.name as "operatorName", operator.organisation_number as "organisationNumber",
        operator.is_vat_registered as "isVatRegistered", operator.address, operator.postal_code as "postalCode", operator.city, operator.email, operator.phone
      from pupil
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id and guardianship.person_id = ${personId}
        and guardianship.starts_at <= ${now} and (guardianship.ends_at is null or guardianship.ends_at > ${now})
      where pupil.school_id = ${schoolId}
      and (pupil.person_id = ${personId} or guardianship.person_id = ${personId})
      order by (pupil.person_id is not distinct from ${personId}) desc, pupil.first_name collate nb, pupil.id
      limit ${limit}`,
  )
}
