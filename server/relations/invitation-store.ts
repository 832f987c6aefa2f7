// The SQL of codes and invitations, and of those who wait for somebody's yes.

import { deleteOldest } from '../../database/delete-oldest.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, type Sql, sql } from '../../database/transaction.ts'
import type { RelationTerms } from '../../rules/relation-rights.ts'

type PupilKey = { schoolId: number; pupilId: string }

const termsColumns: Sql = sql`sees, may_pay as "mayPay", may_limit as "mayLimit", may_refund as "mayRefund"`

export type InvitationWay = 'code' | 'invitation'
export type InvitationRow = RelationTerms & {
  invitationId: string
  pupilId: string
  way: InvitationWay
  madeByPersonId: string
  madeAt: Date
  expiresAt: Date
  isOpen: boolean
}

export async function insertInvitation(
  tx: Queryable,
  {
    schoolId,
    pupilId,
    terms,
    ...made
  }: PupilKey & {
    invitationId: string
    codeHash: Buffer
    way: InvitationWay
    terms: RelationTerms
    byPersonId: string
    now: Date
    expiresAt: Date
  },
): Promise<void> {
  const { sees, mayPay, mayLimit, mayRefund } = terms
  await run(
    tx,
    sql`
      insert into guardian_invitation (school_id, id, pupil_id, code_hash, way, made_by_person_id, sees, may_pay, may_limit, may_refund, made_at, expires_at)
      values (${schoolId}, ${made.invitationId}, ${pupilId}, ${made.codeHash}, ${made.way}, ${made.byPersonId}, ${sees}, ${mayPay}, ${mayLimit}, ${mayRefund},
        ${made.now}, ${made.expiresAt})`,
  )
  await run(
    tx,
    sql`
      insert into invitation_registry (code_hash, school_id, invitation_id, expires_at)
      values (${made.codeHash}, ${schoolId}, ${made.invitationId}, ${made.expiresAt})`,
  )
}

/** Which school a code belongs to, and its invitation there; null for one that is none or too old. */
export function registeredInvitation(
  db: Queryable,
  { codeHash, now }: { codeHash: Buffer; now: Date },
): Promise<{ schoolId: number; invitationId: string; schoolName: string } | null> {
  return firstRow(
    db,
    sql`
      select invitation_registry.school_id as "schoolId", invitation_registry.invitation_id as "invitationId", school.name as "schoolName"
      from invitation_registry
      join school on school.id = invitation_registry.school_id
      where invitation_registry.code_hash = ${codeHash}
      and invitation_registry.expires_at > ${now}`,
  )
}

type InvitationKey = { schoolId: number; invitationId: string; now: Date }

export const invitationBy = (db: Queryable, key: InvitationKey) => findInvitation(db, key, sql``)
/** The same, locked until the transaction ends. The pupil is locked first. */
export const lockInvitation = (tx: Queryable, key: InvitationKey) => findInvitation(tx, key, sql`for update`)

function findInvitation(tx: Queryable, { schoolId, invitationId, now }: InvitationKey, lock: Sql): Promise<InvitationRow | null> {
  return firstRow(
    tx,
    sql`
      select id as "invitationId", pupil_id as "pupilId", way, made_by_person_id as "madeByPersonId", made_at as "madeAt", expires_at as "expiresAt",
        used_at is null and ended_at is null and expires_at > ${now} as "isOpen", ${termsColumns}
      from guardian_invitation
      where school_id = ${schoolId}
      and id = ${invitationId}
      ${lock}`,
  )
}

/** Those that still work, the newest first: of one who made them, or of all. */
export function openInvitations(
  db: Queryable,
  { schoolId, pupilId, byPersonId, now, limit }: PupilKey & { byPersonId: string | null; now: Date; limit: number },
): Promise<InvitationRow[]> {
  return rows(
    db,
    sql`
      select id as "invitationId", pupil_id as "pupilId", way, made_by_person_id as "madeByPersonId", made_at as "madeAt", expires_at as "expiresAt",
        true as "isOpen", ${termsColumns}
      from guardian_invitation
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and used_at is null
      and ended_at is null
      and expires_at > ${now}
      and (${byPersonId}::uuid is null or (way = 'invitation' and made_by_person_id = ${byPersonId}::uuid))
      order by made_at desc, id
      limit ${limit}`,
  )
}

export async function markUsed(
  tx: Queryable,
  { schoolId, invitationId, personId, now }: { schoolId: number; invitationId: string; personId: string; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`
      update guardian_invitation
      set used_by_person_id = ${personId}, used_at = ${now}
      where school_id = ${schoolId}
      and id = ${invitationId}`,
  )
}

