// The adapter over HTTP against the simulator: everything the port promises, and every way it fails.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../contract/ids.ts'
import { type RunningSimulator, startSimulator } from '../../../simulator/simulator.ts'
import { magicAmounts, simulatedMerchant, swedbankPay } from '../../../simulator/swedbank-pay/index.ts'
import { makeCircuit } from '../circuit.ts'
import { operationReference, type PaymentProvider, type PaymentToMake } from '../port.ts'
import { makeSwedbankPay, type SwedbankPayParts } from './adapter.ts'

let simulator: RunningSimulator
let provider: PaymentProvider

const newProvider = (changes: Partial<SwedbankPayParts> = {}) =>
  makeSwedbankPay({
    apiUrl: simulator.address,
    accessToken: simulatedMerchant.token,
    payeeId: simulatedMerchant.payeeId,
    subsites: { '314159268': 'SITE1' },
    circuit: makeCircuit({ now: () => new Date(), onChange: () => {} }),
    publicUrl: 'https://kantine.example',
    callbackUrl: () => 'https://kantine.example',
    callbackSecret: 'secret',
    limits: { tries: 3, tryMayTakeMs: 10_000, firstWaitMs: 5, allMayTakeMs: 40_000 },
    ...changes,
  })

beforeAll(async () => {
  simulator = await startSimulator(swedbankPay, { port: 0 })
})
beforeEach(async () => {
  simulator.faults.clear()
  simulator.callbacks.setPolicy({ losePercent: 100 })
  provider = newProvider()
})
afterAll(() => simulator.stop())

async function atCompany(deed: string, wish: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${simulator.address}/simulator/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  })
  return (await answer.json()) as Record<string, unknown>
}
const refer = (kind: Parameters<typeof operationReference>[0]) => operationReference(kind, newId())
let orders = 0
const payment = (changes: Partial<PaymentToMake> = {}): PaymentToMake => ({
  reference: refer('pa'),
  order: `7-${(orders += 1)}`,
  amountOre: 20_000,
  description: 'Kantinesaldo 200 kr',
  language: 'nn',
  payer: { reference: 'pabc', userAgent: 'a browser' },
  operatorOrganisationNumber: '314159268',
  payeeName: 'Testkantiner AS',
  returnUrl: 'https://kantine.example/topups/1',
  keepsCard: false,
  ...changes,
})
async function paid(changes: Partial<PaymentToMake> = {}) {
  const { providerReference } = await provider.make(payment(changes))
  await atCompany('orders/approve', { id: providerReference })
  return { providerReference, description: 'Kantinesaldo', amountOre: 20_000 }
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? error,
  )

