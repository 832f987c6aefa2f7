// Somebody chooses how to hear of things, and when they want quiet.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { messageEvents } from '../../contract/message-words.ts'
import { eventsFor, offeredChannels, type Reachable, wantedChannels } from '../../rules/message-events.ts'
import { areQuietHours, LONGEST_QUIET_MINUTES } from '../../rules/quiet-hours.ts'
import type { House } from '../house.ts'
import { hashOfToken } from '../keys.ts'
import { type Chooser, choicesOf, chooserOf, writeChoice, writeQuietHours } from './choice-store.ts'
import { childrenOf } from './child-choices.ts'
import { browsersOf } from './push/push-store.ts'
import { vapidOf } from './push/vapid.ts'

export type MessageChoices = RouteReply<'GET /api/person/message-choices'>

/** Who asks, and from which browser. */
export type Asking = { personId: string; sessionToken: string }

export async function showMessageChoices(house: House, { personId, sessionToken }: Asking, db: Queryable = house.database): Promise<MessageChoices> {
  const chooser = await readChooser(db, house, personId)
  const chosen = new Map((await choicesOf(db, personId)).map(({ event, channels }) => [event, channels]))
  const reachable = reachableNow(house, chooser)
  const { mobile, isMobileConfirmed, quiet } = chooser
  return {
    events: eventsFor({ isPupilAlone: chooser.isPupil && !chooser.isGuardian }).map((event) => ({
      event,
      channels: [...wantedChannels(event, chosen.get(event) ?? null)],
      offered: [...offeredChannels(event, reachable)],
    })),
    children: await childrenOf(db, { personId, now: house.clock.now() }),
    quiet,
    sms: maySms(house, chooser) ? { mobile, isConfirmed: isMobileConfirmed } : null,
    push: house.pushHosts === null ? null : { publicKey: vapidOf(house.keys).publicKey, browsers: await shownBrowsers(db, { personId, sessionToken }) },
  }
}

async function shownBrowsers(db: Queryable, { personId, sessionToken }: Asking): Promise<NonNullable<MessageChoices['push']>['browsers']> {
  const browsers = await browsersOf(db, { personId, sessionHash: hashOfToken(sessionToken) })
  return browsers.map(({ browserId, name, madeAt, lastSeenAt, isThis }) => ({
    browserId,
    name,
    madeAt: madeAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isThis,
  }))
}

export async function readChooser(db: Queryable, house: House, personId: string): Promise<Chooser> {
  const chooser = await chooserOf(db, { personId, now: house.clock.now() })
  if (!chooser) throw new Refused('not_found')
  return chooser
}

/** Whether somebody could choose SMS, once their number is confirmed: there is a gateway, and a school of theirs offers it. */
export const maySms = (house: House, { isOfferedSms }: Chooser): boolean => house.smsPartsADay !== null && isOfferedSms

/** The ways there are for somebody now. */
export const reachableNow = (house: House, chooser: Chooser): Reachable => ({
  email: chooser.email !== null,
  sms: chooser.isMobileConfirmed && maySms(house, chooser),
  push: chooser.hasPush && house.pushHosts !== null,
})

export type MessageWish = RouteBody<'PUT /api/person/message-choices'> & Asking

/** @throws Refused quiet_hours_not_valid */
export function chooseMessages(house: House, { personId, sessionToken, events, quiet }: MessageWish): Promise<MessageChoices> {
  if (quiet !== null && !areQuietHours(quiet)) throw new Refused({ code: 'quiet_hours_not_valid', facts: { hours: LONGEST_QUIET_MINUTES / 60 } })
  const now = house.clock.now()
  return transaction(house.database, async (tx) => {
    // In one order, so that two windows of the same person never wait for each other.
    for (const event of messageEvents) {
      const wanted = events.find((each) => each.event === event)
      if (wanted) await writeChoice(tx, { personId, event, channels: wanted.channels, now })
    }
    await writeQuietHours(tx, { personId, quiet, now })
    return showMessageChoices(house, { personId, sessionToken }, tx)
  })
}
