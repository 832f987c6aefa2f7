// The SQL of programmes and of who is in them. Whoever changes either holds the school's row.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { type ProgrammeTerms, purseOn, type PurseState } from '../../rules/meal-purse.ts'

type ProgrammeKey = { schoolId: number; programmeId: string }
export type ProgrammeRow = Omit<RouteReply<'POST /api/office/schools/:schoolId/meal-programmes'>, 'isOver'>

/** @throws Refused not_found */
export async function lockSchool(tx: Queryable, schoolId: number): Promise<void> {
  if (!(await firstRow(tx, sql`select id from school where id = ${schoolId} for no key update`))) throw new Refused('not_found')
}

const programme = (schoolId: number) => sql`
  select meal_programme.id as "programmeId", meal_programme.name, meal_programme.amount_ore as "amountOre", meal_programme.period,
    meal_programme.carry_most_ore as "carryMostOre", meal_programme.is_for_meals_only as "isForMealsOnly", meal_programme.starts_on as "startsOn",
    meal_programme.ends_on as "endsOn",
    (
      select count(*)
      from meal_programme_pupil
      where meal_programme_pupil.school_id = ${schoolId}
      and meal_programme_pupil.programme_id = meal_programme.id
      and meal_programme_pupil.ended_at is null
    ) as "pupilCount",
    (
      select coalesce(sum(case meal_entry.kind when 'covered' then meal_entry.amount_ore else -meal_entry.amount_ore end), 0)::bigint
      from meal_entry
      where meal_entry.school_id = ${schoolId}
      and meal_entry.programme_id = meal_programme.id
    ) as "usedOre"
  from meal_programme
  where meal_programme.school_id = ${schoolId}`

export const programmeOf = (db: Queryable, { schoolId, programmeId }: ProgrammeKey): Promise<ProgrammeRow | null> =>
  firstRow(db, sql`${programme(schoolId)} and meal_programme.id = ${programmeId}`)

export const programmesOf = (db: Queryable, schoolId: number): Promise<ProgrammeRow[]> =>
  rows(db, sql`${programme(schoolId)} order by meal_programme.starts_on desc, meal_programme.name limit 200`)

type NewProgramme = Omit<ProgrammeRow, 'pupilCount' | 'usedOre'> & { schoolId: number; personId: string; now: Date }

export async function insertProgramme(tx: Queryable, made: NewProgramme): Promise<void> {
  await tx.query(sql`
    insert into meal_programme (school_id, id, name, amount_ore, period, carry_most_ore, is_for_meals_only, starts_on, ends_on, made_by_person_id, made_at)
    values (${made.schoolId}, ${made.programmeId}, ${made.name}, ${made.amountOre}, ${made.period}, ${made.carryMostOre}, ${made.isForMealsOnly},
      ${made.startsOn}, ${made.endsOn}, ${made.personId}, ${made.now})`)
}

export async function writeEnd(tx: Queryable, { schoolId, programmeId, endsOn }: ProgrammeKey & { endsOn: string }): Promise<void> {
  await run(tx, sql`update meal_programme set ends_on = ${endsOn} where school_id = ${schoolId} and id = ${programmeId}`)
}

const MOST_PUPILS = 2_000

export type PupilIn = { pupilId: string; name: string; className: string; joinedOn: string; last: PurseState | null }

export function pupilsIn(db: Queryable, { schoolId, programmeId }: ProgrammeKey): Promise<PupilIn[]> {
  return rows(
    db,
    sql`
      select pupil.id as "pupilId", pupil.first_name || ' ' || pupil.last_name as name, pupil.class_name as "className", member.joined_on as "joinedOn",
        (
          select json_build_object('periodFrom', to_char(meal_entry.day, 'YYYY-MM-DD'), 'leftOre', meal_entry.after_ore)
          from meal_entry
          where meal_entry.school_id = ${schoolId}
          and meal_entry.wallet_id = member.wallet_id
          and meal_entry.source = 'programme'
          and meal_entry.programme_id = ${programmeId}
          order by meal_entry.number desc
          limit 1
        ) as last
      from meal_programme_pupil as member
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = member.wallet_id
      where member.school_id = ${schoolId}
      and member.programme_id = ${programmeId}
      and member.ended_at is null
      order by pupil.class_name, pupil.last_name, pupil.first_name
      limit ${MOST_PUPILS}`,
  )
}

type Wanted = ProgrammeKey & { pupilIds: readonly string[]; className: string | null; today: string }

