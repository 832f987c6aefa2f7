// Cashiers, and what their school has decided of them.

import type { CashierKind } from '../../contract/cashier-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type CashierKey = { schoolId: number; cashierId: string }

export type Cashier = CashierKey & {
  number: number
  name: string
  kind: CashierKind
  pinHash: string
  pinSetAt: Date
  /** Not ended, and not a pupil who has left. */
  isInUse: boolean
}

const selectCashiers = ({ schoolId, today }: { schoolId: number; today: string }) => sql`
  select cashier.school_id as "schoolId", cashier.id as "cashierId", cashier.number, cashier.name, cashier.kind, cashier.pin_hash as "pinHash",
    cashier.pin_set_at as "pinSetAt", cashier.ended_at is null and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today}) as "isInUse"
  from cashier
  left join pupil on pupil.school_id = ${schoolId} and pupil.id = cashier.pupil_id`

export function cashierBy(db: Queryable, { schoolId, cashierId, today }: CashierKey & { today: string }): Promise<Cashier | null> {
  return firstRow(
    db,
    sql`
      ${selectCashiers({ schoolId, today })}
      where cashier.school_id = ${schoolId}
      and cashier.id = ${cashierId}`,
  )
}

/** Who may sign in at a school's tills, by name. */
export function cashiersInUse(db: Queryable, { schoolId, today, limit }: { schoolId: number; today: string; limit: number }): Promise<Cashier[]> {
  return rows(
    db,
    sql`
      ${selectCashiers({ schoolId, today })}
      where cashier.school_id = ${schoolId}
      and cashier.ended_at is null
      and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today})
      order by cashier.name collate nb, cashier.number
      limit ${limit}`,
  )
}

/** Locks a cashier. */
export async function lockCashier(tx: Queryable, { schoolId, cashierId, today }: CashierKey & { today: string }): Promise<Cashier | null> {
  await tx.query(sql`
    select 1
    from cashier
    where school_id = ${schoolId}
    and id = ${cashierId}
    for no key update`)
  return cashierBy(tx, { schoolId, cashierId, today })
}

/** Keeps a cashier as it is until the transaction ends. */
export async function holdCashier(tx: Queryable, { schoolId, cashierId, today }: CashierKey & { today: string }): Promise<Cashier | null> {
  await tx.query(sql`
    select 1
    from cashier
    where school_id = ${schoolId}
    and id = ${cashierId}
    for share`)
  return cashierBy(tx, { schoolId, cashierId, today })
}

export type Settings = { mustSignIn: boolean; idleMinutes: number }

export function settingsOf(db: Queryable, schoolId: number): Promise<Settings | null> {
  return firstRow(
    db,
    sql`
      select cashiers_sign_in as "mustSignIn", cashier_idle_minutes as "idleMinutes"
      from school
      where id = ${schoolId}`,
  )
}

/** Locks the school, so that its cashiers are counted and its settings changed by one at a time. */
export async function lockSettings(tx: Queryable, schoolId: number): Promise<Settings | null> {
  await tx.query(sql`
    select 1
    from school
    where id = ${schoolId}
    for no key update`)
  return settingsOf(tx, schoolId)
}

export async function writeSettings(tx: Queryable, { schoolId, mustSignIn, idleMinutes }: Settings & { schoolId: number }): Promise<void> {
  await tx.query(sql`
    update school
    set cashiers_sign_in = ${mustSignIn}, cashier_idle_minutes = ${idleMinutes}
    where id = ${schoolId}`)
}

/** How many of each kind a school has in use, and the highest number that was ever given. */
export async function countCashiers(tx: Queryable, { schoolId }: { schoolId: number }): Promise<{ adults: number; inUse: number; highest: number }> {
  const found = await firstRow<{ adults: number; inUse: number; highest: number }>(
    tx,
    sql`
      select count(*) filter (where kind = 'adult' and ended_at is null) as adults, count(*) filter (where ended_at is null) as "inUse",
        coalesce(max(number), 0) as highest
      from cashier
      where school_id = ${schoolId}`,
  )
  return found as { adults: number; inUse: number; highest: number }
}

type NewCashier = CashierKey & { number: number; name: string; kind: CashierKind; pupilId: string | null; pinHash: string; now: Date }

/** Inserts a cashier and answers false when the school has one in use of that name. */
export async function insertCashier(tx: Queryable, made: NewCashier): Promise<boolean> {
  const count = await run(
    tx,
    sql`
      insert into cashier (school_id, id, number, name, kind, pupil_id, pin_hash, pin_set_at, made_at)
      values (${made.schoolId}, ${made.cashierId}, ${made.number}, ${made.name}, ${made.kind}, ${made.pupilId}, ${made.pinHash}, ${made.now}, ${made.now})
      on conflict do nothing`,
  )
  return count === 1
}

