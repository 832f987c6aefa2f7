// How people want to hear.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { type MessageChannel, messageChannels, type MessageEvent } from '../../contract/message-words.ts'
import type { QuietHours } from '../../rules/quiet-hours.ts'

export type Choice = { event: MessageEvent; channels: MessageChannel[] }

export async function choicesOf(db: Queryable, personId: string): Promise<Choice[]> {
  const found = await rows<{ event: MessageEvent; channels: string[] }>(
    db,
    sql`
      select event, channels
      from message_choice
      where person_id = ${personId}
      order by event
      limit 50`,
  )
  return found.map(({ event, channels }) => ({ event, channels: messageChannels.filter((channel) => channels.includes(channel)) }))
}

export function quietHoursOf(db: Queryable, personId: string): Promise<QuietHours | null> {
  return firstRow(
    db,
    sql`
      select quiet_from as "from", quiet_until as "until"
      from quiet_hours
      where person_id = ${personId}`,
  )
}

export type Contact = { email: string | null; mobile: string | null }

/** Where somebody is reached; no e-mail to an address that nobody has confirmed. */
export function contactOf(db: Queryable, personId: string): Promise<Contact | null> {
  return firstRow(
    db,
    sql`
      select case when email_confirmed_at is null then null else email end as email, mobile
      from person
      where id = ${personId}`,
  )
}

/** Whether a school lets its families choose SMS. */
export async function offersSms(db: Queryable, schoolId: number): Promise<boolean> {
  const found = await firstRow<{ offersSms: boolean }>(
    db,
    sql`
      select offers_sms as "offersSms"
      from school_calendar
      where school_id = ${schoolId}`,
  )
  return found?.offersSms ?? false
}

/** Whether any school that somebody is a guardian or a pupil at lets its families choose SMS. */
export async function isOfferedSms(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<boolean> {
  const found = await firstRow(
    db,
    sql`
      -- across schools: wherever one has children, or is a pupil
      select 1
      from school_calendar
      where school_calendar.offers_sms
      and (
        exists (
          select 1
          from guardianship
          where guardianship.school_id = school_calendar.school_id
          and guardianship.person_id = ${personId}
          and (guardianship.ends_at is null or guardianship.ends_at > ${now}))
        or exists (
          select 1
          from pupil
          where pupil.school_id = school_calendar.school_id
          and pupil.person_id = ${personId}))
      limit 1`,
  )
  return found !== null
}

export async function writeChoice(tx: Queryable, { personId, event, channels, now }: Choice & { personId: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      insert into message_choice (person_id, event, channels, changed_at)
      values (${personId}, ${event}, ${channels}::text[], ${now})
      on conflict (person_id, event) do update
      set channels = excluded.channels, changed_at = excluded.changed_at`,
  )
}

export async function writeQuietHours(tx: Queryable, { personId, quiet, now }: { personId: string; quiet: QuietHours | null; now: Date }): Promise<void> {
  if (quiet === null) {
    await run(
      tx,
      sql`
        delete from quiet_hours
        where person_id = ${personId}`,
    )
    return
  }
  await run(
    tx,
    sql`
      insert into quiet_hours (person_id, quiet_from, quiet_until, changed_at)
      values (${personId}, ${quiet.from}, ${quiet.until}, ${now})
      on conflict (person_id) do update
      set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, changed_at = excluded.changed_at`,
  )
}
