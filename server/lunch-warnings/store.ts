// The SQL of warnings: which schools are due, whose lunch may fail, and who has been told.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Language } from '../../language/languages.ts'
import { lastsAt } from '../relations/index.ts'

/** Gives a line to the schools that have said nothing of their calendar, so that each has a place to keep how far it has come. */
export async function openCalendars(db: Queryable, { limit }: { limit: number }): Promise<void> {
  await run(
    db,
    sql`
      -- across schools: whoever has none yet
      insert into school_calendar (school_id)
      select school.id
      from school
      where not exists (
        select 1
        from school_calendar
        where school_calendar.school_id = school.id)
      order by school.id
      limit ${limit}
      on conflict (school_id) do nothing`,
  )
}

/** The schools whose hour has come this evening, and that have not been seen to. It reads only. */
export async function dueSchools(db: Queryable, { today, time, limit }: { today: string; time: string; limit: number }): Promise<number[]> {
  const found = await rows<{ schoolId: number }>(
    db,
    sql`
      -- across schools: what is due anywhere
      select school_calendar.school_id as "schoolId"
      from school_calendar
      join school on school.id = school_calendar.school_id
      where school_calendar.warns_at <= ${time}
      and (school_calendar.warned_day is null or school_calendar.warned_day < ${today})
      and school.sales_ended_at is null
      order by school_calendar.school_id
      limit ${limit}`,
  )
  return found.map(({ schoolId }) => schoolId)
}

/** Locks a school's evening, or answers null where somebody else is at it, or it is done. */
export function lockEvening(tx: Queryable, { schoolId, today }: { schoolId: number; today: string }): Promise<{ after: string | null } | null> {
  return firstRow(
    tx,
    sql`
      select warned_after as after
      from school_calendar
      where school_id = ${schoolId}
      and (warned_day is null or warned_day < ${today})
      for no key update skip locked`,
  )
}

export async function writeProgress(tx: Queryable, { schoolId, after }: { schoolId: number; after: string }): Promise<void> {
  await run(
    tx,
    sql`
      update school_calendar
      set warned_after = ${after}
      where school_id = ${schoolId}`,
  )
}

export async function writeEveningDone(tx: Queryable, { schoolId, today }: { schoolId: number; today: string }): Promise<void> {
  await run(
    tx,
    sql`
      update school_calendar
      set warned_day = ${today}, warned_after = null
      where school_id = ${schoolId}`,
  )
}

export type PupilAhead = { pupilId: string; walletId: string; firstName: string }

/** The next so many pupils who are enrolled on a day. */
export function pupilsAfter(
  tx: Queryable,
  { schoolId, after, day, limit }: { schoolId: number; after: string | null; day: string; limit: number },
): Promise<PupilAhead[]> {
  return rows(
    tx,
    sql`
      select id as "pupilId", wallet_id as "walletId", first_name as "firstName"
      from pupil
      where school_id = ${schoolId}
      and (${after}::uuid is null or id > ${after}::uuid)
      and enrolled_from <= ${day}
      and (enrolled_until is null or enrolled_until >= ${day})
      order by id
      limit ${limit}`,
  )
}

export type ArrangementAhead = {
  walletId: string
  thresholdOre: number | null
  dayOfMonth: number | null
  dayHandled: string
  amountOre: number
  notBefore: Date | null
  isInFlight: boolean
}

/** The top-ups that come by themselves to some wallets. */
export function arrangementsOf(tx: Queryable, { schoolId, walletIds }: { schoolId: number; walletIds: readonly string[] }): Promise<ArrangementAhead[]> {
  return rows(
    tx,
    sql`
      select arrangement.wallet_id as "walletId", arrangement.threshold_ore as "thresholdOre", arrangement.day_of_month as "dayOfMonth",
        arrangement.day_handled as "dayHandled", arrangement.amount_ore as "amountOre", arrangement.not_before as "notBefore",
        exists (
          select 1
          from topup
          where topup.school_id = ${schoolId}
          and topup.arrangement_id = arrangement.id
          and topup.state in ('created', 'pending', 'authorised')) as "isInFlight"
      from topup_arrangement as arrangement
      where arrangement.school_id = ${schoolId}
      and arrangement.wallet_id = any (${[...walletIds]}::uuid[])
      and arrangement.state = 'active'`,
  )
}

export type WarnedReader = { pupilId: string; personId: string; firstName: string; language: Language; isOwn: boolean; schoolName: string; balanceOre: number }

/** Those who follow some pupils now and have a profile: the guardians, and the pupils themselves. */
export function readersOfPupils(
  tx: Queryable,
  { schoolId, pupilIds, now }: { schoolId: number; pupilIds: readonly string[]; now: Date },
): Promise<WarnedReader[]> {
  return rows(
    tx,
    sql`
      select distinct pupil.id as "pupilId", person.id as "personId", person.first_name as "firstName", person.language,
        coalesce(person.id = pupil.person_id, false) as "isOwn", school.name as "schoolName", wallet.balance_ore as "balanceOre"
      from pupil
      join school on school.id = ${schoolId}
      join wallet on wallet.school_id = ${schoolId} and wallet.id = pupil.wallet_id
      left join guardianship on guardianship.school_id = ${schoolId} and guardianship.pupil_id = pupil.id
        and ${lastsAt(now)}
      join person on (person.id = pupil.person_id or person.id = guardianship.person_id) and person.email_confirmed_at is not null
      where pupil.school_id = ${schoolId}
      and pupil.id = any (${[...pupilIds]}::uuid[])
      order by "pupilId", "personId"`,
  )
}

/** Notes that somebody is told of a lunch; false where they have been told of it before. */
export async function noteWarning(
  tx: Queryable,
  { schoolId, pupilId, lunchDay, personId, now }: { schoolId: number; pupilId: string; lunchDay: string; personId: string; now: Date },
): Promise<boolean> {
  const made = await run(
    tx,
    sql`
      insert into lunch_warning (school_id, pupil_id, lunch_day, person_id, made_at)
      values (${schoolId}, ${pupilId}, ${lunchDay}, ${personId}, ${now})
      on conflict (school_id, pupil_id, lunch_day, person_id) do nothing`,
  )
  return made > 0
}

/** Deletes warnings of lunches before a day, and answers how many went. */
export function deleteOldWarnings(db: Queryable, { before, most }: { before: string; most: number }): Promise<number> {
  return run(
    db,
    sql`
      -- across schools: housekeeping
      delete from lunch_warning
      where (school_id, pupil_id, lunch_day, person_id) in (
        select school_id, pupil_id, lunch_day, person_id
        from lunch_warning
        where lunch_day < ${before}
        limit ${most})`,
  )
}