/** Ends open invitations of a pupil: one of them, one person's own, or all there are. Answers how many ended. */
export function endInvitations(
  tx: Queryable,
  { schoolId, pupilId, invitationId = null, byPersonId = null, now }: PupilKey & { invitationId?: string | null; byPersonId?: string | null; now: Date },
): Promise<number> {
  return run(
    tx,
    sql`
      update guardian_invitation
      set ended_at = ${now}
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and used_at is null
      and ended_at is null
      and (${invitationId}::uuid is null or id = ${invitationId}::uuid)
      and (${byPersonId}::uuid is null or (way = 'invitation' and made_by_person_id = ${byPersonId}::uuid))`,
  )
}

export type RequestRow = RelationTerms & {
  requestId: string
  pupilId: string
  personId: string
  firstName: string
  lastName: string
  email: string
  way: 'code' | 'invitation' | 'office'
  waitsFor: 'pupil' | 'school'
  startsAt: Date | null
  endsAt: Date | null
  madeAt: Date
}

/** Writes that somebody waits, and answers false where they do so already. */
export async function insertRequest(
  tx: Queryable,
  {
    schoolId,
    pupilId,
    personId,
    terms,
    ...request
  }: PupilKey & {
    requestId: string
    personId: string
    way: RequestRow['way']
    waitsFor: RequestRow['waitsFor']
    terms: RelationTerms
    /** Null: from the yes on, and until somebody ends it. */
    span?: { startsAt: Date; endsAt: Date | null } | null
    now: Date
  },
): Promise<boolean> {
  const { sees, mayPay, mayLimit, mayRefund } = terms
  const inserted = await run(
    tx,
    sql`
      insert into guardian_request (school_id, id, pupil_id, person_id, way, waits_for, sees, may_pay, may_limit, may_refund, starts_at, ends_at,
        made_at)
      values (${schoolId}, ${request.requestId}, ${pupilId}, ${personId}, ${request.way}, ${request.waitsFor}, ${sees}, ${mayPay}, ${mayLimit}, ${mayRefund},
        ${request.span?.startsAt ?? null}, ${request.span?.endsAt ?? null}, ${request.now})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** Who waits to follow a pupil, the first first. */
export function openRequests(db: Queryable, { schoolId, pupilId, limit }: PupilKey & { limit: number }): Promise<RequestRow[]> {
  return rows(
    db,
    sql`
      select guardian_request.id as "requestId", guardian_request.pupil_id as "pupilId", guardian_request.person_id as "personId",
        person.first_name as "firstName", person.last_name as "lastName", person.email, guardian_request.way, guardian_request.waits_for as "waitsFor",
        guardian_request.starts_at as "startsAt", guardian_request.ends_at as "endsAt", guardian_request.made_at as "madeAt", ${termsColumns}
      from guardian_request
      join person on person.id = guardian_request.person_id
      where guardian_request.school_id = ${schoolId}
      and guardian_request.pupil_id = ${pupilId}
      and guardian_request.outcome is null
      order by guardian_request.made_at, guardian_request.id
      limit ${limit}`,
  )
}

/** Decides what nobody has decided; false when there is nothing to decide. */
export async function decideRequest(
  tx: Queryable,
  { schoolId, requestId, isYes, byPersonId, now }: { schoolId: number; requestId: string; isYes: boolean; byPersonId: string | null; now: Date },
): Promise<boolean> {
  const decided = await run(
    tx,
    sql`
      update guardian_request
      set outcome = ${isYes ? 'approved' : 'refused'}, decided_by_person_id = ${byPersonId}, decided_at = ${now}
      where school_id = ${schoolId}
      and id = ${requestId}
      and outcome is null`,
  )
  return decided === 1
}

/** Where an address has become protected, whoever was invited by another guardian, or by a code, waits no longer. */
export async function refuseInvited(tx: Queryable, { schoolId, pupilId, now }: PupilKey & { now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update guardian_request
      set outcome = 'refused', decided_at = ${now}
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and outcome is null
      and way <> 'office'`,
  )
}

/** Invitations that ended long ago, requests that were decided or have waited long. Answers how many went. */
export async function deleteOldInvitations(db: Queryable, { before, now, most }: { before: Date; now: Date; most: number }): Promise<number> {
  const registered = await deleteOldest(db, { table: 'invitation_registry', key: 'code_hash', by: 'expires_at', before: now, most })
  const invitations = await deleteOldest(db, { table: 'guardian_invitation', key: 'school_id, id', by: 'expires_at', before, most })
  const requests = await run(
    db,
    sql`
      -- across schools: housekeeping
      delete from guardian_request
      where (school_id, id) in (
        select school_id, id
        from guardian_request
        where coalesce(decided_at, made_at) < ${before}
        order by school_id, id
        limit ${most})`,
  )
  return registered + invitations + requests
}