/** The pupils that are meant and belong to the school, each with the programme that they are in already. */
export function pupilsToAdd(tx: Queryable, { schoolId, pupilIds, className, today }: Wanted): Promise<{ walletId: string; programmeId: string | null }[]> {
  return rows(
    tx,
    sql`
      select pupil.wallet_id as "walletId", member.programme_id as "programmeId"
      from pupil
      left join meal_programme_pupil as member on member.school_id = ${schoolId} and member.wallet_id = pupil.wallet_id and member.ended_at is null
      where pupil.school_id = ${schoolId}
      and pupil.kind = 'pupil'
      and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today}::date)
      and (pupil.id = any (${pupilIds}::uuid[]) or lower(pupil.class_name) = lower(${className}::text))
      order by pupil.id
      limit ${MOST_PUPILS}`,
  )
}

type NewMembers = ProgrammeKey & { personId: string; now: Date; joinedOn: string; members: readonly { id: string; walletId: string }[] }

export async function addPupils(tx: Queryable, { schoolId, programmeId, personId, now, joinedOn, members }: NewMembers): Promise<void> {
  await run(
    tx,
    sql`
      insert into meal_programme_pupil (school_id, id, programme_id, wallet_id, joined_on, added_by_person_id, added_at)
      select ${schoolId}, member.id, ${programmeId}, member.wallet_id, ${joinedOn}, ${personId}, ${now}
      from unnest(${members.map(({ id }) => id)}::uuid[], ${members.map(({ walletId }) => walletId)}::uuid[]) as member (id, wallet_id)`,
  )
}

/** Who is in a programme that is over is free for another. */
export async function endMembershipsOfOver(tx: Queryable, { schoolId, today, now }: { schoolId: number; today: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update meal_programme_pupil
      set ended_at = ${now}
      from meal_programme
      where meal_programme_pupil.school_id = ${schoolId}
      and meal_programme.school_id = ${schoolId}
      and meal_programme.id = meal_programme_pupil.programme_id
      and meal_programme.ends_on < ${today}::date
      and meal_programme_pupil.ended_at is null`,
  )
}

export async function endMembership(tx: Queryable, { schoolId, programmeId, pupilId, now }: ProgrammeKey & { pupilId: string; now: Date }): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      update meal_programme_pupil
      set ended_at = ${now}
      from pupil
      where meal_programme_pupil.school_id = ${schoolId}
      and pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}
      and meal_programme_pupil.wallet_id = pupil.wallet_id
      and meal_programme_pupil.programme_id = ${programmeId}
      and meal_programme_pupil.ended_at is null`,
  )
  return count === 1
}

/** Whether purchases at the school must be asked about programmes at all. */
export async function writeHasProgrammes(tx: Queryable, schoolId: number): Promise<void> {
  await run(
    tx,
    sql`
      update school
      set has_meal_programmes = exists (
        select 1
        from meal_programme_pupil
        where meal_programme_pupil.school_id = ${schoolId}
        and meal_programme_pupil.ended_at is null)
      where id = ${schoolId}`,
  )
}

type Member = ProgrammeTerms & { walletId: string; joinedOn: string; last: PurseState | null }

/** What each pupil of a school's programmes has to eat for on a day, by wallet. */
export async function pursesOf(db: Queryable, { schoolId, today }: { schoolId: number; today: string }): Promise<Map<string, number>> {
  const members = await rows<Member>(
    db,
    sql`
      select member.wallet_id as "walletId", member.joined_on as "joinedOn", meal_programme.amount_ore as "amountOre", meal_programme.period,
        meal_programme.carry_most_ore as "carryMostOre", meal_programme.starts_on as "startsOn", meal_programme.ends_on as "endsOn",
        (
          select json_build_object('periodFrom', to_char(meal_entry.day, 'YYYY-MM-DD'), 'leftOre', meal_entry.after_ore)
          from meal_entry
          where meal_entry.school_id = ${schoolId}
          and meal_entry.wallet_id = member.wallet_id
          and meal_entry.source = 'programme'
          and meal_entry.programme_id = member.programme_id
          order by meal_entry.number desc
          limit 1
        ) as last
      from meal_programme_pupil as member
      join meal_programme on meal_programme.school_id = ${schoolId} and meal_programme.id = member.programme_id
      where member.school_id = ${schoolId}
      and member.ended_at is null
      limit ${MOST_LISTED}`,
  )
  return new Map(members.map(({ walletId, joinedOn, last, ...terms }) => [walletId, purseOn(terms, { joinedOn, last, today })?.leftOre ?? 0]))
}

// As many as a till's list holds cards.
const MOST_LISTED = 10_000
