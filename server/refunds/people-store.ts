// Who is behind a refund: the pupil, the people it goes to, and what their operator has decided.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, type Sql, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import type { WalletKey } from './store.ts'

export type PupilBehind = {
  schoolId: number
  walletId: string
  pupilId: string
  firstName: string
  lastName: string
  schoolName: string
  operatorId: string
  fourEyesAboveOre: number | null
}

export const pupilOfWallet = (db: Queryable, { schoolId, walletId }: WalletKey) => pupilWhere(db, schoolId, sql`pupil.wallet_id = ${walletId}`)

export const pupilOf = (db: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }) => pupilWhere(db, schoolId, sql`pupil.id = ${pupilId}`)

function pupilWhere(db: Queryable, schoolId: number, which: Sql): Promise<PupilBehind | null> {
  return firstRow(
    db,
    sql`
      select pupil.school_id as "schoolId", pupil.wallet_id as "walletId", pupil.id as "pupilId", pupil.first_name as "firstName",
        pupil.last_name as "lastName", school.name as "schoolName", school.operator_id as "operatorId",
        operator.refund_four_eyes_above_ore as "fourEyesAboveOre"
      from pupil
      join school on school.id = ${schoolId}
      join operator on operator.id = school.operator_id
      where pupil.school_id = ${schoolId}
      and ${which}`,
  )
}

export type PersonBehind = { personId: string; email: string | null; firstName: string; lastName: string; language: Language }

/** Some people, by id. `email` is null where it was never confirmed: nobody writes there. */
export async function peopleOf(db: Queryable, personIds: readonly string[]): Promise<Map<string, PersonBehind>> {
  if (personIds.length === 0) return new Map()
  const found = await rows<PersonBehind>(
    db,
    sql`
      select id as "personId", case when email_confirmed_at is not null then email end as email, first_name as "firstName", last_name as "lastName", language
      from person
      where id = any (${[...personIds]}::uuid[])`,
  )
  return new Map(found.map((person) => [person.personId, person]))
}

/** The holder of a wallet and those who follow it now: one of them can be named to get what nobody paid. */
export async function followersOf(
  db: Queryable,
  { schoolId, walletIds, now }: { schoolId: number; walletIds: readonly string[]; now: Date },
): Promise<{ walletId: string; personId: string; name: string }[]> {
  if (walletIds.length === 0) return []
  return rows(
    db,
    sql`
      select distinct pupil.wallet_id as "walletId", person.id as "personId", person.first_name || ' ' || person.last_name as name
      from pupil
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id
      join person on (person.id = pupil.person_id or person.id = guardianship.person_id) and person.email_confirmed_at is not null
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = any (${[...walletIds]}::uuid[])
      and (guardianship.person_id is null or guardianship.starts_at <= ${now})
      order by name
      limit 2000`,
  )
}

/** The wallets of those whose last day was then or before, with more in them than is owed. It reads only; each is then refunded by itself. */
export async function leaversWithMoney(db: Queryable, { leftBy, limit }: { leftBy: string; limit: number }): Promise<WalletKey[]> {
  return rows(
    db,
    sql`
      -- across schools: whoever has left any of them
      select pupil.school_id as "schoolId", pupil.wallet_id as "walletId"
      from pupil
      join wallet on wallet.school_id = pupil.school_id and wallet.id = pupil.wallet_id
      where pupil.enrolled_until <= ${leftBy}
      and wallet.balance_ore > coalesce((
        select sum(card_fee.due_ore - card_fee.charged_ore - card_fee.waived_ore)
        from card_fee
        where card_fee.school_id = pupil.school_id
        and card_fee.wallet_id = pupil.wallet_id), 0)
      order by pupil.enrolled_until, pupil.id
      limit ${limit}`,
  )
}

/** The wallets of a school with something in them, in id order. */
export async function walletsWithMoney(db: Queryable, { schoolId, after, limit }: { schoolId: number; after: string; limit: number }): Promise<WalletKey[]> {
  return rows(
    db,
    sql`
      select wallet.school_id as "schoolId", wallet.id as "walletId"
      from wallet
      where wallet.school_id = ${schoolId}
      and wallet.id > ${after}
      and wallet.balance_ore > 0
      order by wallet.id
      limit ${limit}`,
  )
}
