// The SQL of relations. What each means is rules/relation-rights.ts's to say.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { Sight } from '../../contract/relation-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, type Sql, sql } from '../../database/transaction.ts'
import type { RelationSpan } from '../../rules/relation-days.ts'
import { type RelationPolicy, type RelationTerms, usualPolicy } from '../../rules/relation-rights.ts'

/** A condition on `guardianship`: it has started and is not over. Every statement that asks for guardians has it from here. */
export const lastsAt = (now: Date): Sql => sql`guardianship.starts_at <= ${now} and (guardianship.ends_at is null or guardianship.ends_at > ${now})`

/** The same for one that is to begin on a day to come as well. */
export const isNotOverAt = (now: Date): Sql => sql`(guardianship.ends_at is null or guardianship.ends_at > ${now})`

/** What a statement reads of a pupil, a guardianship (or none) and a policy (or none) for `standingOfRow`. */
export const standingColumns: Sql = sql`
  pupil.person_id as "holderPersonId", pupil.born_on as "bornOn", guardianship.sees, guardianship.may_pay as "mayPay", guardianship.may_limit as "mayLimit",
  guardianship.may_refund as "mayRefund", guardianship.pupil_lets as "pupilLets", relation_policy.school_id is not null as "hasPolicy",
  relation_policy.sees_less_from as "seesLessFrom", relation_policy.older_sees as "olderSees"`

export type StandingRow = {
  holderPersonId: string | null
  bornOn: string | null
  sees: Sight | null
  mayPay: boolean | null
  mayLimit: boolean | null
  mayRefund: boolean | null
  pupilLets: Sight | null
  hasPolicy: boolean
  seesLessFrom: number | null
  olderSees: Sight | null
}

export function standingRow(
  db: Queryable,
  { personId, schoolId, walletId, now }: { personId: string; schoolId: number; walletId: string; now: Date },
): Promise<StandingRow | null> {
  return firstRow(
    db,
    sql`
      select ${standingColumns}
      from pupil
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id and guardianship.person_id = ${personId}
        and ${lastsAt(now)}
      left join relation_policy on relation_policy.school_id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}

export async function policyOf(db: Queryable, schoolId: number): Promise<RelationPolicy> {
  const found = await firstRow<RelationPolicy>(
    db,
    sql`
      select asks_pupil_from as "asksPupilFrom", sees_less_from as "seesLessFrom", older_sees as "olderSees"
      from relation_policy
      where school_id = ${schoolId}`,
  )
  return found ?? usualPolicy
}

export async function writePolicy(
  tx: Queryable,
  { schoolId, asksPupilFrom, seesLessFrom, olderSees, byPersonId, now }: RelationPolicy & { schoolId: number; byPersonId: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into relation_policy (school_id, asks_pupil_from, sees_less_from, older_sees, changed_by_person_id, changed_at)
      values (${schoolId}, ${asksPupilFrom}, ${seesLessFrom}, ${olderSees}, ${byPersonId}, ${now})
      on conflict (school_id) do update
      set asks_pupil_from = excluded.asks_pupil_from, sees_less_from = excluded.sees_less_from, older_sees = excluded.older_sees,
        changed_by_person_id = excluded.changed_by_person_id, changed_at = excluded.changed_at`,
  )
}

type RelationKey = { schoolId: number; pupilId: string; personId: string }

/** Makes a person a pupil's guardian, from now on unless told, also when they were one before. Whoever is one already gets the new terms. */
export async function insertGuardianship(
  tx: Queryable,
  {
    schoolId,
    pupilId,
    personId,
    terms,
    startsAt,
    endsAt = null,
    now,
  }: RelationKey & { terms: RelationTerms; startsAt?: Date; endsAt?: Date | null; now: Date },
): Promise<void> {
  const { sees, mayPay, mayLimit, mayRefund } = terms
  await run(
    tx,
    sql`
      insert into guardianship (school_id, pupil_id, person_id, starts_at, ends_at, sees, may_pay, may_limit, may_refund)
      values (${schoolId}, ${pupilId}, ${personId}, ${startsAt ?? now}, ${endsAt}, ${sees}, ${mayPay}, ${mayLimit}, ${mayRefund})
      on conflict (school_id, pupil_id, person_id) do update
      set ends_at = excluded.ends_at, sees = excluded.sees, may_pay = excluded.may_pay, may_limit = excluded.may_limit, may_refund = excluded.may_refund,
        starts_at = case when ${lastsAt(now)} then guardianship.starts_at else excluded.starts_at end,
        -- What a pupil once let them see was said of a relation that is over.
        pupil_lets = case when ${lastsAt(now)} then guardianship.pupil_lets end`,
  )
}

