// Pupils as the school's office knows them.

import type { HolderKind } from '../../contract/card-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, joinSql, rows, run, type Sql, sql } from '../../database/transaction.ts'
import { DASH } from '../../rules/erasure.ts'

export type PupilRow = RouteReply<'POST /api/office/schools/:schoolId/pupils'>
export type PupilKey = { schoolId: number; pupilId: string }
export type PupilSort = 'name' | 'class' | 'balance'

const selectPupils = (schoolId: number) => sql`
  select pupil.id as "pupilId", pupil.wallet_id as "walletId", pupil.kind, pupil.first_name as "firstName", pupil.last_name as "lastName",
    pupil.class_name as "className", pupil.pupil_number as "pupilNumber", pupil.email, coalesce(person.password_hash is not null, false)
      or exists (select from person as owner join sign_in_identity on sign_in_identity.person_id = owner.id and owner.id = pupil.person_id) as "hasProfile",
    wallet.balance_ore as "balanceOre", pupil.enrolled_from as "enrolledFrom", pupil.enrolled_until as "enrolledUntil",
    pupil.has_protected_address as "hasProtectedAddress", pupil.last_name = ${DASH} as "isErased"
  from pupil
  join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
  left join person on person.id = pupil.person_id`

// Names in the order of a Norwegian class list; classes by their number first, so that 10A comes after 9B.
const byName = {
  up: sql`pupil.last_name collate nb, pupil.first_name collate nb`,
  down: sql`pupil.last_name collate nb desc, pupil.first_name collate nb desc`,
}
const classNumber = sql`substring(pupil.class_name from '^[0-9]{1,6}')::integer`
// Whoever has been erased has no place among the names.
const namelessLast = sql`pupil.last_name = ${DASH}`
const ORDERS = {
  name: { up: sql`${namelessLast}, ${byName.up}`, down: sql`${namelessLast}, ${byName.down}` },
  class: {
    up: sql`${classNumber} nulls last, pupil.class_name collate nb, ${byName.up}`,
    down: sql`${classNumber} desc nulls last, pupil.class_name collate nb desc, ${byName.up}`,
  },
  balance: { up: sql`wallet.balance_ore, ${byName.up}`, down: sql`wallet.balance_ore desc, ${byName.up}` },
}

export type PupilPage = { schoolId: number; patterns: string[]; sort: PupilSort; descending: boolean; offset: number; limit: number }

export async function pupilsOf(db: Queryable, { schoolId, patterns, sort, descending, offset, limit }: PupilPage): Promise<PupilRow[]> {
  return rows(
    db,
    sql`
      ${selectPupils(schoolId)}
      where pupil.school_id = ${schoolId}
      ${matching(patterns)}
      order by ${ORDERS[sort][descending ? 'down' : 'up']}, pupil.id
      limit ${limit}
      offset ${offset}`,
  )
}

export async function countPupils(db: Queryable, { schoolId, patterns }: Pick<PupilPage, 'schoolId' | 'patterns'>): Promise<number> {
  const row = await firstRow<{ total: number }>(
    db,
    sql`
      select count(*) as total
      from pupil
      where pupil.school_id = ${schoolId}
      ${matching(patterns)}`,
  )
  return row?.total ?? 0
}

// Every word must be found somewhere. The collation knows the small letter of Å on every database.
const matching = (patterns: string[]) =>
  patterns.length === 0
    ? sql``
    : sql`and ${joinSql(
        patterns.map((pattern) => sql`lower(concat_ws(' ', pupil.first_name, pupil.last_name, pupil.class_name, pupil.email) collate nb) like ${pattern}`),
        ' and ',
      )}`

export async function pupilOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<PupilRow | null> {
  return firstRow(
    db,
    sql`
      ${selectPupils(schoolId)}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
}

export type NewPupil = {
  schoolId: number
  pupilId: string
  walletId: string
  kind: HolderKind
  firstName: string
  lastName: string
  className: string
  email: string | null
  pupilNumber: string | null
  bornOn: string | null
  enrolledFrom: string
  enrolledUntil: string | null
  madeAt: Date
  askedHash: Buffer | null
}

/** Inserts a pupil without a profile, and answers false when the school has one with that address. */
export async function insertPupil(tx: Queryable, pupil: NewPupil): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into pupil (school_id, id, wallet_id, kind, first_name, last_name, class_name, email, pupil_number, born_on, enrolled_from, enrolled_until, made_at,
        asked_hash)
      values (${pupil.schoolId}, ${pupil.pupilId}, ${pupil.walletId}, ${pupil.kind}, ${pupil.firstName}, ${pupil.lastName},
        ${pupil.className}, ${pupil.email}, ${pupil.pupilNumber}, ${pupil.bornOn}, ${pupil.enrolledFrom}, ${pupil.enrolledUntil}, ${pupil.madeAt}, ${pupil.askedHash})
      on conflict do nothing`,
  )
  return count === 1
}

