// The simulator keeps to Vipps MobilePay's own sheet: what it refuses, what its pages do, and how its webhooks come.

import { createHash, createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { type RunningSimulator, startSimulator } from '../simulator.ts'
import { simulatedSalesUnits, vipps } from './index.ts'

type Heard = {
  path: string
  headers: http.IncomingHttpHeaders
  text: string
  body: { reference: string; name: string; success: boolean; pspReference: string }
}

const [unit, other] = simulatedSalesUnits
let simulator: RunningSimulator
let merchant: http.Server
let merchantUrl: string
let heard: Heard[]
let answerWith: number[]
let token: string

beforeAll(async () => {
  simulator = await startSimulator(vipps, { port: 0 })
  merchant = http.createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) })
      response.writeHead(answerWith.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve))
  merchantUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/hooks/vipps/${unit.msn}?from=vipps`
})
beforeEach(async () => {
  ;[heard, answerWith] = [[], []]
  token = await signIn()
})
afterEach(() => admin('reset'))
afterAll(async () => {
  await simulator.stop()
  merchant.close()
})

type Answer = { status: number; body: Record<string, unknown> & { reference: string; redirectUrl: string } }
async function call(method: string, path: string, { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> {
  const answer = await fetch(simulator.address + path, {
    method,
    redirect: 'manual',
    headers: {
      'ocp-apim-subscription-key': unit.subscriptionKeys[0],
      'merchant-serial-number': unit.msn,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? JSON.parse(text) : {} }
}
async function signIn(headers: Record<string, string> = {}): Promise<string> {
  const { body } = await call('POST', '/accesstoken/get', { headers: { client_id: unit.clientId, client_secret: unit.clientSecret, ...headers } })
  return body.access_token as string
}
let count = 0
const newKey = () => `key-${(count += 1)}`
const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(method, path, { body, headers: { authorization: `Bearer ${token}`, 'idempotency-key': newKey(), ...headers } })
async function admin(deed: string, wish: object = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(`${simulator.address}/simulator/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  return (await answer.json()) as Record<string, unknown>
}

const wishFor = (changes: object = {}) => ({
  amount: { currency: 'NOK', value: 20_000 },
  paymentMethod: { type: 'WALLET' },
  reference: `payment-${(count += 1)}`,
  returnUrl: 'https://kantine.example/back',
  userFlow: 'WEB_REDIRECT',
  paymentDescription: 'Kantinesaldo 200 kr',
  ...changes,
})
const PAYMENTS = '/epayment/v1/payments'
const create = (changes: object = {}, headers: Record<string, string> = {}) => ask('POST', PAYMENTS, wishFor(changes), headers)
const read = async (reference: string) => (await ask('GET', `${PAYMENTS}/${reference}`)).body
const change = (reference: string, verb: string, value?: number, headers: Record<string, string> = {}) =>
  ask('POST', `${PAYMENTS}/${reference}/${verb}`, value === undefined ? undefined : { modificationAmount: { currency: 'NOK', value } }, headers)
const codeOf = ({ status, body }: Answer) => [status, (body.extraDetails as { name: string; reason: string }[] | undefined)?.[0]?.reason]
async function approved(): Promise<string> {
  const { body } = await create()
  await admin('payments/approve', { reference: body.reference })
  return body.reference
}
const register = (events: string[]) => ask('POST', '/webhooks/v1/webhooks', { url: merchantUrl, events: events.map((name) => `epayments.payment.${name}.v1`) })

