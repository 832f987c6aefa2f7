// Somebody turns push on in the browser they are signed in with, or off in any of theirs.

import { createECDH } from 'node:crypto'
import { Refused } from '../../../contract/refusals.ts'
import type { RouteBody } from '../../../contract/route-types.ts'
import { transaction } from '../../../database/transaction.ts'
import { isPushEndpoint } from '../../../rules/push-endpoint.ts'
import type { House } from '../../house.ts'
import { hashOfToken } from '../../keys.ts'
import { type Asking, type MessageChoices, showMessageChoices } from '../choose-messages.ts'
import { sealBody } from '../queue-message.ts'
import { deleteBrowser, writeBrowser } from './push-store.ts'

/** As a browser tells it, and as it is kept, sealed. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

type Wish = RouteBody<'POST /api/person/push-browsers'> & Asking

/** @throws Refused channel_not_offered, push_not_possible */
export function turnOnPush(house: House, { personId, sessionToken, endpoint, p256dh, auth, name }: Wish): Promise<MessageChoices> {
  if (house.pushHosts === null) throw new Refused('channel_not_offered')
  if (!isPushEndpoint(endpoint, house.pushHosts) || !arePushKeys({ p256dh, auth })) throw new Refused('push_not_possible')
  const subscription: Subscription = { endpoint, p256dh, auth }
  return transaction(house.database, async (tx) => {
    await writeBrowser(tx, {
      browserId: house.newId(),
      personId,
      sessionHash: hashOfToken(sessionToken),
      endpointHash: hashOfToken(endpoint),
      sealed: sealBody(house, JSON.stringify(subscription)),
      name: name.trim() || '–',
      now: house.clock.now(),
    })
    return showMessageChoices(house, { personId, sessionToken }, tx)
  })
}

/** @throws Refused not_found */
export function turnOffPush(house: House, { browserId, ...asking }: Asking & { browserId: string }): Promise<MessageChoices> {
  return transaction(house.database, async (tx) => {
    if (!(await deleteBrowser(tx, { browserId, personId: asking.personId }))) throw new Refused('not_found')
    return showMessageChoices(house, asking, tx)
  })
}

// What the library would throw at, hours later.
function arePushKeys({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
  const point = Buffer.from(p256dh, 'base64url')
  if (Buffer.from(auth, 'base64url').length !== 16 || point.length !== 65) return false
  try {
    const curve = createECDH('prime256v1')
    curve.generateKeys()
    curve.computeSecret(point)
    return true
  } catch {
    return false
  }
}
