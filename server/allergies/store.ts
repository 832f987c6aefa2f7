// What pupils cannot stand, the consent that it is kept by, and when they were born.

import type { AllergySource, PupilAllergen } from '../../contract/allergens.ts'
import { CONSENT_TEXT_VERSION } from '../../rules/allergen-stops.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'

export type PupilKey = { schoolId: number; pupilId: string }
export type Holder = PupilKey & {
  walletId: string
  personId: string | null
  firstName: string
  bornOn: string | null
  hasProtectedAddress: boolean
}

const selectHolders = sql`
  select school_id as "schoolId", id as "pupilId", wallet_id as "walletId", person_id as "personId", first_name as "firstName", born_on as "bornOn",
    has_protected_address as "hasProtectedAddress"
  from pupil`

export function holderOf(db: Queryable, { schoolId, walletId }: { schoolId: number; walletId: string }): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      ${selectHolders}
      where school_id = ${schoolId}
      and wallet_id = ${walletId}`,
  )
}

export function pupilBy(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<Holder | null> {
  return firstRow(
    db,
    sql`
      ${selectHolders}
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

/** Locks a pupil, so that what is stored and what the till stops are one. */
export async function lockHolder(tx: Queryable, { schoolId, pupilId }: PupilKey): Promise<Holder | null> {
  return firstRow(
    tx,
    sql`
      ${selectHolders}
      where school_id = ${schoolId}
      and id = ${pupilId}
      for no key update`,
  )
}

export type AllergyRow = {
  allergen: PupilAllergen
  stopsOnTraces: boolean
  source: AllergySource
  setByPersonId: string
  setAt: Date
  setByName: string
}

export function allergiesOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<AllergyRow[]> {
  return rows(
    db,
    sql`
      select pupil_allergy.allergen, pupil_allergy.stops_on_traces as "stopsOnTraces", pupil_allergy.source,
        pupil_allergy.set_by_person_id as "setByPersonId", pupil_allergy.set_at as "setAt", person.first_name as "setByName"
      from pupil_allergy
      join person on person.id = pupil_allergy.set_by_person_id
      where pupil_allergy.school_id = ${schoolId}
      and pupil_allergy.pupil_id = ${pupilId}
      order by pupil_allergy.allergen`,
  )
}

export async function writeAllergyRow(tx: Queryable, { schoolId, pupilId }: PupilKey, row: Omit<AllergyRow, 'setByName'>): Promise<void> {
  await run(
    tx,
    sql`
      insert into pupil_allergy (school_id, pupil_id, allergen, stops_on_traces, source, set_by_person_id, set_at)
      values (${schoolId}, ${pupilId}, ${row.allergen}, ${row.stopsOnTraces}, ${row.source}, ${row.setByPersonId}, ${row.setAt})
      on conflict (school_id, pupil_id, allergen) do update
      set stops_on_traces = excluded.stops_on_traces, source = excluded.source, set_by_person_id = excluded.set_by_person_id, set_at = excluded.set_at`,
  )
}

export async function deleteAllergyRows(tx: Queryable, { schoolId, pupilId }: PupilKey, keep: readonly PupilAllergen[]): Promise<void> {
  await run(
    tx,
    sql`
      delete from pupil_allergy
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and allergen <> all (${[...keep]}::text[])`,
  )
}

export type Consent = {
  givenBy: 'guardian' | 'self'
  way: 'portal' | 'written' | 'conversation'
  givenByPersonId: string | null
  recordedByPersonId: string
  givenAt: Date
}

export function consentOf(db: Queryable, { schoolId, pupilId }: PupilKey): Promise<(Consent & { giverName: string | null }) | null> {
  return firstRow(
    db,
    sql`
      select allergy_consent.given_by as "givenBy", allergy_consent.way, allergy_consent.given_by_person_id as "givenByPersonId",
        allergy_consent.recorded_by_person_id as "recordedByPersonId", allergy_consent.given_at as "givenAt", person.first_name as "giverName"
      from allergy_consent
      left join person on person.id = allergy_consent.given_by_person_id
      where allergy_consent.school_id = ${schoolId}
      and allergy_consent.pupil_id = ${pupilId}`,
  )
}

/** What was said on paper or in a talk had words of its own: only the portal's are counted. */
export async function writeConsent(tx: Queryable, { schoolId, pupilId }: PupilKey, consent: Consent): Promise<void> {
  await run(
    tx,
    sql`
      insert into allergy_consent (school_id, pupil_id, given_by, way, given_by_person_id, recorded_by_person_id, given_at, text_version)
      values (${schoolId}, ${pupilId}, ${consent.givenBy}, ${consent.way}, ${consent.givenByPersonId}, ${consent.recordedByPersonId}, ${consent.givenAt},
        ${consent.way === 'portal' ? CONSENT_TEXT_VERSION : null})
      on conflict (school_id, pupil_id) do update
      set given_by = excluded.given_by, way = excluded.way, given_by_person_id = excluded.given_by_person_id,
        recorded_by_person_id = excluded.recorded_by_person_id, given_at = excluded.given_at, text_version = excluded.text_version`,
  )
}

export async function deleteConsent(tx: Queryable, { schoolId, pupilId }: PupilKey): Promise<void> {
  await run(
    tx,
    sql`
      delete from allergy_consent
      where school_id = ${schoolId}
      and pupil_id = ${pupilId}`,
  )
}

/** What a sale reads with the card. */
export async function writeStops(tx: Queryable, { schoolId, pupilId }: PupilKey, { stoppedBy, now }: { stoppedBy: string[] | null; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set stopped_by = ${stoppedBy}, stops_changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

export async function writeBornOn(tx: Queryable, { schoolId, pupilId }: PupilKey, { bornOn, now }: { bornOn: string | null; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update pupil
      set born_on = ${bornOn}, stops_changed_at = ${now}
      where school_id = ${schoolId}
      and id = ${pupilId}`,
  )
}

/** Pupils who have left, or whose school has closed its canteen, and of whom something is still kept. */
export function leaversWithAllergies(db: Queryable, { today, limit }: { today: string; limit: number }): Promise<PupilKey[]> {
  return rows(
    db,
    sql`
      -- across schools: housekeeping
      select allergy_consent.school_id as "schoolId", allergy_consent.pupil_id as "pupilId"
      from allergy_consent
      join pupil on pupil.school_id = allergy_consent.school_id and pupil.id = allergy_consent.pupil_id
      join school on school.id = allergy_consent.school_id
      where pupil.enrolled_until < ${today}
      or school.sales_ended_at is not null
      order by allergy_consent.school_id, allergy_consent.pupil_id
      limit ${limit}`,
  )
}
