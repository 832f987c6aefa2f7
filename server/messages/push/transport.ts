// Web Push (RFC 8030): a few words, encrypted for the browser they go to (RFC 8291), handed to its push service, which learns of them
// only that there are some. A browser that is gone is forgotten.

import { createHash } from 'node:crypto'
import webPush from 'web-push'
import { isPushEndpoint } from '../../../rules/push-endpoint.ts'
import type { House } from '../../house.ts'
import { openBody } from '../queue-message.ts'
import { OutcomeUnknown, type Transport, TryLater, Undeliverable } from '../transport.ts'
import { forgetBrowser, sealedBrowser } from './push-store.ts'
import type { Subscription } from './turn-on.ts'
import { vapidOf } from './vapid.ts'

/** What a push holds. `tag` makes a newer one take the place of an older of the same matter. */
export type PushBody = { text: string; path: string; tag: string; isUrgent: boolean }

const ANSWER_MS = 15_000
const USUAL_TTL_SECONDS = 24 * 3600

export function webPushTransport(house: House): Transport {
  const subject = `https://${new URL(house.publicUrl).host}`
  const vapidDetails = { subject, ...vapidOf(house.keys) }
  return {
    channels: ['push'],
    keepsLetters: false,
    close: async () => {},
    send: async ({ pushBrowserId, body, expiresAt }) => {
      const browserId = pushBrowserId ?? ''
      const sealed = await sealedBrowser(house.database, browserId)
      if (sealed === null) throw new Undeliverable('push browser gone')
      const { endpoint, ...keys } = JSON.parse(openBody(house, sealed)) as Subscription
      if (!isPushEndpoint(endpoint, house.pushHosts ?? [])) throw new Undeliverable('push host not allowed')
      const { text, path, tag, isUrgent } = JSON.parse(body) as PushBody
      const { headers, body: encrypted } = webPush.generateRequestDetails({ endpoint, keys }, JSON.stringify({ text, path, tag }), {
        vapidDetails,
        TTL: expiresAt ? Math.max(1, Math.min(USUAL_TTL_SECONDS, Math.round((expiresAt.getTime() - house.clock.now().getTime()) / 1000))) : USUAL_TTL_SECONDS,
        urgency: isUrgent ? 'high' : 'normal',
        topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32),
      })
      await read(house, browserId, await post(endpoint, { headers: sendable(headers), body: encrypted }))
    },
  }
}

// The length follows from the body.
const sendable = (headers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (name === 'Content-Length' ? [] : [[name, String(value)]])))

async function post(endpoint: string, { headers, body }: { headers: Record<string, string>; body: Buffer }): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS)
    return await fetch(endpoint, { method: 'POST', headers, body: new Uint8Array(body), redirect: 'error', signal })
  } catch {
    // Sent twice it is shown once: the topic and the tag are the same.
    throw new OutcomeUnknown('push not answered')
  }
}

async function read(house: House, browserId: string, response: Response): Promise<void> {
  await response.body?.cancel()
  const { status } = response
  if (status >= 200 && status < 300) return
  if (status === 404 || status === 410) {
    await forgetBrowser(house.database, browserId)
    throw new Undeliverable('push browser gone')
  }
  if (status === 429 || status >= 500) throw new TryLater(`push ${status}`, secondsIn(response.headers.get('retry-after')) * 1000)
  throw new Undeliverable(`push ${status}`)
}

const secondsIn = (header: string | null) => (header !== null && /^\d{1,6}$/.test(header) ? Number(header) : 0)

/** In a demo what cannot reach a push service is read in the mailbox all the same. */
export function readAnyway(transport: Transport): Transport {
  return {
    ...transport,
    send: async (message) => {
      try {
        return await transport.send(message)
      } catch (error) {
        if (error instanceof Undeliverable && error.problem === 'push browser gone') throw error
      }
    },
  }
}
