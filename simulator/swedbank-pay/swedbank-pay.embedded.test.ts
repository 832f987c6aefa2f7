// The simulator keeps to Swedbank Pay's own sheet: what it refuses, what it shows, and how its callbacks come.

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eventually } from '../../test/eventually.ts'
import { type RunningSimulator, startSimulator } from '../simulator.ts'
import { magicAmounts, simulatedMerchant, swedbankPay } from './index.ts'

let simulator: RunningSimulator
let merchant: http.Server
let callbackUrl: string
let heard: { body: { orderReference?: string; paymentOrder: { id: string; number?: number } }; status: number }[]
let answerWith: number[]

beforeAll(async () => {
  simulator = await startSimulator(swedbankPay, { port: 0 })
  merchant = http.createServer((request, response) => {
    let text = ''
    request.on('data', (part) => (text += part))
    request.on('end', () => {
      const status = answerWith.shift() ?? 200
      heard.push({ body: JSON.parse(text), status })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve))
  callbackUrl = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/callback`
})
afterEach(() => admin('reset'))
afterAll(async () => {
  await simulator.stop()
  merchant.close()
})

type Operation = { rel: string; href: string; method: string }
type Shown = { paymentOrder: Record<string, unknown> & { id: string; status: string }; operations: Operation[]; type?: string; problems?: { name: string }[] }
type Answer = { status: number; body: Shown }

const headers = { authorization: `Bearer ${simulatedMerchant.token}`, 'content-type': 'application/json;version=3.1' }
async function ask(method: string, url: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(url.startsWith('http') ? url : simulator.address + url, {
    method,
    headers: { ...headers, ...more },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Shown }
}
async function admin(deed: string, wish: object = {}): Promise<unknown> {
  const answer = await fetch(`${simulator.address}/simulator/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  heard ??= []
  if (deed === 'reset') [heard, answerWith] = [[], []]
  return answer.json()
}

let count = 0
const orderFor = (changes: object = {}, payee: object = {}) => ({
  paymentorder: {
    operation: 'Purchase',
    currency: 'NOK',
    amount: 20_000,
    vatAmount: 0,
    description: 'Kantinesaldo 200 kr',
    userAgent: 'a browser',
    language: 'nb-NO',
    urls: { hostUrls: ['https://kantine.example'], completeUrl: 'https://kantine.example/done', cancelUrl: 'https://kantine.example/left', callbackUrl },
    payeeInfo: { payeeId: simulatedMerchant.payeeId, payeeReference: `pa${(count += 1)}`, orderReference: `order-${count}`, ...payee },
    payer: { payerReference: 'payer1' },
    ...changes,
  },
})
const create = (changes: object = {}, payee: object = {}) => ask('POST', '/psp/paymentorders', orderFor(changes, payee))
const read = async (id: string, expand = '') => (await ask('GET', `${id}${expand && `?$expand=${expand}`}`)).body
const relsOf = ({ operations }: Shown) => operations.map(({ rel }) => rel)
const follow = (shown: Shown, rel: string, body: unknown) => {
  const { method, href } = shown.operations.find((operation) => operation.rel === rel) as Operation
  return ask(method, href, body)
}
const transaction = (amount: number, payeeReference = `tr${(count += 1)}`) => ({ transaction: { description: 'Saldo', amount, vatAmount: 0, payeeReference } })
async function paid(changes: object = {}): Promise<Shown> {
  const { body } = await create(changes)
  await admin('orders/approve', { id: body.paymentOrder.id })
  return read(body.paymentOrder.id)
}

test('an order is made, and shows where to pay and what may be done', async () => {
  const { status, body } = await create()
  expect(status).toBe(201)
  expect(body.paymentOrder).toMatchObject({ status: 'Initialized', amount: 20_000, paid: { id: `${body.paymentOrder.id}/paid` } })
  expect(relsOf(body)).toEqual(['redirect-checkout', 'view-checkout', 'update-order', 'abort', 'abort-paymentattempt'])
})

test('what is wrong is refused, and named by its field', async () => {
  const no = async (answer: Promise<Answer>) => {
    const { status, body } = await answer
    return [status, body.type?.split('/').at(-1), body.problems?.[0]?.name]
  }
  expect(await no(ask('POST', '/psp/paymentorders', orderFor(), { authorization: 'Bearer wrong' }))).toEqual([401, 'unauthorized', undefined])
  expect(await no(create({}, { payeeId: '00000000-0000-0000-0000-000000000000' }))).toEqual([403, 'forbidden', undefined])
  expect(await no(create({ amount: 0 }))).toEqual([400, 'inputerror', 'PaymentOrder.Amount'])
  expect(await no(create({ description: 'x'.repeat(41) }))).toEqual([400, 'inputerror', 'PaymentOrder.Description'])
  expect((await create({ description: 'x'.repeat(40) })).status).toBe(201)
  expect(await no(create({}, { payeeReference: 'with-hyphen' }))).toEqual([400, 'inputerror', 'PaymentOrder.PayeeInfo.PayeeReference'])
  expect(await no(create({ payer: { payerReference: 'a@b.no' } }))).toEqual([400, 'inputerror', 'PaymentOrder.Payer.PayerReference'])
  await create({}, { payeeReference: 'once' })
  expect(await no(create({}, { payeeReference: 'once' }))).toEqual([400, 'inputerror', 'PaymentOrder.PayeeInfo.PayeeReference'])
  expect(await no(ask('GET', '/psp/paymentorders/unknown'))).toEqual([404, 'notfound', undefined])
})

test('a paid order is captured in parts, reversed in parts, and its transactions are listed', async () => {
  const order = await paid()
  expect(order.paymentOrder).toMatchObject({ status: 'Paid', remainingCaptureAmount: 20_000, remainingReversalAmount: 0 })
  expect(relsOf(order)).toEqual(['capture', 'cancel'])
  const part = (await follow(order, 'capture', transaction(15_000, 'cap1'))).body
  expect(relsOf(part)).toEqual(['capture', 'cancel', 'reversal'])
  const released = (await follow(part, 'cancel', { transaction: { description: 'Saldo', payeeReference: 'can1' } })).body
  expect(released.paymentOrder).toMatchObject({ status: 'Paid', remainingCaptureAmount: 0, remainingReversalAmount: 15_000 })
  const back = (await follow(released, 'reversal', transaction(15_000, 'rev1'))).body
  expect([back.paymentOrder.status, relsOf(back)]).toEqual(['Reversed', []])
  const list = (await read(order.paymentOrder.id, 'financialtransactions')).paymentOrder.financialTransactions
  expect(list).toMatchObject({
    financialTransactionsList: [
      { type: 'Capture', payeeReference: 'cap1' },
      { type: 'Reversal', payeeReference: 'rev1' },
    ],
  })
})

test('more than what remains fails, and after five such failures the order is locked', async () => {
  const order = await paid()
  for (let times = 1; times <= 5; times += 1) expect((await follow(order, 'capture', transaction(20_001))).status).toBe(400)
  expect((await follow(order, 'capture', transaction(20_000))).body.type).toContain('forbidden')
  expect(relsOf(await read(order.paymentOrder.id))).toEqual(['cancel'])
})

test('an aborted order cannot be paid, and a paid one cannot be aborted', async () => {
  const { body } = await create()
  const aborted = (await follow(body, 'abort', { paymentorder: { operation: 'Abort', abortReason: 'CancelledByConsumer' } })).body
  expect([aborted.paymentOrder.status, aborted.operations]).toEqual(['Aborted', []])
  expect(await admin('orders/approve', { id: body.paymentOrder.id })).toMatchObject({ problem: { status: 403 }, status: 'Aborted' })
  const order = await paid()
  const refused = await ask('PATCH', order.paymentOrder.id, { paymentorder: { operation: 'Abort', abortReason: 'CancelledByConsumer' } })
  expect(refused.status).toBe(403)
})

test.each(magicAmounts)('a card attempt for %d øre fails, and the order waits for another', async (amount) => {
  const { body } = await create({ amount })
  expect(await admin('orders/approve', { id: body.paymentOrder.id })).toMatchObject({ problem: { type: expect.stringContaining('creditcard/') } })
  const order = await read(body.paymentOrder.id, 'failedattempts')
  expect(order.paymentOrder).toMatchObject({ status: 'Initialized', failedAttempts: { failedAttemptList: [{ status: 'Failed' }] } })
})

test('a stored card is charged without the payer and without a callback; when it has ended it is refused', async () => {
  const order = await paid({ generateUnscheduledToken: true })
  await eventually(() => expect(heard.map(({ body }) => body.paymentOrder.id)).toContain(order.paymentOrder.id))
  const { token } = ((await read(order.paymentOrder.id, 'paid')).paymentOrder.paid as { tokens: [{ token: string }] }).tokens[0]
  const charge = (amount: number) => create({ operation: 'UnscheduledPurchase', unscheduledToken: token, amount })
  const [done, failed] = [await charge(20_000), await charge(900_361)]
  expect([done.body.paymentOrder.status, failed.body.paymentOrder.status]).toEqual(['Paid', 'Failed'])
  await ask('PATCH', `/psp/paymentorders/unscheduledTokens/${token}`, { state: 'Deleted', comment: 'no more' })
  expect((await charge(20_000)).status).toBe(422)
  await wait(50)
  // What an earlier test paid may be heard of late; of what was charged nothing ever is.
  const told = heard.map(({ body }) => body.paymentOrder.id)
  for (const { body } of [done, failed]) expect(told).not.toContain(body.paymentOrder.id)
})

test('a stored card is refused as often and as asked for, and its token is known after a restart', async () => {
  const order = await paid({ generateUnscheduledToken: true })
  const { token } = ((await read(order.paymentOrder.id, 'paid')).paymentOrder.paid as { tokens: [{ token: string }] }).tokens[0]
  const charge = () => create({ operation: 'UnscheduledPurchase', unscheduledToken: token })
  await admin('tokens/refuse', { token, type: 'acquirercardexpired', times: 2 })
  expect([(await charge()).body.paymentOrder.status, (await charge()).body.paymentOrder.status, (await charge()).body.paymentOrder.status]).toEqual([
    'Failed',
    'Failed',
    'Paid',
  ])
  await admin('reset', {})
  expect((await charge()).body.paymentOrder.status).toBe('Paid')
  expect((await create({ operation: 'UnscheduledPurchase', unscheduledToken: 'visa3ds.somebody-else.1' })).status).toBe(404)
})

test('a callback names the order and nothing else, and comes again until it is heard', async () => {
  await admin('callbacks', { retryScale: 0.001 })
  answerWith = [500, 503]
  const order = await paid()
  await eventually(() => expect(heard.map(({ status }) => status)).toEqual([500, 503, 200]))
  expect(heard[0]?.body).toEqual({
    orderReference: `order-${count}`,
    paymentOrder: { id: order.paymentOrder.id, instrument: 'paymentorders', number: expect.any(Number) },
  })
})

test('callbacks are lost, and repeated, as the admin says', async () => {
  await admin('callbacks', { losePercent: 100 })
  await paid()
  await wait(50)
  expect(heard).toEqual([])
  await admin('callbacks', { copies: 3 })
  await paid()
  await eventually(() => expect(heard).toHaveLength(3))
})

test('faults come as often as asked for, and what is done although no answer comes is done', async () => {
  await admin('faults', { step: 'create', kind: 'answers', status: 502, times: 2 })
  expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([502, 502, 201])
  const order = await paid()
  await admin('faults', { step: 'capture', kind: 'hangs_up_after' })
  await expect(follow(order, 'capture', transaction(20_000))).rejects.toThrow()
  expect((await read(order.paymentOrder.id)).paymentOrder.remainingCaptureAmount).toBe(0)
})
