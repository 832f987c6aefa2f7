// What a class list writes, as sets: a whole school takes a few statements.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { run, sql } from '../../database/transaction.ts'
import type { ListedPupil } from '../../rules/listed-pupil.ts'
import type { PupilChange } from '../../rules/pupil-list-plan.ts'

type NewPupil = ListedPupil & { pupilId: string; walletId: string }

/** @throws Refused pupil_list_outdated where somebody else has a key of theirs by now */
export async function insertPupils(
  tx: Queryable,
  { schoolId, pupils, enrolledFrom, now }: { schoolId: number; pupils: readonly NewPupil[]; enrolledFrom: string; now: Date },
): Promise<void> {
  const column = <Key extends keyof NewPupil>(key: Key) => pupils.map((pupil) => pupil[key])
  const count = await run(
    tx,
    sql`
      insert into pupil (school_id, id, wallet_id, kind, first_name, last_name, class_name, email, mobile, born_on, pupil_number, enrolled_from, made_at)
      select ${schoolId}::bigint, id, wallet_id, 'pupil', first_name, last_name, class_name, email, mobile, born_on::date, pupil_number,
        ${enrolledFrom}::date, ${now}::timestamptz
      from unnest(${column('pupilId')}::uuid[], ${column('walletId')}::uuid[], ${column('firstName')}::text[], ${column('lastName')}::text[],
        ${pupils.map(({ className }) => className ?? '')}::text[], ${column('email')}::text[], ${column('mobile')}::text[], ${column('bornOn')}::text[],
        ${column('pupilNumber')}::text[]) as made (id, wallet_id, first_name, last_name, class_name, email, mobile, born_on, pupil_number)
      on conflict do nothing`,
  )
  if (count < pupils.length) throw new Refused('pupil_list_outdated')
}

/** Writes each as they will be. Whose date of birth changes is sold to by the new one at once. */
export async function updatePupils(tx: Queryable, { schoolId, changed, now }: { schoolId: number; changed: readonly PupilChange[]; now: Date }): Promise<void> {
  const after = changed.map(({ pupil, changes }) => ({ ...pupil, ...Object.fromEntries(changes.map((change) => [change.what, change.after])) }))
  const column = (key: keyof PupilChange['pupil']) => after.map((pupil) => pupil[key])
  await run(
    tx,
    sql`
      update pupil
      set first_name = made.first_name, last_name = made.last_name, class_name = made.class_name, email = made.email, mobile = made.mobile,
        born_on = made.born_on::date, pupil_number = made.pupil_number, enrolled_until = made.enrolled_until::date,
        stops_changed_at = case when pupil.born_on is distinct from made.born_on::date then ${now}::timestamptz else pupil.stops_changed_at end
      from unnest(${column('pupilId')}::uuid[], ${column('firstName')}::text[], ${column('lastName')}::text[], ${column('className')}::text[],
        ${column('email')}::text[], ${column('mobile')}::text[], ${column('bornOn')}::text[], ${column('pupilNumber')}::text[],
        ${column('enrolledUntil')}::text[])
        as made (id, first_name, last_name, class_name, email, mobile, born_on, pupil_number, enrolled_until)
      where pupil.school_id = ${schoolId}
      and pupil.id = made.id`,
  )
}

/** @throws Refused pupil_list_outdated where another pupil has a name by now */
export async function confirmFeideNames(
  tx: Queryable,
  { schoolId, names }: { schoolId: number; names: readonly { pupilId: string; text: string }[] },
): Promise<void> {
  const count = await run(
    tx,
    sql`
      insert into feide_name (school_id, pupil_id, name)
      select ${schoolId}::bigint, pupil_id, name
      from unnest(${names.map(({ pupilId }) => pupilId)}::uuid[], ${names.map(({ text }) => text)}::text[]) as made (pupil_id, name)
      on conflict do nothing`,
  )
  if (count < names.length) throw new Refused('pupil_list_outdated')
}

/** As when a pupil is ended by hand: the day is the last on which a card pays. Whoever has an earlier one keeps it. */
export async function endPupils(
  tx: Queryable,
  { schoolId, pupilIds, lastDay }: { schoolId: number; pupilIds: readonly string[]; lastDay: string },
): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set enrolled_until = greatest(${lastDay}::date, enrolled_from)
      where school_id = ${schoolId}
      and id = any(${pupilIds}::uuid[])
      and coalesce(enrolled_until > ${lastDay}::date, true)`,
  )
}