describe('a payment', () => {
  test('is made, paid, captured and given back, in the port’s words', async () => {
    const made = await provider.make(payment())
    expect(made.payAt).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/checkout\/[0-9a-f]{32}$/)
    const { providerReference } = made
    expect(await provider.read(providerReference)).toMatchObject({ word: 'open', amountOre: 20_000, capturedOre: 0, movements: [] })
    await atCompany('orders/approve', { id: providerReference })
    expect(await provider.read(providerReference)).toMatchObject({ word: 'authorised', authorisedOre: 20_000, capturedOre: 0 })
    const [capture, refund, rest] = [refer('ca'), refer('re'), refer('re')]
    const wish = { providerReference, description: 'Kantinesaldo' }
    expect(await provider.capture({ ...wish, reference: capture, amountOre: 20_000 })).toMatchObject({
      word: 'captured',
      capturedOre: 20_000,
      movements: [{ kind: 'capture', reference: capture, amountOre: 20_000 }],
    })
    expect(await provider.refund({ ...wish, reference: refund, amountOre: 5_000 })).toMatchObject({ word: 'captured', refundedOre: 5_000 })
    expect(await provider.refund({ ...wish, reference: rest, amountOre: 15_000 })).toMatchObject({ word: 'captured', capturedOre: 20_000, refundedOre: 20_000 })
    const { movements } = await provider.read(providerReference)
    expect(movements.map(({ kind, reference }) => [kind, reference])).toEqual([
      ['capture', capture],
      ['refund', refund],
      ['refund', rest],
    ])
  })

  test('that nobody has paid is ended; one that is reserved is let go; one that is taken is not', async () => {
    const open = await provider.make(payment())
    expect(await provider.cancel({ ...open, reference: refer('cn'), description: 'Saldo' })).toMatchObject({ word: 'abandoned' })
    const reserved = await paid()
    expect(await provider.cancel({ ...reserved, reference: refer('cn') })).toMatchObject({ word: 'released', capturedOre: 0 })
    const taken = await paid()
    await provider.capture({ ...taken, reference: refer('ca') })
    expect(await codeOf(provider.cancel({ ...taken, reference: refer('cn') }))).toBe('not_possible_now')
    expect(await codeOf(provider.capture({ ...reserved, reference: refer('ca') }))).toBe('not_possible_now')
  })

  test('that the payer gives up is abandoned; given up after a no it is declined', async () => {
    const left = await provider.make(payment())
    await atCompany('orders/leave', { id: left.providerReference })
    expect((await provider.read(left.providerReference)).word).toBe('abandoned')
    const refused = await provider.make(payment())
    await atCompany('orders/decline', { id: refused.providerReference })
    expect((await provider.read(refused.providerReference)).word).toBe('open')
    await atCompany('orders/leave', { id: refused.providerReference })
    expect((await provider.read(refused.providerReference)).word).toBe('declined')
  })

  test('under a reference that was used before is told as such, and so is a capture', async () => {
    const wish = payment()
    await provider.make(wish)
    expect(await codeOf(provider.make(wish))).toBe('reference_used')
    const reserved = await paid()
    const reference = refer('ca')
    await provider.capture({ ...reserved, amountOre: 5_000, reference })
    expect(await codeOf(provider.capture({ ...reserved, amountOre: 5_000, reference }))).toBe('reference_used')
    expect((await provider.read(reserved.providerReference)).capturedOre).toBe(5_000)
  })

  test('of which the company gives back or takes back shows whose doing it was', async () => {
    const taken = await paid()
    await provider.capture({ ...taken, reference: refer('ca') })
    await atCompany('orders/reverse', { id: taken.providerReference, amount: 5_000 })
    await atCompany('orders/charge-back', { id: taken.providerReference })
    const { movements, refundedOre } = await provider.read(taken.providerReference)
    expect([refundedOre, movements.slice(1).map(({ kind, amountOre }) => [kind, amountOre])]).toEqual([
      20_000,
      [
        ['refund', 5_000],
        ['chargeback', 15_000],
      ],
    ])
  })

  test('that is not known, or whose name is no name, is not found', async () => {
    expect(await codeOf(provider.read('/psp/paymentorders/nobody'))).toBe('payment_not_found')
    for (const name of ['http://elsewhere.example/', '//elsewhere.example/x', '/psp/../x?y'])
      expect(await codeOf(provider.read(name))).toBe('payment_not_found')
  })

  test.each(magicAmounts)('of the magic amount %d is refused by the bank and waits for another card', async (amountOre) => {
    const { providerReference } = await provider.make(payment({ amountOre }))
    expect(await atCompany('orders/approve', { id: providerReference })).toMatchObject({ problem: { status: expect.any(Number) } })
    expect((await provider.read(providerReference)).word).toBe('open')
  })
})

describe('a stored card', () => {
  const charge = (token: string, amountOre = 10_000) => {
    const { returnUrl: _returnUrl, keepsCard: _keepsCard, ...wish } = payment({ amountOre })
    return provider.storedCards!.charge({ ...wish, token })
  }
  async function storedCard() {
    const { providerReference } = await paid({ keepsCard: true })
    return (await provider.read(providerReference)).storedCard!
  }

  test('is told with what its owner knows it by, and can be charged without its owner', async () => {
    const card = await storedCard()
    expect(card).toMatchObject({ label: 'Visa •••• 0416', validUntil: '2028-12' })
    const outcome = await charge(card.token)
    expect(outcome).toMatchObject({ payment: { word: 'authorised', amountOre: 10_000 } })
    const { providerReference } = outcome as { providerReference: string }
    expect(await provider.capture({ providerReference, amountOre: 10_000, reference: refer('ca'), description: 'Saldo' })).toMatchObject({ word: 'captured' })
  })

  test.each([
    [900_361, 'no_money', 'later'],
    [900_354, 'card_expired', 'stop'],
    [900_343, 'card_stopped', 'stop'],
    [952_400, 'card_stopped', 'stop'],
    [952_100, 'limit_reached', 'later'],
    [900_351, 'other', 'later'],
  ])('that is refused for %d says why, and what follows from it', async (amountOre, reason, advice) => {
    const { token } = await storedCard()
    expect(await charge(token, amountOre)).toMatchObject({ refusal: { reason, advice } })
  })

  test('that is forgotten is charged no more, and may be forgotten twice', async () => {
    const { token } = await storedCard()
    await provider.storedCards!.forget(token)
    await provider.storedCards!.forget(token)
    await provider.storedCards!.forget('a-token-that-is-none')
    expect(await charge(token)).toMatchObject({ refusal: { reason: 'token_ended', advice: 'stop' } })
    expect(await charge('a-token-that-is-none')).toMatchObject({ refusal: { reason: 'token_ended', advice: 'stop' } })
  })
})