describe('the API', () => {
  test('lets nobody in without keys, number and a token that holds', async () => {
    expect((await call('POST', '/accesstoken/get', { headers: { client_id: unit.clientId, client_secret: 'wrong' } })).status).toBe(401)
    expect((await ask('POST', PAYMENTS, wishFor(), { authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await ask('POST', PAYMENTS, wishFor(), { 'ocp-apim-subscription-key': 'wrong' })).status).toBe(401)
    expect((await ask('POST', PAYMENTS, wishFor(), { 'merchant-serial-number': other.msn })).status).toBe(403)
    // The second key is as good as the first.
    expect((await ask('POST', PAYMENTS, wishFor(), { 'ocp-apim-subscription-key': unit.subscriptionKeys[1] })).status).toBe(201)
    await admin('clock/pass', { seconds: 3_599 })
    expect((await create()).status).toBe(401)
  })

  test('refuses what is wrong, by its code or its field', async () => {
    const no = async (changes: object, headers = {}) => codeOf(await create(changes, headers))
    expect(await no({ amount: { currency: 'NOK', value: 99 } })).toEqual([400, '6010'])
    expect((await create({ amount: { currency: 'NOK', value: 100 } })).status).toBe(201)
    expect(await no({ amount: { currency: 'NOK', value: 65_000_001 } })).toEqual([400, '4040'])
    expect(await no({ amount: { currency: 'SEK', value: 100 } })).toEqual([400, '5040'])
    expect(await no({ paymentMethod: { type: 'CARD' } })).toEqual([400, '4160'])
    expect(await no({ returnUrl: 'http://kantine.example/' })).toEqual([400, '4090'])
    expect(await no({ userFlow: 'PUSH_MESSAGE' })).toEqual([400, '5080'])
    expect(await no({ customer: { phoneNumber: '+4791234567' } })).toEqual([400, '4070'])
    expect(await no({ metadata: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' } })).toEqual([400, '4100'])
    expect(await no({ profile: { scope: 'name' } })).toEqual([400, '5030'])
    expect((await create({ reference: 'short' })).body).toMatchObject({ extraDetails: [{ name: 'reference' }] })
    expect((await create({}, { 'idempotency-key': '' })).body).toMatchObject({ extraDetails: [{ reason: '4140' }] })
    expect((await create({}, { 'vipps-system-name': 'x'.repeat(31) })).body).toMatchObject({ extraDetails: [{ name: 'vipps-system-name' }] })
    expect(codeOf(await ask('GET', `${PAYMENTS}/nobody-made-this`))).toEqual([404, '5090'])
  })

  test('does a thing once for a key, and takes each reference once', async () => {
    const wish = wishFor()
    const key = { 'idempotency-key': newKey() }
    const first = await ask('POST', PAYMENTS, wish, key)
    expect(await ask('POST', PAYMENTS, wish, key)).toEqual(first)
    expect(codeOf(await ask('POST', PAYMENTS, { ...wish, paymentDescription: 'other' }, key))).toEqual([409, '4020'])
    expect(codeOf(await ask('POST', PAYMENTS, wish))).toEqual([409, '4150'])
  })

  test('moves money in the aggregate, while the state stays as the payer left it', async () => {
    const reference = await approved()
    expect(codeOf(await change((await create()).body.reference, 'capture', 20_000))).toEqual([400, '6080'])
    expect(codeOf(await change(reference, 'capture', 20_001))).toEqual([400, '6090'])
    expect((await change(reference, 'capture', 15_000)).body).toMatchObject({ state: 'AUTHORIZED', aggregate: { capturedAmount: { value: 15_000 } } })
    expect((await change(reference, 'cancel')).body).toMatchObject({ state: 'AUTHORIZED', aggregate: { cancelledAmount: { value: 5_000 } } })
    expect(codeOf(await change(reference, 'cancel'))).toEqual([400, '6040'])
    expect(codeOf(await change(reference, 'refund', 15_001))).toEqual([400, '6150'])
    expect((await change(reference, 'refund', 15_000)).body).toMatchObject({ state: 'AUTHORIZED', aggregate: { refundedAmount: { value: 15_000 } } })
    const events = (await ask('GET', `${PAYMENTS}/${reference}/events`)).body as unknown as { name: string; success: boolean }[]
    expect(events.map(({ name }) => name)).toEqual(['CREATED', 'AUTHORIZED', 'CAPTURED', 'CANCELLED', 'REFUNDED'])
  })

  test('ends an open payment, but not one that was approved in the same moment', async () => {
    const { reference } = (await create()).body
    const onlyOpen = (of: string) => ask('POST', `${PAYMENTS}/${of}/cancel`, { cancelTransactionOnly: true })
    expect((await onlyOpen(reference)).body).toMatchObject({ state: 'TERMINATED' })
    expect(codeOf(await onlyOpen(await approved()))).toEqual([400, '6060'])
  })

  test('counts: five changes a minute to a payment, and then no more', async () => {
    const reference = await approved()
    const statuses = []
    for (let times = 0; times < 6; times += 1) statuses.push((await change(reference, 'capture', 1_000)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    await admin('clock/pass', { seconds: 60 })
    expect((await change(reference, 'capture', 1_000)).status).toBe(200)
  })

  test('knows the amount of which nobody knows for an hour', async () => {
    const { reference } = (await create({ amount: { currency: 'NOK', value: 201 } })).body
    await admin('payments/approve', { reference })
    await admin('clock/pass', { seconds: 3_000 })
    expect((await read(reference)).state).toBe('CREATED')
    await admin('clock/pass', { seconds: 700 })
    token = await signIn()
    expect((await read(reference)).state).toBe('AUTHORIZED')
  })
})

describe('a webhook', () => {
  const expected = ({ headers, text, path }: Heard, secret: string) => {
    const hash = createHash('sha256').update(text).digest('base64')
    const signed = createHmac('sha256', secret)
      .update(`POST\n${path}\n${headers['x-ms-date'] as string};${headers.host};${hash}`)
      .digest('base64')
    return { hash, authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signed}` }
  }

  test('is signed with its registration’s own secret, and tells what was asked for only', async () => {
    const [all, some] = [await register(['authorized', 'captured']), await register(['captured'])]
    const reference = await approved()
    await change(reference, 'capture', 20_000)
    await eventually(() => expect(heard).toHaveLength(3))
    const secrets = { [all.body.id as string]: all.body.secret as string, [some.body.id as string]: some.body.secret as string }
    for (const each of heard) {
      const { hash, authorization } = expected(each, secrets[each.headers['webhook-id'] as string] as string)
      expect(each.headers).toMatchObject({ 'x-ms-content-sha256': hash, authorization })
    }
    expect(heard.map(({ body }) => body.name).toSorted()).toEqual(['AUTHORIZED', 'CAPTURED', 'CAPTURED'])
    expect(heard[0]?.body).toMatchObject({ msn: unit.msn, reference, success: true })
  })

  test('that is not heard keeps the later ones of its payment waiting, and comes again', async () => {
    await admin('callbacks', { retryScale: 0.01 })
    await register(['authorized', 'captured'])
    answerWith = [500, 503]
    const reference = await approved()
    await change(reference, 'capture', 20_000)
    await eventually(() => expect(heard).toHaveLength(4))
    expect(heard.map(({ body }) => body.name)).toEqual(['AUTHORIZED', 'AUTHORIZED', 'AUTHORIZED', 'CAPTURED'])
  })

  test('is lost, repeated, or overtaken when the admin says so', async () => {
    await register(['authorized', 'captured'])
    await admin('callbacks', { losePercent: 100 })
    await approved()
    await wait(50)
    expect(heard).toEqual([])
    await admin('callbacks', { copies: 3 })
    await approved()
    await eventually(() => expect(heard).toHaveLength(3))
    // One that waits for its turn in vain would wait for its retries: overtaking leaves the line.
    ;[heard, answerWith] = [[], [500]]
    await admin('callbacks', { shuffleMs: 1 })
    const reference = await approved()
    await change(reference, 'capture', 20_000)
    await eventually(() => expect(heard.map(({ body }) => body.name).toSorted()).toEqual(['AUTHORIZED', 'CAPTURED']))
  })

  test('tells of a bank’s no as something that did not succeed, and of the time that is over', async () => {
    await register(['authorized', 'expired'])
    const { reference } = (await create()).body
    await admin('payments/decline', { reference })
    await admin('clock/pass', { seconds: 600 })
    await eventually(() =>
      expect(heard.map(({ body }) => [body.name, body.success])).toEqual([
        ['AUTHORIZED', false],
        ['EXPIRED', true],
      ]),
    )
  })

  test('leads to public HTTPS addresses, and ends when its registration does', async () => {
    const no = await ask('POST', '/webhooks/v1/webhooks', { url: 'http://kantine.example/', events: ['epayments.payment.captured.v1'] })
    expect([no.status, no.body.extraDetails]).toMatchObject([400, [{ name: 'url' }]])
    const { id } = (await register(['authorized'])).body
    expect((await ask('DELETE', `/webhooks/v1/webhooks/${id as string}`)).status).toBe(204)
    await approved()
    await wait(50)
    expect(heard).toEqual([])
  })
})

describe('the payer', () => {
  const open = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, { redirect: 'manual', ...(form && { method: 'POST', body: new URLSearchParams(form) }) })
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
  }
  const inApp = (redirectUrl: string) => redirectUrl.replace('/landing', '/app')

  test('writes a number, meets the amount in the app, pays, and goes back', async () => {
    const { reference, redirectUrl } = (await create()).body
    expect((await open(redirectUrl)).text).toMatch(/Betal 200.kr med Vipps/)
    expect((await open(inApp(redirectUrl))).location).toContain('/landing')
    expect((await open(redirectUrl, { number: '123' })).status).toBe(422)
    const { location } = await open(redirectUrl, { number: '+47 912 34 567' })
    expect((await open(simulator.address + location!)).text).toContain('912 34 567')
    expect(await open(simulator.address + location!, { answer: 'approve', message: 'usual' })).toMatchObject({
      status: 303,
      location: 'https://kantine.example/back',
    })
    expect((await read(reference)).state).toBe('AUTHORIZED')
    expect((await open(redirectUrl)).text).toContain('Betalingen er gjennomført.')
  })

  test.each([
    ['cancel', 'ABORTED'],
    ['expire', 'EXPIRED'],
    ['walk-away', 'CREATED'],
  ])('may %s, and comes back too', async (answer, state) => {
    const { reference, redirectUrl } = (await create({ customer: { phoneNumber: '4791234567' } })).body
    expect((await open(inApp(redirectUrl), { answer })).location).toBe('https://kantine.example/back')
    expect((await read(reference)).state).toBe(state)
  })

  test('whose bank says no may try another card, and who names no payment is told so', async () => {
    const { reference, redirectUrl } = (await create({ customer: { phoneNumber: '4791234567' } })).body
    expect((await open(inApp(redirectUrl), { answer: 'decline' })).location).toContain('/refused')
    expect((await read(reference)).state).toBe('CREATED')
    expect((await open(inApp(redirectUrl), { answer: 'close' })).text).toContain('Du kan lukke vinduet')
    expect((await read(reference)).state).toBe('AUTHORIZED')
    expect((await open(`${simulator.address}/landing?token=none`)).status).toBe(404)
  })
})
