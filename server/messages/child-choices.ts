// A guardian of several may hear of one child otherwise than of the others. What is not chosen for the child, follows what is chosen for all.

import { Refused } from '../../contract/refusals.ts'
import { type MessageChannel, type MessageEvent, messageEvents } from '../../contract/message-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { rows, run, sql, transaction } from '../../database/transaction.ts'
import { isAboutAChild, wantedChannels } from '../../rules/message-events.ts'
import type { House } from '../house.ts'
import { lastsAt } from '../relations/index.ts'
import { type Choice, inOrder } from './choice-store.ts'

type ChildKey = { schoolId: number; pupilId: string }
export type ChildChoices = ChildKey & { firstName: string; events: Choice[] }

/** More children than anybody has. */
const MOST_CHILDREN = 30

/** Those whom somebody follows now, with what they have chosen for each alone. */
export async function childrenOf(db: Queryable, { personId, now }: { personId: string; now: Date }): Promise<ChildChoices[]> {
  const found = await rows<ChildKey & { firstName: string; chosen: Record<string, MessageChannel[]> | null }>(
    db,
    sql`
      -- across schools: wherever one has children
      select pupil.school_id as "schoolId", pupil.id as "pupilId", pupil.first_name as "firstName", (
          select jsonb_object_agg(choice.event, choice.channels)
          from message_choice_of_pupil as choice
          where choice.person_id = ${personId}
          and choice.school_id = pupil.school_id
          and choice.pupil_id = pupil.id) as chosen
      from guardianship
      join pupil on pupil.school_id = guardianship.school_id and pupil.id = guardianship.pupil_id
      where guardianship.person_id = ${personId}
      and ${lastsAt(now)}
      order by pupil.first_name, pupil.id
      limit ${MOST_CHILDREN}`,
  )
  return found.map(({ chosen, ...child }) => ({ ...child, events: messageEvents.flatMap((event) => asChoice(event, chosen?.[event])) }))
}

const asChoice = (event: MessageEvent, channels: readonly string[] | undefined): Choice[] =>
  channels ? [{ event, channels: [...wantedChannels(event, inOrder(channels))] }] : []

export type ChildWish = ChildKey & { personId: string; events: readonly { event: MessageEvent; channels: MessageChannel[] | null }[] }

/** @throws Refused not_found where somebody does not follow the child, or the event is of no child */
export function chooseForChild(house: House, { personId, schoolId, pupilId, events }: ChildWish): Promise<void> {
  const now = house.clock.now()
  return transaction(house.database, async (tx) => {
    const children = await childrenOf(tx, { personId, now })
    if (!children.some((child) => child.schoolId === schoolId && child.pupilId === pupilId)) throw new Refused('not_found')
    if (!events.every(({ event }) => isAboutAChild(event))) throw new Refused('not_found')
    // In one order, so that two windows of the same person never wait for each other.
    for (const event of messageEvents) {
      const wish = events.find((each) => each.event === event)
      if (wish?.channels) await write(tx, { personId, schoolId, pupilId, event, channels: wish.channels, now })
      else if (wish) await remove(tx, { personId, schoolId, pupilId, event })
    }
  })
}

type Row = ChildKey & { personId: string; event: MessageEvent }

async function write(tx: Queryable, { personId, schoolId, pupilId, event, channels, now }: Row & { channels: MessageChannel[]; now: Date }): Promise<void> {
  await run(
    tx,
    sql`
      insert into message_choice_of_pupil (person_id, school_id, pupil_id, event, channels, changed_at)
      values (${personId}, ${schoolId}, ${pupilId}, ${event}, ${channels}::text[], ${now})
      on conflict (person_id, school_id, pupil_id, event) do update
      set channels = excluded.channels, changed_at = excluded.changed_at`,
  )
}

async function remove(tx: Queryable, { personId, schoolId, pupilId, event }: Row): Promise<void> {
  await run(
    tx,
    sql`
      delete from message_choice_of_pupil
      where person_id = ${personId}
      and school_id = ${schoolId}
      and pupil_id = ${pupilId}
      and event = ${event}`,
  )
}