/** Sets the terms of a relation that is not over, and its first day while that is still to come. Answers false when there is none. */
export async function updateTerms(
  tx: Queryable,
  { schoolId, pupilId, personId, terms, startsAt, endsAt, now }: RelationKey & { terms: RelationTerms; startsAt: Date | null; endsAt: Date | null; now: Date },
): Promise<boolean> {
  const { sees, mayPay, mayLimit, mayRefund } = terms
  const changed = await run(
    tx,
    sql`
      update guardianship
      set sees = ${sees}, may_pay = ${mayPay}, may_limit = ${mayLimit}, may_refund = ${mayRefund}, ends_at = ${endsAt},
        starts_at = coalesce(${startsAt}::timestamptz, guardianship.starts_at)
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}
      and ${isNotOverAt(now)}`,
  )
  return changed === 1
}

/** What a pupil of age lets a guardian see; false when there is no such relation. */
export async function updatePupilLets(tx: Queryable, { schoolId, pupilId, personId, lets, now }: RelationKey & { lets: Sight; now: Date }): Promise<boolean> {
  const changed = await run(
    tx,
    sql`
      update guardianship
      set pupil_lets = ${lets}
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}
      and ${lastsAt(now)}`,
  )
  return changed === 1
}

/** Ends a relation, also one that has not begun: then there never was one. Answers false when there is none. */
export async function endRelation(tx: Queryable, { schoolId, pupilId, personId, now }: RelationKey & { now: Date }): Promise<boolean> {
  const ended = await run(
    tx,
    sql`
      update guardianship
      set starts_at = least(starts_at, ${now}), ends_at = ${now}
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}
      and ${isNotOverAt(now)}`,
  )
  return ended === 1
}

/** When a relation that is not over begins and ends; null when there is none. */
export function relationSpan(db: Queryable, { schoolId, pupilId, personId, now }: RelationKey & { now: Date }): Promise<RelationSpan | null> {
  return firstRow(
    db,
    sql`
      select starts_at as "startsAt", ends_at as "endsAt"
      from guardianship
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and person_id = ${personId}
      and ${isNotOverAt(now)}`,
  )
}

/** The pupil whose wallet it is. */
export async function pupilIdOfWallet(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<string | null> {
  const found = await firstRow<{ pupilId: string }>(
    db,
    sql`
      select id as "pupilId"
      from pupil
      where school_id = ${schoolId}
      and wallet_id = ${walletId}`,
  )
  return found?.pupilId ?? null
}

export type Look = { personId: string; firstName: string; asStaff: boolean; lookedOn: string; firstAt: Date }

/** Writes that somebody has looked: once for each person and day. */
export async function insertLook(
  db: Queryable,
  { schoolId, pupilId, personId, asStaff, day, now }: RelationKey & { asStaff: boolean; day: string; now: Date },
): Promise<void> {
  await run(
    db,
    sql`
      insert into wallet_look (school_id, pupil_id, looked_on, person_id, as_staff, first_at)
      select ${schoolId}, pupil.id, ${day}::date, ${personId}::uuid, ${asStaff}::boolean, ${now}::timestamptz
      from pupil
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}
      and pupil.person_id is distinct from ${personId}::uuid
      on conflict do nothing`,
  )
}

/** Who has looked, the latest first. */
export function looksAt(db: Queryable, { schoolId, pupilId, limit }: { schoolId: number; pupilId: string; limit: number }): Promise<Look[]> {
  return rows(
    db,
    sql`
      select wallet_look.person_id as "personId", person.first_name as "firstName", wallet_look.as_staff as "asStaff",
        wallet_look.looked_on as "lookedOn", wallet_look.first_at as "firstAt"
      from wallet_look
      join person on person.id = wallet_look.person_id
      where wallet_look.school_id = ${schoolId}
      and wallet_look.pupil_id = ${pupilId}
      order by wallet_look.looked_on desc, wallet_look.first_at desc, wallet_look.person_id
      limit ${limit}`,
  )
}

export function deleteOldLooks(db: Queryable, { before, most }: { before: string; most: number }): Promise<number> {
  return deleteOldest(db, { table: 'wallet_look', key: 'school_id, pupil_id, looked_on, person_id, as_staff', by: 'looked_on', before, most })
}
