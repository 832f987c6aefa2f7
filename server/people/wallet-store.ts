// Which wallets a person may see, and how each looks. A person is global and wallets are a school's, so
// the relations are read first, from one table at a time, and then each school's wallets by themselves.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { lastsAt, standingColumns, type StandingRow } from '../relations/index.ts'

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

export type WalletRow = StandingRow & {
  schoolId: number
  walletId: string
  schoolName: string
  firstName: string
  lastName: string
  balanceOre: number
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
        ${standingColumns},
        operator.id as "operatorId", operator.name as "operatorName", operator.organisation_number as "organisationNumber",
        operator.is_vat_registered as "isVatRegistered", operator.address, operator.postal_code as "postalCode", operator.city, operator.email, operator.phone
      from pupil
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id and guardianship.person_id = ${personId}
        and ${lastsAt(now)}
      left join relation_policy on relation_policy.school_id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and (pupil.person_id = ${personId} or guardianship.person_id = ${personId})
      order by (pupil.person_id is not distinct from ${personId}) desc, pupil.first_name collate nb, pupil.id
      limit ${limit}`,
  )
}