describe('a provider that fails', () => {
  const fault = (step: string, kind: Parameters<typeof simulator.faults.add>[0]['kind'], more: object = {}) => simulator.faults.add({ step, kind, ...more })

  test('twice on a question is asked a third time', async () => {
    const { providerReference } = await provider.make(payment())
    fault('read', 'answers', { status: 502, times: 2 })
    expect((await provider.read(providerReference)).word).toBe('open')
    fault('read', 'hangs_up', { times: 3 })
    expect(await codeOf(provider.read(providerReference))).toBe('no_answer')
    fault('read', 'answers', { status: 500, times: 3 })
    expect(await codeOf(provider.read(providerReference))).toBe('provider_error')
  })

  test('after it has made a payment is told: no payer has seen it', async () => {
    fault('create', 'hangs_up_after')
    expect(await codeOf(provider.make(payment()))).toBe('reference_used')
  })

  test('after it has captured captures once: nobody sends it again before having looked', async () => {
    const reserved = await paid()
    fault('capture', 'silent_after', { waitMs: 300 })
    expect(await codeOf(provider.capture({ ...reserved, reference: refer('ca') }))).toBe('no_answer')
    expect(await provider.read(reserved.providerReference)).toMatchObject({ word: 'captured', capturedOre: 20_000 })
    const other = await paid()
    fault('capture', 'answers')
    expect(await codeOf(provider.capture({ ...other, reference: refer('ca') }))).toBe('provider_error')
    expect((await provider.read(other.providerReference)).word).toBe('authorised')
  })

  test('to make sense is not believed', async () => {
    fault('create', 'garbled')
    expect(await codeOf(provider.make(payment()))).toBe('answer_not_understood')
  })

  test('slowly, but in time, is waited for', async () => {
    fault('create', 'slow', { waitMs: 300 })
    expect(await codeOf(provider.make(payment()))).toBe('done')
  })

  test('to know our keys is left in peace at once, and then nothing is sent', async () => {
    provider = newProvider({ accessToken: 'wrong-token' })
    expect(await codeOf(provider.make(payment()))).toBe('keys_refused')
    expect(await codeOf(provider.make(payment()))).toBe('circuit_open')
    provider = newProvider({ payeeId: '00000000-0000-0000-0000-000000000000' })
    expect(await codeOf(provider.make(payment()))).toBe('not_possible_now')
  })

  test('to be there is not reached', async () => {
    const gone = await startSimulator(swedbankPay, { port: 0 })
    await gone.stop()
    expect(await codeOf(newProvider({ apiUrl: gone.address }).make(payment()))).toBe('unreachable')
  })

  test('when one looks whether it is there is found out', async () => {
    await provider.look()
    fault('read', 'answers', { status: 503 })
    expect(await codeOf(provider.look())).toBe('provider_error')
  })

  test('a request of ours that is wrong is named, and not repeated', async () => {
    expect(await codeOf(provider.make(payment({ description: 'x'.repeat(41) })))).toBe('request_refused')
  })
})

describe('a callback', () => {
  const body = Buffer.from(JSON.stringify({ orderReference: '7-x', paymentOrder: { id: '/psp/paymentorders/1', instrument: 'paymentorders', number: 1 } }))

  test('names what we called the payment, when it knows the secret part of the address', () => {
    expect(provider.readCallback({ headers: {}, rawBody: body, secretInPath: 'secret' })).toEqual({ order: '7-x', happening: null })
    for (const secretInPath of ['', 'secreT', 'secret1']) expect(provider.readCallback({ headers: {}, rawBody: body, secretInPath })).toBeNull()
  })

  test('that is nonsense is about nothing', () => {
    for (const text of ['', 'hei', '[]', '{"orderReference":7}', JSON.stringify({ orderReference: 'x'.repeat(51) })])
      expect(provider.readCallback({ headers: {}, rawBody: Buffer.from(text), secretInPath: 'secret' })?.order).toBeNull()
  })
})
