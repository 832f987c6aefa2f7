// The adapter over HTTP against the simulator: everything the port promises, and every way it fails.

import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningSimulator, startSimulator } from '../../../simulator/simulator.ts'
import { magicAmounts, vipps } from '../../../simulator/vipps/index.ts'
import { openRecordingLine, type RecordingLine } from '../../../test/recording-line.ts'
import { atVipps, codeOf, newVipps, onlySalesUnit, payment, refer, secondSalesUnit } from '../../../test/vipps.ts'
import { makeCircuit } from '../circuit.ts'
import type { PaymentProvider, PaymentToMake } from '../port.ts'

let simulator: RunningSimulator
let line: RecordingLine
let provider: PaymentProvider

beforeAll(async () => {
  simulator = await startSimulator(vipps, { port: 0 })
  line = await openRecordingLine(simulator.address)
})
beforeEach(() => {
  simulator.faults.clear()
  line.exchanges.length = 0
  provider = newVipps(line.address)
})
afterAll(async () => {
  await line.close()
  await simulator.stop()
})

const at = (deed: string, wish: object = {}) => atVipps(simulator.address, deed, wish)
async function paid(changes: Partial<PaymentToMake> = {}) {
  const { providerReference } = await provider.make(payment(changes))
  await at('payments/approve', { reference: providerReference })
  return { providerReference, description: 'Kantinesaldo', amountOre: changes.amountOre ?? 20_000 }
}
const asked = (path: string) => line.exchanges.filter((exchange) => exchange.path.includes(path))