/** What a pupil was enrolled by, or null when there is no such pupil. */
export const askedHashOf = (db: Queryable, { schoolId, pupilId }: PupilKey): Promise<{ askedHash: Buffer | null } | null> =>
  firstRow(
    db,
    sql`
      select asked_hash as "askedHash"
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )

/** Keeps a pupil as they are until the transaction ends; false when there is none. */
export async function lockPupil(tx: Queryable, { schoolId, pupilId }: PupilKey): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`
      select 1
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}
      for no key update`,
  )
  return found !== null
}

export const isEmailOfOtherPupil = (db: Queryable, { email, ...key }: PupilKey & { email: string }): Promise<boolean> =>
  isThereAnother(db, key, sql`lower(email) = ${email.toLowerCase()}`)

export const isNumberOfOtherPupil = (db: Queryable, { pupilNumber, ...key }: PupilKey & { pupilNumber: string }): Promise<boolean> =>
  isThereAnother(db, key, sql`pupil_number = ${pupilNumber}`)

async function isThereAnother(db: Queryable, { schoolId, pupilId }: PupilKey, condition: Sql): Promise<boolean> {
  const other = await firstRow(
    db,
    sql`
      select 1
      from pupil
      where school_id = ${schoolId}
      and id <> ${pupilId}
      and ${condition}`,
  )
  return other !== null
}

export type CorrectedPupil = PupilKey & Omit<NewPupil, 'walletId' | 'madeAt' | 'kind' | 'bornOn' | 'askedHash'> & { hasNewEmail: boolean }

/** Writes a pupil anew. A new address takes the profile from whoever has it. */
export async function updatePupil(tx: Queryable, { schoolId, pupilId, hasNewEmail, ...pupil }: CorrectedPupil): Promise<void> {
  await tx.query(sql`
    update pupil
    set first_name = ${pupil.firstName}, last_name = ${pupil.lastName}, class_name = ${pupil.className}, email = ${pupil.email}, pupil_number = ${pupil.pupilNumber},
      enrolled_from = ${pupil.enrolledFrom}, enrolled_until = ${pupil.enrolledUntil},
      person_id = case when ${hasNewEmail} then null else pupil.person_id end
    where school_id = ${schoolId}
    and id = ${pupilId}`)
}

/** The cards of a wallet, in the order of their ids. */
export async function cardIdsOf(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<string[]> {
  const found = await rows<{ cardId: string }>(
    db,
    sql`
      select id as "cardId"
      from card
      where school_id = ${schoolId}
      and wallet_id = ${walletId}
      order by id
      limit 50`,
  )
  return found.map(({ cardId }) => cardId)
}

export type Guardian = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId'>['guardians'][number]

const MOST_GUARDIANS = 50

/** The guardians a pupil has now or from a day to come, in Norwegian order, and after them those whose access has ended, the latest first. */
export async function guardiansOf(db: Queryable, { schoolId, pupilId, now }: PupilKey & { now: Date }): Promise<Guardian[]> {
  const found = await rows<Omit<Guardian, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date | null }>(
    db,
    sql`
      select person.id as "personId", person.first_name as "firstName", person.last_name as "lastName", person.email,
        person.password_hash is not null as "hasProfile", guardianship.starts_at as "startsAt", guardianship.ends_at as "endsAt"
      from guardianship
      join person on person.id = guardianship.person_id
      where guardianship.school_id = ${schoolId}
      and guardianship.pupil_id = ${pupilId}
      order by coalesce(guardianship.ends_at <= ${now}, false), case when guardianship.ends_at <= ${now} then guardianship.ends_at end desc,
        person.last_name collate nb, person.first_name collate nb, person.id
      limit ${MOST_GUARDIANS}`,
  )
  return found.map(({ startsAt, endsAt, ...guardian }) => ({ ...guardian, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }))
}

/** The domain that a school's pupils have their e-mail at, or null when any will do. */
export async function emailDomainOf(db: Queryable, schoolId: number): Promise<string | null> {
  return (await firstRow<{ domain: string | null }>(db, sql`select pupil_email_domain as domain from school where id = ${schoolId}`))?.domain ?? null
}

export async function updateProtection(tx: Queryable, { schoolId, pupilId, isProtected }: PupilKey & { isProtected: boolean }): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set has_protected_address = ${isProtected}
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}
