// Erasures that wait, what was asked for, and how much the house has forgotten.

import { type ForgettingStep, forgettingSteps } from '../../contract/privacy-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

/** A person with an account, or a pupil without. */
export type Whom = { personId: string; schoolId: null; pupilId: null } | { personId: null; schoolId: number; pupilId: string }

export type Waiting = { erasureId: string; askedAt: Date; dueAt: Date; side: 'own' | 'office' | 'house' }

export function waitingOf(db: Queryable, { personId, schoolId, pupilId }: Whom): Promise<Waiting | null> {
  return firstRow(
    db,
    sql`
      select id as "erasureId", asked_at as "askedAt", due_at as "dueAt", side
      from erasure
      where state = 'waiting'
      and (person_id = ${personId} or (school_id = ${schoolId} and pupil_id = ${pupilId}))`,
  )
}

export type NewErasure = Whom & {
  erasureId: string
  side: Waiting['side']
  askedByPersonId: string | null
  reason: string | null
  askedAt: Date
  dueAt: Date
}

/** False when one waits already. */
export async function insertErasure(tx: Queryable, erasure: NewErasure): Promise<boolean> {
  const { erasureId, personId, schoolId, pupilId, side, askedByPersonId, reason, askedAt, dueAt } = erasure
  const inserted = await run(
    tx,
    sql`
      insert into erasure (id, person_id, school_id, pupil_id, side, asked_by_person_id, reason, asked_at, due_at)
      values (${erasureId}, ${personId}, ${schoolId}, ${pupilId}, ${side}, ${askedByPersonId}, ${reason}, ${askedAt}, ${dueAt})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** Ends one that waits. False when somebody was first. */
export async function endErasure(tx: Queryable, { erasureId, state, now }: { erasureId: string; state: 'undone' | 'done'; now: Date }): Promise<boolean> {
  const ended = await run(
    tx,
    sql`
      update erasure
      set state = ${state}, ended_at = ${now}
      where id = ${erasureId}
      and state = 'waiting'`,
  )
  return ended === 1
}

export async function postponeErasure(db: Queryable, { erasureId, dueAt }: { erasureId: string; dueAt: Date }): Promise<void> {
  await run(
    db,
    sql`
      update erasure
      set due_at = ${dueAt}
      where id = ${erasureId}
      and state = 'waiting'`,
  )
}

export type DueErasure = Whom & { erasureId: string; side: Waiting['side'] }

export function dueErasures(db: Queryable, { now, limit }: { now: Date; limit: number }): Promise<DueErasure[]> {
  return rows(
    db,
    sql`
      select id as "erasureId", person_id as "personId", school_id as "schoolId", pupil_id as "pupilId", side
      from erasure
      where state = 'waiting'
      and due_at <= ${now}
      order by due_at, id
      limit ${limit}`,
  )
}

/** Those whose names are to be cut since they left so long ago, and for whom nothing has been begun. */
export function longGone(
  db: Queryable,
  { before, limit }: { before: string; limit: number },
): Promise<{ schoolId: number; pupilId: string; personId: string | null }[]> {
  return rows(
    db,
    sql`
      -- across schools: whoever has been gone for long
      select pupil.school_id as "schoolId", pupil.id as "pupilId", pupil.person_id as "personId"
      from pupil
      where pupil.enrolled_until < ${before}
      and pupil.last_name <> '---'
      and not exists (
        select 1
        from erasure
        where erasure.school_id = pupil.school_id
        and erasure.pupil_id = pupil.id
        and erasure.state = 'waiting')
      order by pupil.enrolled_until, pupil.id
      limit ${limit}`,
  )
}

/** Whether anything still ties somebody to a school: a pupil they are, a pupil they follow, a post. */
export async function isTied(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<boolean> {
  const tie = await firstRow(
    db,
    sql`
      -- across schools: wherever somebody belongs
      select 1
      where exists (
        select 1
        from pupil
        where pupil.person_id = ${personId}
        and pupil.last_name <> '---')
      or exists (
        select 1
        from guardianship
        where guardianship.person_id = ${personId}
        and (guardianship.ends_at is null or guardianship.ends_at > ${now}))
      or exists (
        select 1
        from staff_post
        where staff_post.person_id = ${personId}
        and (staff_post.ends_at is null or staff_post.ends_at > ${now}))`,
  )
  return tie !== null
}

/** The accounts of those who were close to a pupil: their own, and their guardians'. */
export async function accountsAround(db: Queryable, pupils: readonly { schoolId: number; pupilId: string }[]): Promise<string[]> {
  const found: string[] = []
  for (const { schoolId, pupilId } of pupils) {
    const people = await rows<{ personId: string }>(
      db,
      sql`
        select guardianship.person_id as "personId"
        from guardianship
        where guardianship.school_id = ${schoolId}
        and guardianship.pupil_id = ${pupilId}
        union
        select pupil.person_id
        from pupil
        where pupil.school_id = ${schoolId}
        and pupil.id = ${pupilId}
        and pupil.person_id is not null
        limit 50`,
    )
    found.push(...people.map(({ personId }) => personId))
  }
  return [...new Set(found)]
}

export type PrivacyHappening = { personId: string | null; schoolId: number | null; pupilId: string | null } & {
  what: 'copied' | 'erasure_asked' | 'erasure_undone' | 'erased'
  side: 'own' | 'guardian' | 'office' | 'house'
  byPersonId: string | null
}

export async function writeHappening(
  tx: Queryable,
  { id, at, personId, schoolId, pupilId, what, side, byPersonId }: PrivacyHappening & { id: string; at: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      insert into privacy_event (id, person_id, school_id, pupil_id, what, side, by_person_id, happened_at)
      values (${id}, ${personId}, ${schoolId}, ${pupilId}, ${what}, ${side}, ${byPersonId}, ${at})`,
  )
}

/** Every erasure that is done, for whoever restores an older backup: ids alone. */
export function erasuresDone(db: Queryable, { after, limit }: { after: string; limit: number }): Promise<(Whom & { erasureId: string })[]> {
  return rows(
    db,
    sql`
      select id as "erasureId", person_id as "personId", school_id as "schoolId", pupil_id as "pupilId"
      from erasure
      where state = 'done'
      and id > ${after}
      order by id
      limit ${limit}`,
  )
}

export type Forgetting = { step: ForgettingStep; ranAt: Date; lastCount: number; lastSomethingAt: Date | null; totalCount: number }

export async function writeForgetting(db: Queryable, { step, count, now }: { step: ForgettingStep; count: number; now: Date }): Promise<void> {
  const something = count > 0 ? now : null
  await run(
    db,
    sql`
      insert into forgetting (step, ran_at, last_count, last_something_at, total_count)
      values (${step}, ${now}, ${count}, ${something}, ${count})
      on conflict (step) do update
      set ran_at = excluded.ran_at, last_count = excluded.last_count, total_count = forgetting.total_count + excluded.last_count,
        last_something_at = coalesce(excluded.last_something_at, forgetting.last_something_at)`,
  )
}

export function forgettings(db: Queryable): Promise<Forgetting[]> {
  return rows(
    db,
    sql`
      select step, ran_at as "ranAt", last_count as "lastCount", last_something_at as "lastSomethingAt", total_count as "totalCount"
      from forgetting
      -- A step of an older version is nobody's to read any more.
      where step = any (${[...forgettingSteps]}::text[])
      order by step
      limit 50`,
  )
}
