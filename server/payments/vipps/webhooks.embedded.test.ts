// Whether a webhook is believed to come from Vipps: the vendor's own vector, and everything that must not pass.

import { describe, expect, test } from 'vitest'
import { newId } from '../../../contract/ids.ts'
import { newVipps, onlySalesUnit, refer, secondSalesUnit } from '../../../test/vipps.ts'
import { orderOf, referenceFor } from './references.ts'
import { webhookUrl } from './webhook-registrations.ts'
import { authorizationOf, hashOfBody, isGenuine } from './webhooks.ts'

const vector = {
  secret: 'A0+AeKBRG2KRGvnNwJpQlb6IJFk48CKXCIcrLoHncVJKDILsQSxS6NWCccwWm6r6FhGKhiHTBsG2wo/xU6FY/A==',
  url: 'https://webhook.site/e2cee29b-012e-4f1d-8ef4-e95fd74a7a63',
  date: 'Thu, 30 Mar 2023 08:38:32 GMT',
  body: Buffer.from('{"some-unique-content":"ee6e441b-cc4a-46f8-895d-a5af79bcc233/hello-world"}'),
  hash: 'lNlsp1XA03N34HrQsVzPgJKtC+r7l/RBF4V3JQUWMj4=',
  signature: 'agAiSyogQbDHpeucoNwYz+yAr5nJ+v+zasdkSbqzv+U=',
}
const DAY = 24 * 3_600_000

test('the vendor’s vector is signed as the vendor signs it', () => {
  expect(hashOfBody(vector.body)).toBe(vector.hash)
  expect(authorizationOf({ ...vector, bodyHash: vector.hash })).toBe(
    `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${vector.signature}`,
  )
})