describe('a payment', () => {
  test('is made, paid, captured and given back, in the port’s words', async () => {
    const made = await provider.make(payment())
    expect(made.payAt).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/landing\?token=[\w-]{32}$/)
    const { providerReference } = made
    expect(providerReference).toMatch(/^123456\/[0-9a-z-]{8,50}$/)
    expect(await provider.read(providerReference)).toMatchObject({ word: 'open', amountOre: 20_000, capturedOre: 0, movements: [] })
    await at('payments/approve', { reference: providerReference })
    expect(await provider.read(providerReference)).toMatchObject({ word: 'authorised', authorisedOre: 20_000, capturedOre: 0 })
    const [capture, refund, rest] = [refer('ca'), refer('re'), refer('re')]
    const wish = { providerReference, description: 'Kantinesaldo' }
    expect(await provider.capture({ ...wish, reference: capture, amountOre: 20_000 })).toMatchObject({
      word: 'captured',
      capturedOre: 20_000,
      movements: [{ kind: 'capture', reference: capture, amountOre: 20_000, number: expect.stringMatching(/^\d+$/) }],
    })
    expect(await provider.refund({ ...wish, reference: refund, amountOre: 5_000 })).toMatchObject({ word: 'captured', refundedOre: 5_000 })
    expect(await provider.refund({ ...wish, reference: rest, amountOre: 15_000 })).toMatchObject({ capturedOre: 20_000, refundedOre: 20_000 })
    const { movements } = await provider.read(providerReference)
    expect(movements.map(({ kind, reference }) => [kind, reference])).toEqual([
      ['capture', capture],
      ['refund', refund],
      ['refund', rest],
    ])
    expect(new Set(movements.map(({ number }) => number)).size).toBe(3)
  })

  test('that nobody has paid is ended, and may be ended twice; one that is reserved is let go; one that is taken is not', async () => {
    const open = { ...(await provider.make(payment())), description: 'Saldo' }
    expect(await provider.cancel({ ...open, reference: refer('cn') })).toMatchObject({ word: 'abandoned' })
    expect(await provider.cancel({ ...open, reference: refer('cn') })).toMatchObject({ word: 'abandoned' })
    const reserved = await paid()
    expect(await provider.cancel({ ...reserved, reference: refer('cn') })).toMatchObject({ word: 'released', authorisedOre: 0, capturedOre: 0 })
    const taken = await paid()
    await provider.capture({ ...taken, reference: refer('ca') })
    expect(await codeOf(provider.cancel({ ...taken, reference: refer('cn') }))).toBe('not_possible_now')
    expect(await codeOf(provider.capture({ ...reserved, reference: refer('ca') }))).toBe('not_possible_now')
    expect(await codeOf(provider.refund({ ...taken, reference: refer('re'), amountOre: 20_001 }))).toBe('not_possible_now')
  })

  test('that is approved while we end it is paid, and not let go', async () => {
    const { providerReference } = await provider.make(payment())
    // Between our look and our wish.
    simulator.faults.add({ step: 'cancel', kind: 'slow', waitMs: 200 })
    const ended = codeOf(provider.cancel({ providerReference, reference: refer('cn'), description: 'Saldo' }))
    await expect.poll(() => asked(`/${providerReference.slice(7)}`).length).toBe(1)
    await at('payments/approve', { reference: providerReference })
    expect(await ended).toBe('not_possible_now')
    expect((await provider.read(providerReference)).word).toBe('authorised')
  })

  test('that the payer gives up is abandoned; given up after a no it is declined; left alone for ten minutes it has expired', async () => {
    const [left, refused, forgotten] = [await provider.make(payment()), await provider.make(payment()), await provider.make(payment())]
    await at('payments/leave', { reference: left.providerReference })
    expect((await provider.read(left.providerReference)).word).toBe('abandoned')
    await at('payments/decline', { reference: refused.providerReference })
    expect((await provider.read(refused.providerReference)).word).toBe('open')
    await at('payments/leave', { reference: refused.providerReference })
    expect((await provider.read(refused.providerReference)).word).toBe('declined')
    await at('clock/pass', { seconds: 599 })
    expect((await provider.read(forgotten.providerReference)).word).toBe('open')
    await at('clock/pass', { seconds: 2 })
    expect((await provider.read(forgotten.providerReference)).word).toBe('expired')
  })

  test.each(magicAmounts)('of the magic amount %d is refused by the bank and waits for another card', async (amountOre) => {
    const { providerReference } = await provider.make(payment({ amountOre }))
    expect(await at('payments/approve', { reference: providerReference })).toMatchObject({ problem: expect.any(String), state: 'CREATED' })
    expect((await provider.read(providerReference)).word).toBe('open')
  })

  test.each([
    [123, 'request_refused'],
    [124, 'request_refused'],
  ])('of which %d øre cannot be given back says so for good', async (amountOre, code) => {
    const taken = await paid()
    await provider.capture({ ...taken, reference: refer('ca') })
    expect(await codeOf(provider.refund({ ...taken, amountOre, reference: refer('re') }))).toBe(code)
  })

  test('that is made again under the same key is the same; something else under it is told as such', async () => {
    const wish = payment()
    const first = await provider.make(wish)
    expect(await provider.make(wish)).toEqual(first)
    expect(await codeOf(provider.make({ ...wish, amountOre: 10_000 }))).toBe('reference_used')
  })

  test('that is captured or given back again under the same key is so once', async () => {
    const reserved = await paid()
    const [capture, refund] = [refer('ca'), refer('re')]
    for (let times = 0; times < 2; times += 1)
      expect(await provider.capture({ ...reserved, reference: capture, amountOre: 5_000 })).toMatchObject({ capturedOre: 5_000 })
    for (let times = 0; times < 2; times += 1)
      expect(await provider.refund({ ...reserved, reference: refund, amountOre: 1_000 })).toMatchObject({ refundedOre: 1_000 })
    expect(await codeOf(provider.refund({ ...reserved, reference: refund, amountOre: 2_000 }))).toBe('reference_used')
  })

  test('that the company’s people give back, or let go, shows whose doing it was', async () => {
    const taken = await paid()
    await provider.capture({ ...taken, reference: refer('ca') })
    await at('payments/reverse', { reference: taken.providerReference, amount: 5_000 })
    const { movements, refundedOre } = await provider.read(taken.providerReference)
    expect([refundedOre, movements.at(-1)]).toMatchObject([5_000, { kind: 'refund', amountOre: 5_000, reference: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
    const reserved = await paid()
    await at('payments/release', { reference: reserved.providerReference })
    expect((await provider.read(reserved.providerReference)).word).toBe('released')
  })

  test('that is not known, or whose name is no name, is not found', async () => {
    expect(await codeOf(provider.read('123456/nobody-has-made-this'))).toBe('payment_not_found')
    for (const name of ['http://elsewhere.example/', '/psp/paymentorders/1', '123456/../../x', '123456/short']) {
      expect(await codeOf(provider.read(name))).toBe('payment_not_found')
      expect(await codeOf(provider.capture({ providerReference: name, reference: refer('ca'), amountOre: 1, description: 'x' }))).toBe('payment_not_found')
    }
  })

  test('carries our system’s name, and a number only where it is a Norwegian one', async () => {
    await provider.make(payment({ payer: { reference: 'p', userAgent: 'x', mobile: '+4791234567' } }))
    await provider.make(payment({ payer: { reference: 'p', userAgent: 'x', mobile: '+46701234567', email: 'kari@example.no' } }))
    const [norwegian, swedish] = asked('/epayment/v1/payments')
    expect(norwegian?.requestHeaders).toMatchObject({ 'merchant-serial-number': '123456', 'vipps-system-name': 'kantinekort' })
    expect(JSON.parse(norwegian?.requestBody ?? '')).toMatchObject({ customer: { phoneNumber: '4791234567' }, userFlow: 'WEB_REDIRECT' })
    expect(swedish?.requestBody).not.toMatch(/701234567|kari/)
  })
})

describe('an operator', () => {
  const other = { operatorOrganisationNumber: '327182811' }
  const both = () => newVipps(line.address, { salesUnits: [{ ...onlySalesUnit, organisationNumbers: ['314159268'] }, secondSalesUnit] })

  test('has its money at its own sales unit, and one that has none is not served', async () => {
    provider = both()
    expect([provider.serves('314159268'), provider.serves('327182811'), provider.serves('316180337')]).toEqual([true, true, false])
    const { providerReference } = await provider.make(payment(other))
    expect(providerReference).toMatch(/^654321\//)
    await at('payments/approve', { reference: providerReference })
    expect(await provider.capture({ providerReference, reference: refer('ca'), amountOre: 20_000, description: 'Saldo' })).toMatchObject({ word: 'captured' })
    expect(await codeOf(provider.make(payment({ operatorOrganisationNumber: '316180337' })))).toBe('request_refused')
  })

  test('whose keys are wrong stops nobody else', async () => {
    provider = newVipps(line.address, { salesUnits: [onlySalesUnit, { ...secondSalesUnit, clientSecret: 'not-the-secret' }] })
    for (let times = 0; times < 6; times += 1) expect(await codeOf(provider.make(payment(other)))).toBe('keys_refused')
    expect(await codeOf(provider.make(payment()))).toBe('done')
  })

  test('whose sales unit is no longer set up has payments of which nobody knows', async () => {
    const { providerReference } = await both().make(payment(other))
    // Not "not found": that would mean that nobody can have paid.
    expect(await codeOf(provider.read(providerReference))).toBe('keys_refused')
  })
})

describe('the access token', () => {
  const tokens = () => asked('/accesstoken/get').length

  test('is fetched once for many who come at once, and used for as long as it lasts', async () => {
    await Promise.all(Array.from({ length: 5 }, () => provider.make(payment())))
    expect(tokens()).toBe(1)
  })

  test('is renewed a little before it ends', async () => {
    let nowMs = Date.now()
    provider = newVipps(line.address, { now: () => new Date(nowMs) })
    await provider.make(payment())
    nowMs += (3_599 - 300) * 1_000 - 1
    await provider.make(payment())
    expect(tokens()).toBe(1)
    nowMs += 1
    await provider.make(payment())
    expect(tokens()).toBe(2)
  })

  test('that ends early is renewed at once, and nobody notices', async () => {
    const { providerReference } = await provider.make(payment())
    await at('tokens/end')
    expect((await provider.read(providerReference)).word).toBe('open')
    expect(tokens()).toBe(2)
  })

  test('that is refused although it is new means that our keys are wrong, and then nothing is sent', async () => {
    for (const change of [{ clientSecret: 'wrong-secret' }, { clientId: '00000000-0000-4000-8000-000000000000' }, { subscriptionKey: 'wrong-key' }]) {
      provider = newVipps(line.address, { salesUnits: [{ ...onlySalesUnit, ...change }] })
      expect(await codeOf(provider.make(payment()))).toBe('keys_refused')
      expect(await codeOf(provider.make(payment()))).toBe('circuit_open')
    }
    provider = newVipps(line.address)
    simulator.faults.add({ step: 'create', kind: 'answers', status: 401, times: 2 })
    expect(await codeOf(provider.make(payment()))).toBe('keys_refused')
    expect(await codeOf(provider.make(payment()))).toBe('circuit_open')
  })
})

describe('a provider that fails', () => {
  const fault = (step: string, kind: Parameters<typeof simulator.faults.add>[0]['kind'], more: object = {}) => simulator.faults.add({ step, kind, ...more })

  test('twice on a question is asked a third time', async () => {
    const { providerReference } = await paid()
    fault('read', 'answers', { status: 502, times: 2 })
    expect((await provider.read(providerReference)).word).toBe('authorised')
    fault('events', 'hangs_up', { times: 3 })
    expect(await codeOf(provider.read(providerReference))).toBe('no_answer')
    fault('token', 'answers', { status: 500, times: 3 })
    expect(await codeOf(newVipps(line.address).read(providerReference))).toBe('provider_error')
  })

  test.each(['hangs_up_after', 'answers_after', 'hangs_up', 'answers'] as const)('%s while a payment is made has made one', async (kind) => {
    fault('create', kind)
    const { providerReference } = await provider.make(payment())
    expect((await provider.read(providerReference)).word).toBe('open')
  })

  test.each(['hangs_up_after', 'answers_after', 'hangs_up', 'answers'] as const)('%s while it captures captures once', async (kind) => {
    const reserved = await paid()
    fault('capture', kind, { times: 2 })
    expect(await provider.capture({ ...reserved, amountOre: 5_000, reference: refer('ca') })).toMatchObject({ capturedOre: 5_000 })
  })

  test('to say how a capture went has taken it all the same', async () => {
    const reserved = await paid()
    fault('events', 'hangs_up', { times: 3 })
    expect(await provider.capture({ ...reserved, reference: refer('ca') })).toMatchObject({ word: 'captured', capturedOre: 20_000, movements: [] })
    expect((await provider.read(reserved.providerReference)).movements).toHaveLength(1)
  })

  test('a capture for now refuses it under this key and takes it under the next', async () => {
    const reserved = await paid()
    await at('payments/fail-captures', { reference: reserved.providerReference, code: '6280' })
    const failed = refer('ca')
    expect(await codeOf(provider.capture({ ...reserved, reference: failed }))).toBe('refused_for_now')
    expect(await codeOf(provider.capture({ ...reserved, reference: failed }))).toBe('refused_for_now')
    expect(await provider.read(reserved.providerReference)).toMatchObject({ word: 'authorised', failedReferences: [failed], movements: [] })
    expect(await provider.capture({ ...reserved, reference: refer('ca') })).toMatchObject({ word: 'captured' })
  })

  test('because somebody else is at the payment, or because we ask too often, is asked again later', async () => {
    const reserved = await paid()
    fault('capture', 'answers', { status: 423 })
    expect(await codeOf(provider.capture({ ...reserved, reference: refer('ca') }))).toBe('too_many_requests')
    fault('capture', 'answers', { status: 429, times: 3 })
    expect(await codeOf(provider.capture({ ...reserved, reference: refer('ca') }))).toBe('too_many_requests')
    expect(await provider.capture({ ...reserved, reference: refer('ca') })).toMatchObject({ word: 'captured' })
  })

  test('to make sense is not believed', async () => {
    fault('create', 'garbled')
    const wish = payment()
    expect(await codeOf(provider.make(wish))).toBe('answer_not_understood')
    expect(await codeOf(provider.make(wish))).toBe('done')
  })

  test('to be there is not reached, and whether it is back is found out by looking', async () => {
    const gone = await startSimulator(vipps, { port: 0 })
    await gone.stop()
    expect(await codeOf(newVipps(gone.address).make(payment()))).toBe('unreachable')
    await provider.look()
    fault('read', 'answers', { status: 503, times: 3 })
    expect(await codeOf(provider.look())).toBe('provider_error')
  })

  test('a request of ours that is wrong is named, and not repeated', async () => {
    line.exchanges.length = 0
    expect(await codeOf(provider.make(payment({ returnUrl: 'http://kantine.example/' })))).toBe('request_refused')
    expect(asked('/epayment/v1/payments')).toHaveLength(1)
  })
})

test('no trouble and no change of the circuit tells a key', async () => {
  const told: string[] = []
  const keys = [onlySalesUnit.clientSecret, onlySalesUnit.subscriptionKey, onlySalesUnit.clientId, 'first-webhook-secret']
  const circuit = makeCircuit({ now: () => new Date(), onChange: (change) => told.push(inspect(change)) })
  provider = newVipps(line.address, { circuit: { ...circuit, mayCall: () => true } })
  const wish = payment()
  for (const kind of ['answers', 'hangs_up', 'garbled', 'answers_after'] as const) {
    for (const step of ['token', 'create', 'read', 'events', 'capture']) {
      const fresh = newVipps(line.address, { circuit: { ...circuit, mayCall: () => true } })
      simulator.faults.add({ step, kind, status: 401, times: 3 })
      for (const call of [() => fresh.make(wish), () => fresh.read('123456/nobody-has-made-this'), () => fresh.look()])
        await call().catch((error: unknown) => told.push(inspect(error, { depth: 10 }), JSON.stringify(error), String(error)))
      simulator.faults.clear()
    }
  }
  expect(told.length).toBeGreaterThan(20)
  const tokens = line.exchanges.flatMap(({ requestHeaders: { authorization } }) => (authorization ? [String(authorization).slice(7)] : []))
  expect(tokens.length).toBeGreaterThan(5)
  for (const secret of [...keys, ...tokens]) expect(told.filter((text) => text.includes(secret))).toEqual([])
})
