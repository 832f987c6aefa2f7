// All that the adapter sends, and all that the simulator answers, is as the vendor's own files say.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOpenApi } from '../../../test/openapi.ts'
import { openRecordingLine, type RecordingLine } from '../../../test/recording-line.ts'
import { specsFolder } from '../../../test/specs.ts'
import { atVipps, codeOf, newVipps, onlySalesUnit, payment, refer } from '../../../test/vipps.ts'
import { type RunningSimulator, startSimulator } from '../../../simulator/simulator.ts'
import { vipps } from '../../../simulator/vipps/index.ts'
import { makeCircuit } from '../circuit.ts'
import { makeVippsClient } from './client.ts'
import { listWebhooks, registerWebhook, removeWebhook } from './webhook-registrations.ts'

let simulator: RunningSimulator
let line: RecordingLine

beforeAll(async () => {
  simulator = await startSimulator(vipps, { port: 0 })
  line = await openRecordingLine(simulator.address)
})
afterAll(async () => {
  await line.close()
  await simulator.stop()
})

type Schemas = { components: { schemas: Record<string, { required: string[] }> } }

test.skipIf(!specsFolder())('ePayment: requests, answers and problems are those of the vendor’s file', async () => {
  const provider = newVipps(line.address)
  const wish = payment({ payer: { reference: 'p', userAgent: 'a browser', mobile: '+4791234567' } })
  const { providerReference } = await provider.make(wish)
  await provider.make(wish)
  await provider.read(providerReference)
  expect(await codeOf(provider.capture({ providerReference, reference: refer('ca'), amountOre: 20_000, description: 'Saldo' }))).toBe('not_possible_now')
  await atVipps(simulator.address, 'payments/decline', { reference: providerReference })
  await atVipps(simulator.address, 'payments/approve', { reference: providerReference })
  await provider.capture({ providerReference, reference: refer('ca'), amountOre: 20_000, description: 'Saldo' })
  await provider.refund({ providerReference, reference: refer('re'), amountOre: 5_000, description: 'Saldo' })
  await provider.read(providerReference)
  expect(await codeOf(provider.cancel({ providerReference, reference: refer('cn'), description: 'Saldo' }))).toBe('not_possible_now')
  expect(await codeOf(provider.make({ ...wish, amountOre: 10_000 }))).toBe('reference_used')
  const reserved = await provider.make(payment())
  await atVipps(simulator.address, 'payments/approve', { reference: reserved.providerReference })
  await provider.cancel({ ...reserved, reference: refer('cn'), description: 'Saldo' })

  const file = readOpenApi('vipps/epayment.v1.openapi.yml', {
    amend: (raw) => {
      // The file asks for `paymentAction`, which it describes nowhere; the field is `name`.
      const { PaymentEvent } = (raw as unknown as Schemas).components.schemas
      PaymentEvent!.required = PaymentEvent!.required.map((field) => (field === 'paymentAction' ? 'name' : field))
    },
  })
  const sent = line.exchanges.filter(({ path }) => path.startsWith('/epayment/'))
  expect(sent.flatMap((exchange) => file.faultsOf(exchange))).toEqual([])
  const kinds = new Set(sent.map(({ method, path, status }) => `${method} ${path.split('/')[5] ?? (path.split('/')[4] ? 'payment' : '')} ${status}`))
  expect([...kinds].toSorted()).toEqual([
    'GET events 200',
    'GET payment 200',
    'POST  201',
    'POST  409',
    'POST cancel 200',
    'POST cancel 400',
    'POST capture 200',
    'POST capture 400',
    'POST refund 200',
  ])
  // A file that found nothing wrong with nonsense would prove nothing.
  const [created] = sent
  expect(file.faultsOf({ ...created!, requestBody: created!.requestBody.replace('WALLET', 'PURSE') })).not.toEqual([])
  expect(file.faultsOf({ ...created!, requestBody: created!.requestBody.replace('userFlow', 'flow') })).not.toEqual([])
  expect(file.faultsOf({ ...created!, answerBody: '{}' })).not.toEqual([])
  expect(file.faultsOf({ ...created!, requestHeaders: {} })).not.toEqual([])
})

test.skipIf(!specsFolder())('webhooks: registrations are those of the vendor’s file, and so is what is brought', async () => {
  const now = () => new Date()
  const client = makeVippsClient({ apiUrl: line.address, salesUnit: onlySalesUnit, circuit: makeCircuit({ now, onChange: () => {} }), now, isAlone: true })
  const heard: string[] = []
  const merchant = await openRecordingLine(simulator.address)
  const url = `${merchant.address}/hears`
  const { id, secret } = await registerWebhook(client, url)
  expect(secret.length).toBeGreaterThan(20)
  expect(await listWebhooks(client)).toMatchObject([{ id, url }])
  expect(await codeOf(registerWebhook(client, 'http://kantine.example/'))).toBe('request_refused')
  const { providerReference } = await newVipps(line.address).make(payment())
  await atVipps(simulator.address, 'payments/approve', { reference: providerReference })
  await expect.poll(() => merchant.exchanges.length).toBe(1)
  heard.push(...merchant.exchanges.map(({ requestBody }) => requestBody))
  await removeWebhook(client, id)
  await removeWebhook(client, id)
  expect(await listWebhooks(client)).toEqual([])
  await merchant.close()

  const webhooks = readOpenApi('vipps/webhooks.openapi.yml')
  // Removing what is gone is answered 404, of which the file says nothing.
  const sent = line.exchanges.filter(({ path, status }) => path.startsWith('/webhooks/') && status !== 404)
  expect(sent.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 201', 'GET 200', 'POST 400', 'DELETE 204', 'GET 200'])
  expect(sent.flatMap((exchange) => webhooks.faultsOf(exchange))).toEqual([])
  expect(heard.flatMap((body) => readOpenApi('vipps/epayment.v1.openapi.yml').faultsOfNamed('WebhookEvent', JSON.parse(body)))).toEqual([])
})