describe('a webhook is believed', () => {
  const at = new Date(vector.date).getTime()
  type Given = { headers?: Record<string, string | string[] | undefined>; rawBody?: Buffer; secrets?: string[]; url?: string; ageMs?: number }
  const isBelieved = ({ headers = {}, rawBody = vector.body, secrets = [vector.secret], url = vector.url, ageMs = 0 }: Given = {}) =>
    isGenuine(
      {
        headers: {
          'x-ms-date': vector.date,
          'x-ms-content-sha256': vector.hash,
          authorization: authorizationOf({ ...vector, bodyHash: vector.hash }),
          ...headers,
        },
        rawBody,
      },
      { url, secrets, now: new Date(at + ageMs) },
    )

  test('as it came, with the old secret beside the new one, and for as long as they try', () => {
    expect(isBelieved()).toBe(true)
    expect(isBelieved({ secrets: ['a-newer-secret-of-ours', vector.secret] })).toBe(true)
    expect(isBelieved({ ageMs: 8 * DAY })).toBe(true)
    expect(isBelieved({ ageMs: -5 * 60_000 })).toBe(true)
  })

  test('not older than they try, nor from the future', () => {
    expect(isBelieved({ ageMs: 8 * DAY + 1 })).toBe(false)
    expect(isBelieved({ ageMs: -5 * 60_000 - 1 })).toBe(false)
    expect(isBelieved({ headers: { 'x-ms-date': 'some day' } })).toBe(false)
  })

  test('not with another secret, or none, or one that is no longer ours', () => {
    expect(isBelieved({ secrets: [] })).toBe(false)
    expect(isBelieved({ secrets: ['a-newer-secret-of-ours'] })).toBe(false)
    // The secret is text, and never decoded.
    expect(isBelieved({ secrets: [Buffer.from(vector.secret, 'base64').toString('latin1')] })).toBe(false)
  })

  test('not when anything in it has been altered', () => {
    const altered = Buffer.from(vector.body.toString().replace('hello', 'hullo'))
    expect(isBelieved({ rawBody: altered })).toBe(false)
    // Nor when the hash was altered along with it.
    expect(isBelieved({ rawBody: altered, headers: { 'x-ms-content-sha256': hashOfBody(altered) } })).toBe(false)
    expect(isBelieved({ headers: { 'x-ms-date': 'Thu, 30 Mar 2023 08:38:33 GMT' } })).toBe(false)
    expect(isBelieved({ headers: { authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${vector.hash}` } })).toBe(false)
    for (const url of [`${vector.url}/x`, `${vector.url}?x=1`, vector.url.replace('webhook.site', 'elsewhere.example')]) expect(isBelieved({ url })).toBe(false)
  })

  test('not without all of its headers, nor with one of them twice', () => {
    for (const name of ['x-ms-date', 'x-ms-content-sha256', 'authorization']) {
      expect(isBelieved({ headers: { [name]: undefined } })).toBe(false)
      expect(isBelieved({ headers: { [name]: [vector.date, vector.date] } })).toBe(false)
      expect(isBelieved({ headers: { [name]: '' } })).toBe(false)
    }
  })
})

describe('what a webhook tells', () => {
  const now = new Date('2026-11-03T10:30:00Z')
  const provider = newVipps('http://127.0.0.1:1', { salesUnits: [onlySalesUnit, secondSalesUnit], now: () => now })
  const order = `7-${newId()}`
  const event = {
    msn: '123456',
    reference: referenceFor(order, refer('pa')),
    pspReference: '1304787731',
    name: 'AUTHORIZED',
    amount: { currency: 'NOK', value: 20_000 },
    timestamp: '2026-11-03T10:29:58.000Z',
    success: true,
  }
  const receive = (body: unknown, { secret = 'first-webhook-secret', path = '123456' } = {}) => {
    const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const [date, bodyHash] = [now.toUTCString(), hashOfBody(rawBody)]
    const authorization = authorizationOf({ secret, url: webhookUrl('https://kantine.example', path), date, bodyHash })
    return provider.readCallback({ headers: { 'x-ms-date': date, 'x-ms-content-sha256': bodyHash, authorization }, rawBody, secretInPath: path })
  }

  test('is which payment, and what has happened to it, so that a repetition is known', () => {
    expect(receive(event)).toEqual({ order, happening: '1304787731 AUTHORIZED true' })
    expect(receive({ ...event, name: 'CAPTURED', pspReference: '1304787732' })).toEqual({ order, happening: '1304787732 CAPTURED true' })
  })

  test('is nothing at all when it is another sales unit’s, signed with its secret or sent to its address', () => {
    expect(receive(event, { secret: 'second-webhook-secret' })).toBeNull()
    expect(receive(event, { path: '654321' })).toBeNull()
    expect(receive(event, { path: '999999' })).toBeNull()
    expect(receive(event, { secret: 'second-webhook-secret', path: '654321' })).toEqual({ order: null, happening: null })
  })

  test('is about nothing of ours when it is of another kind, or names a payment that we have not made', () => {
    for (const other of ['', 'hei', '[]', { eventType: 'recurring.charge-captured.v1' }]) expect(receive(other)).toEqual({ order: null, happening: null })
    for (const reference of ['acme-shop-123-order123abc', `7-${'z'.repeat(25)}-000000000000`, '']) expect(receive({ ...event, reference })?.order).toBeNull()
  })
})

describe('a payment’s name at Vipps', () => {
  test('leads back to school and top-up, is new for each try, and keeps to their rules', () => {
    const topupId = newId()
    for (const order of [`1-${topupId}`, `2147483647-${topupId}`]) {
      const [one, other] = [referenceFor(order, refer('pa')), referenceFor(order, refer('pa'))]
      expect([orderOf(one), orderOf(other)]).toEqual([order, order])
      expect(one).not.toBe(other)
      expect(one).toMatch(/^[a-z0-9-]{8,50}$/)
    }
  })

  test('is the same for the same try', () => {
    const [order, operation] = [`7-${newId()}`, refer('pa')]
    expect(referenceFor(order, operation)).toBe(referenceFor(order, operation))
    expect(() => referenceFor('nothing of ours', operation)).toThrow('request_refused')
  })
})