/** True when another cashier in use has the name. */
export async function isNameTaken(tx: Queryable, { schoolId, cashierId, name }: CashierKey & { name: string }): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`
      select 1
      from cashier
      where school_id = ${schoolId}
      and id <> ${cashierId}
      and lower(name) = lower(${name})
      and ended_at is null`,
  )
  return found !== null
}

export async function isPupilCashier(tx: Queryable, { schoolId, pupilId }: { schoolId: number; pupilId: string }): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`
      select 1
      from cashier
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and ended_at is null`,
  )
  return found !== null
}

/** True when the pupil belongs to the school, today or later. */
export async function isPupilThere(tx: Queryable, { schoolId, pupilId, today }: { schoolId: number; pupilId: string; today: string }): Promise<boolean> {
  const found = await firstRow(
    tx,
    sql`
      select 1
      from pupil
      where school_id = ${schoolId}
      and id = ${pupilId}
      and (enrolled_until is null or enrolled_until >= ${today})`,
  )
  return found !== null
}

export async function updateName(tx: Queryable, { schoolId, cashierId, name }: CashierKey & { name: string }): Promise<void> {
  await tx.query(sql`
    update cashier
    set name = ${name}
    where school_id = ${schoolId}
    and id = ${cashierId}`)
}

export async function updatePin(tx: Queryable, { schoolId, cashierId, pinHash, now }: CashierKey & { pinHash: string; now: Date }): Promise<void> {
  await tx.query(sql`
    update cashier
    set pin_hash = ${pinHash}, pin_set_at = ${now}
    where school_id = ${schoolId}
    and id = ${cashierId}`)
}

export async function endCashierRow(tx: Queryable, { schoolId, cashierId, now }: CashierKey & { now: Date }): Promise<void> {
  await tx.query(sql`
    update cashier
    set ended_at = ${now}
    where school_id = ${schoolId}
    and id = ${cashierId}
    and ended_at is null`)
}

/** The registers on which a cashier is signed in or supervises, or on which anybody is; in the order in which they are locked. */
export async function registersWith(tx: Queryable, { schoolId, cashierId }: { schoolId: number; cashierId: string | null }): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`
      select id
      from register
      where school_id = ${schoolId}
      and cashiers_day is not null
      and (${cashierId}::uuid is null or cashier_id = ${cashierId} or supervisor_id = ${cashierId})
      order by id`,
  )
  return found.map(({ id }) => id)
}

export type OfficeCashier = RouteReply<'POST /api/office/schools/:schoolId/cashiers'>['cashier']

/** A school's cashiers as the office sees them, those in use first; one when `cashierId` is given. */
export async function officeCashiers(
  db: Queryable,
  { schoolId, cashierId = null, today, limit }: { schoolId: number; cashierId?: string | null; today: string; limit: number },
): Promise<OfficeCashier[]> {
  const found = await rows<Omit<OfficeCashier, 'pinSetAt'> & { pinSetAt: Date }>(
    db,
    sql`
      select cashier.id as "cashierId", cashier.number, cashier.name, cashier.kind, cashier.pin_set_at as "pinSetAt",
        case when pupil.id is not null
          then json_build_object('pupilId', pupil.id, 'name', pupil.first_name || ' ' || pupil.last_name, 'className', pupil.class_name) end as pupil,
        cashier.ended_at is null and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today}) as "isInUse",
        (select min(till.name)
        from register
        join till on till.school_id = ${schoolId} and till.id = register.till_id
        where register.school_id = ${schoolId}
        and register.cashier_id = cashier.id
        and register.cashiers_day = ${today}) as "signedInAt"
      from cashier
      left join pupil on pupil.school_id = ${schoolId} and pupil.id = cashier.pupil_id
      where cashier.school_id = ${schoolId}
      and (${cashierId}::uuid is null or cashier.id = ${cashierId})
      order by cashier.ended_at is not null, cashier.name collate nb, cashier.number
      limit ${limit}`,
  )
  return found.map(({ pinSetAt, ...cashier }) => ({ ...cashier, pinSetAt: pinSetAt.toISOString() }))
}

/** Who is signed in on the register by which a till sells over the network, without a lock. */
export function signedInAt(
  db: Queryable,
  { schoolId, tillId }: { schoolId: number; tillId: string },
): Promise<{ cashierId: string | null; supervisorId: string | null; cashiersDay: string | null } | null> {
  return firstRow(
    db,
    sql`
      select cashier_id as "cashierId", supervisor_id as "supervisorId", cashiers_day as "cashiersDay"
      from register
      where school_id = ${schoolId}
      and till_id = ${tillId}
      and kind = 'connected'`,
  )
}
