// Somebody chooses how to hear of things, and when they want quiet.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { messageEvents } from '../../contract/message-words.ts'
import { offeredChannels, usualChannels } from '../../rules/message-events.ts'
import { areQuietHours, LONGEST_QUIET_MINUTES } from '../../rules/quiet-hours.ts'
import type { House } from '../house.ts'
import { choicesOf, contactOf, isOfferedSms, quietHoursOf, writeChoice, writeQuietHours } from './choice-store.ts'

export type MessageChoices = RouteReply<'GET /api/person/message-choices'>

export async function showMessageChoices(house: House, personId: string, db: Queryable = house.database): Promise<MessageChoices> {
  const chosen = new Map((await choicesOf(db, personId)).map(({ event, channels }) => [event, channels]))
  const contact = await contactOf(db, personId)
  const mayUseSms = house.smsPartsADay !== null && typeof contact?.mobile === 'string' && (await isOfferedSms(db, { personId, now: house.clock.now() }))
  return {
    events: messageEvents.map((event) => ({
      event,
      channels: [...(chosen.get(event) ?? usualChannels)],
      offered: [...offeredChannels(event, { mayUseSms })],
    })),
    quiet: await quietHoursOf(db, personId),
  }
}

export type MessageWish = RouteBody<'PUT /api/person/message-choices'> & { personId: string }

/** @throws Refused quiet_hours_not_valid */
export function chooseMessages(house: House, { personId, events, quiet }: MessageWish): Promise<MessageChoices> {
  if (quiet !== null && !areQuietHours(quiet)) throw new Refused({ code: 'quiet_hours_not_valid', facts: { hours: LONGEST_QUIET_MINUTES / 60 } })
  const now = house.clock.now()
  return transaction(house.database, async (tx) => {
    // In one order, so that two windows of the same person never wait for each other.
    for (const event of messageEvents) {
      const wanted = events.find((each) => each.event === event)
      if (wanted) await writeChoice(tx, { personId, event, channels: wanted.channels, now })
    }
    await writeQuietHours(tx, { personId, quiet, now })
    return showMessageChoices(house, personId, tx)
  })
}
