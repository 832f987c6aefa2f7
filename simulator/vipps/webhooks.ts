// What merchants have asked to be told, and the telling: signed with the registration's own secret, each payment's events
// in order.

import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { CallbackPolicy } from '../delivery/callbacks.ts'
import type { Surroundings } from '../simulator.ts'
import type { Books, Payment, PaymentEvent, Registration } from './payments.ts'
import { fieldProblem, type Problem } from './problems.ts'
import { fieldsOf } from './requests.ts'

export const EVENTS = ['created', 'authorized', 'captured', 'cancelled', 'refunded', 'aborted', 'expired', 'terminated'].map(
  (name) => `epayments.payment.${name}.v1`,
)
const MOST_PER_EVENT = 25

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** When an event that was not heard is sent again: four times quickly, after one and two minutes, hourly, then daily; seven days in all. */
const RETRIES_MS: readonly number[] = [
  2_000,
  4_000,
  6_000,
  8_000,
  MINUTE,
  3 * MINUTE,
  ...Array.from({ length: 23 }, (_, hour) => (hour + 1) * HOUR),
  ...Array.from({ length: 6 }, (_, day) => (day + 2) * DAY),
]

/** Registers a webhook for a sales unit. */
export function register(books: Books, msn: string, body: unknown): { registration: Registration; found: null } | { registration: null; found: Problem } {
  const { url, events } = fieldsOf(body)
  const no = (name: string, reason: string) => ({ registration: null, found: fieldProblem(name, reason) })
  if (!isWebhookUrl(url)) return no('url', 'It must be a public HTTPS address.')
  if (!Array.isArray(events) || events.length === 0 || !events.every((event) => typeof event === 'string' && EVENTS.includes(event)))
    return no('events', 'They must be known events.')
  const own = [...books.registrations.values()].filter((registration) => registration.msn === msn)
  const full = events.find((event) => own.filter((registration) => registration.events.includes(event as string)).length >= MOST_PER_EVENT)
  if (full) return no('events', `There are ${MOST_PER_EVENT} registrations for ${full} already.`)
  const registration = { id: randomUUID(), msn, secret: randomBytes(64).toString('base64'), url, events: events as string[] }
  books.registrations.set(registration.id, registration)
  return { registration, found: null }
}

// Public and HTTPS; and this machine, since the simulator is on it.
function isWebhookUrl(text: unknown): text is string {
  const url = typeof text === 'string' && text.length <= 2_000 ? URL.parse(text) : null
  if (!url) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname))
}

/** Tells everybody who has asked about this kind of event. */
export function tellOf(
  books: Books,
  { callbacks, now }: Surroundings,
  { payment, event, fate }: { payment: Payment; event: PaymentEvent; fate?: Partial<CallbackPolicy> | undefined },
): void {
  const kind = `epayments.payment.${event.name.toLowerCase()}.v1`
  const body = JSON.stringify({ msn: payment.msn, ...event })
  for (const registration of books.registrations.values()) {
    if (registration.msn !== payment.msn || !registration.events.includes(kind)) continue
    callbacks.send({
      url: registration.url,
      body,
      headers: () => signedHeaders(registration, body, now()),
      retriesMs: RETRIES_MS,
      line: `${registration.id} ${payment.reference}`,
      ...(fate && { fate }),
    })
  }
}

/** The headers of a webhook; each try is signed anew. */
export function signedHeaders({ id, secret, url }: Registration, body: string, at: Date): Record<string, string> {
  const { pathname, search, host } = new URL(url)
  const date = at.toUTCString()
  const hash = createHash('sha256').update(body).digest('base64')
  const signature = createHmac('sha256', secret)
    .update([`POST`, `${pathname}${search}`, `${date};${host};${hash}`].join('\n'))
    .digest('base64')
  return {
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    'webhook-id': id,
  }
}
