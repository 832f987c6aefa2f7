// How people want to hear, and where they are reached.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import { type MessageChannel, messageChannels, type MessageEvent } from '../../contract/message-words.ts'
import type { Language } from '../../language/languages.ts'
import { type QuietHours, usualQuietHours } from '../../rules/quiet-hours.ts'

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
  return found.map(({ event, channels }) => ({ event, channels: inOrder(channels) }))
}

export const inOrder = (channels: readonly string[]) => messageChannels.filter((channel) => channels.includes(channel))

/** Somebody as a message finds them: no e-mail to an address and no SMS to a number that nobody has confirmed. */
export type Listener = {
  language: Language
  email: string | null
  mobile: string | null
  chosen: MessageChannel[] | null
  quiet: QuietHours | null
  /** Whether the school whose event it is lets its families choose SMS. */
  schoolOffersSms: boolean
  /** The browsers with push, the newest first. */
  browserIds: string[]
}

/** Null when there is nobody. */
export async function listenerOf(
  db: Queryable,
  { personId, schoolId, walletId, event }: { personId: string; schoolId: number; walletId: string | null; event: MessageEvent },
): Promise<Listener | null> {
  const found = await firstRow<Omit<Listener, 'chosen' | 'quiet'> & { chosen: string[] | null } & QuietRow>(
    db,
    sql`
      select person.language, case when person.email_confirmed_at is not null then person.email end as email,
        case when person.mobile_confirmed_at is not null then person.mobile end as mobile, coalesce(for_pupil.channels, message_choice.channels) as chosen,
        quiet_hours.person_id is not null as "hasQuiet", quiet_hours.quiet_from as "from", quiet_hours.quiet_until as "until",
        array(
          select push_subscription.id
          from push_subscription
          where push_subscription.person_id = person.id
          order by push_subscription.made_at desc
          limit 10) as "browserIds",
        coalesce((
          select school_calendar.offers_sms
          from school_calendar
          where school_calendar.school_id = ${schoolId}), false) as "schoolOffersSms"
      from person
      left join message_choice on message_choice.person_id = person.id and message_choice.event = ${event}
      left join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = ${walletId}
      left join message_choice_of_pupil as for_pupil on for_pupil.person_id = person.id and for_pupil.school_id = ${schoolId}
        and for_pupil.pupil_id = pupil.id and for_pupil.event = ${event}
      left join quiet_hours on quiet_hours.person_id = person.id
      where person.id = ${personId}`,
  )
  if (!found) return null
  const { language, email, mobile, chosen, schoolOffersSms, browserIds } = found
  return { language, email, mobile, schoolOffersSms, browserIds, chosen: chosen && inOrder(chosen), quiet: quietOf(found) }
}

type QuietRow = { hasQuiet: boolean; from: string | null; until: string | null }
const quietOf = ({ hasQuiet, from, until }: QuietRow): QuietHours | null =>
  hasQuiet ? (from !== null && until !== null ? { from, until } : null) : usualQuietHours

/** Somebody as they choose. */
export type Chooser = {
  language: Language
  email: string | null
  mobile: string | null
  isMobileConfirmed: boolean
  quiet: QuietHours | null
  /** Whether any school that they are a guardian or a pupil at lets its families choose SMS. */
  isOfferedSms: boolean
  isPupil: boolean
  isGuardian: boolean
  hasPush: boolean
}

/** Null when there is nobody. */
export async function chooserOf(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<Chooser | null> {
  const found = await firstRow<Omit<Chooser, 'quiet'> & QuietRow>(
    db,
    sql`
      -- across schools: wherever one has children, or is a pupil
      with own as (
        select guardianship.school_id, true as "asGuardian"
        from guardianship
        where guardianship.person_id = ${personId}
        and (guardianship.ends_at is null or guardianship.ends_at > ${now})
        union all
        select pupil.school_id, false
        from pupil
        where pupil.person_id = ${personId})
      select person.language, case when person.email_confirmed_at is not null then person.email end as email, person.mobile,
        person.mobile_confirmed_at is not null as "isMobileConfirmed",
        quiet_hours.person_id is not null as "hasQuiet", quiet_hours.quiet_from as "from", quiet_hours.quiet_until as "until",
        exists (select 1 from own join school_calendar on school_calendar.school_id = own.school_id and school_calendar.offers_sms) as "isOfferedSms",
        exists (select 1 from own where not "asGuardian") as "isPupil",
        exists (select 1 from own where "asGuardian") as "isGuardian",
        exists (select 1 from push_subscription where push_subscription.person_id = person.id) as "hasPush"
      from person
      left join quiet_hours on quiet_hours.person_id = person.id
      where person.id = ${personId}`,
  )
  if (!found) return null
  const { hasQuiet, from, until, ...chooser } = found
  return { ...chooser, quiet: quietOf({ hasQuiet, from, until }) }
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

/** Null: no quiet hours at all. */
export async function writeQuietHours(tx: Queryable, { personId, quiet, now }: { personId: string; quiet: QuietHours | null; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      insert into quiet_hours (person_id, quiet_from, quiet_until, changed_at)
      values (${personId}, ${quiet?.from ?? null}, ${quiet?.until ?? null}, ${now})
      on conflict (person_id) do update
      set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, changed_at = excluded.changed_at`,
  )
}

export async function writeConfirmedMobile(tx: Queryable, { personId, mobile, now }: { personId: string; mobile: string; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      update person
      set mobile = ${mobile}, mobile_confirmed_at = ${now}
      where id = ${personId}`,
  )
}
