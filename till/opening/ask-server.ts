// All that an open till asks the server, in its own name.
import type { RouteBody } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { type Enrolment, tillHeaders } from '../enrolment/enrolment.ts'
import type { PurchaseBody } from '../outbox/unfinished-purchase.ts'
import type { ReturnBody } from '../returns/unfinished-return.ts'

/** A purchase is asked for again soon, so one attempt need not wait long. */
const timeoutMs = 6_000

type Events = RouteBody<'POST /api/till/events'>['events']
const since = (version: string | undefined) => (version === undefined ? {} : { version })

export function serverOf(enrolment: Enrolment) {
  const headers = tillHeaders(enrolment)
  return {
    headers,
    catalogue: () => call('GET /api/till', { headers }),
    buy: (body: PurchaseBody) => call('POST /api/purchases', { body, headers, timeoutMs }),
    practise: (body: RouteBody<'POST /api/till/training-sales'>) => call('POST /api/till/training-sales', { body, headers, timeoutMs }),
    giveBack: (body: ReturnBody) => call('POST /api/till/returns', { body, headers, timeoutMs }),
    stoppedCards: (version: string | undefined) => call('GET /api/till/stopped-cards', { headers, query: since(version) }),
    phoneKeys: (version: string | undefined) => call('GET /api/till/phone-keys', { headers, query: since(version) }),
    tell: (events: Events) => call('POST /api/till/events', { body: { events }, headers }),
    // The page is going: only what the browser promises to carry on by itself still gets out.
    tellLast: (events: Events) => {
      void fetch('/api/till/events', {
        method: 'POST',
        keepalive: true,
        headers: { ...headers, 'content-type': 'application/json', 'x-kantinekort': '1' },
        body: JSON.stringify({ events }),
      }).catch(() => undefined)
    },
    tellSpeed: (body: RouteBody<'POST /api/till/speed'>) => call('POST /api/till/speed', { body, headers }),
    cashiers: {
      signIn: (body: RouteBody<'POST /api/till/cashier'>) => call('POST /api/till/cashier', { body, headers, timeoutMs }),
      supervise: (body: RouteBody<'POST /api/till/supervisor'>) => call('POST /api/till/supervisor', { body, headers, timeoutMs }),
      signOut: () => call('DELETE /api/till/cashier', { headers, timeoutMs }),
      endSupervision: () => call('DELETE /api/till/supervisor', { headers, timeoutMs }),
    },
  }
}
