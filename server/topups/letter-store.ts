// Who is written to about a top-up, and what stands in the letter.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import type { TopupKey } from './store.ts'

export type LetterFacts = {
  /** Null for a giver. */
  personId: string | null
  schoolId: number
  /** Null for a gift to the meal fund. */
  walletId: string | null
  email: string
  /** Null for a giver who said no name. */
  payerFirstName: string | null
  /** A giver is told nothing of the balance. */
  isGiver: boolean
  /** It came by itself. */
  isAutomatic: boolean
  language: Language
  /** Null for a gift to the meal fund. */
  childFirstName: string | null
  schoolName: string
  operatorName: string
  organisationNumber: string
}

/** The payer's letter: null when the payer's profile is gone, or a giver said no address. */
export async function letterFacts(tx: Queryable, { schoolId, topupId }: TopupKey): Promise<LetterFacts | null> {
  return firstRow(
    tx,
    sql`
      select person.id as "personId", topup.school_id as "schoolId", topup.wallet_id as "walletId", coalesce(person.email, topup.giver_email) as email, coalesce(person.first_name, topup.giver_name) as "payerFirstName",
        topup.pay_link_id is not null as "isGiver", topup.monthly_cap_ore is not null as "isAutomatic", coalesce(person.language, topup.giver_language) as language, pupil.first_name as "childFirstName",
        school.name as "schoolName", operator.name as "operatorName", operator.organisation_number as "organisationNumber"
      from topup
      left join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = topup.wallet_id
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      left join person on person.id = topup.payer_person_id
      where topup.school_id = ${schoolId}
      and topup.id = ${topupId}
      and coalesce(person.email, topup.giver_email) is not null`,
  )
}

export type FamilyFacts = {
  personId: string
  schoolId: number
  walletId: string
  email: string
  firstName: string
  language: Language
  childFirstName: string
  giverName: string | null
}

/** Whoever made the link hears of what comes by it. */
export async function familyOfGift(tx: Queryable, { schoolId, topupId }: TopupKey): Promise<FamilyFacts | null> {
  return firstRow(
    tx,
    sql`
      select person.id as "personId", topup.school_id as "schoolId", topup.wallet_id as "walletId", person.email, person.first_name as "firstName", person.language, pupil.first_name as "childFirstName", topup.giver_name as "giverName"
      from topup
      join pay_link on pay_link.school_id = ${schoolId} and pay_link.id = topup.pay_link_id
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = topup.wallet_id
      join person on person.id = pay_link.made_by_person_id
      where topup.school_id = ${schoolId}
      and topup.id = ${topupId}`,
  )
}
