// A refund over HTTP: the family's own request to the server, and the server's to the provider, as its simulator plays
// it, with every way that it fails.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ProviderName, providerNames } from '../../contract/payment-providers.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { faultKinds } from '../../simulator/delivery/faults.ts'
import type { Asker } from '../../test/asking.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import { eventually } from '../../test/eventually.ts'
import { playedProviders } from '../../test/played-providers.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { noPayments, openPayments, type Payments, type PaymentSettings } from '../payments/index.ts'
import { makeTopupWatcher } from '../topups/index.ts'
import { makeTopup } from '../topups/make-topup.ts'
import { makeRefundWatcher } from './watch-refunds.ts'

let world: RefundWorld
let asking: AskableApp
let payments: Payments
let simulators: Record<ProviderName, RunningSimulator>

beforeAll(async () => {
  world = await openRefundWorld()
  const { now } = world.house.clock
  simulators = {
    'swedbank-pay': await startSimulator(playedProviders['swedbank-pay'].company, { port: 0, now }),
    vipps: await startSimulator(playedProviders.vipps.company, { port: 0, now }),
  }
  const connect = (name: ProviderName) =>
    playedProviders[name].connect({
      house: world.house,
      simulator: simulators[name],
      callbackUrl: 'https://kantine.example',
      limits: { tries: 2, tryMayTakeMs: 10_000, firstWaitMs: 5, allMayTakeMs: 40_000 },
    })
  payments = openPayments(world.house, { 'swedbank-pay': await connect('swedbank-pay'), vipps: await connect('vipps') })
  for (const name of providerNames) simulators[name].callbacks.setPolicy({ losePercent: 100 })
  const settings = providerNames.map((name) => playedProviders[name].settingsAt(simulators[name].address))
  asking = await askableApp(world.house, { payments: Object.assign({ ...noPayments }, ...settings) as PaymentSettings })
})
beforeEach(async () => {
  for (const name of providerNames) simulators[name].faults.clear()
  await world.startAnew()
})
afterAll(async () => {
  await payments.stop()
  await asking.app.close()
  for (const name of providerNames) await simulators[name].stop()
  await world.close()
})

type Story = {
  ask: Asker
  params: { schoolId: number; walletId: string }
  order: string
  balance: () => Promise<number | undefined>
  refundedAt: () => Promise<number>
}

async function paidIn(name: ProviderName): Promise<Story> {
  const provider = payments.find(name)!
  const pupil = await world.canteen.makePupil({ balanceOre: 0 })
  const { personId } = await world.makePerson()
  await world.follow(pupil, personId)
  const params = { schoolId: pupil.schoolId, walletId: pupil.walletId }
  const topupId = world.house.newId()
  await makeTopup(world.house, provider, { ...params, topupId, payerPersonId: personId, amountOre: 20_000 })
  const { order } = (await firstRow<{ order: string }>(
    world.house.database,
    sql`select provider_reference as "order" from topup where school_id = ${params.schoolId} and id = ${topupId}`,
  ))!
  await playedProviders[name].act(simulators[name], 'approve', { id: order })
  world.made.clock.pass(6_000)
  await makeTopupWatcher(world.house, payments).look()
  return {
    ask: await asking.person(personId),
    params,
    order,
    balance: () => world.balance(pupil),
    refundedAt: async () => (await provider.read(order)).refundedOre,
  }
}

const look = () => makeRefundWatcher(world.house, payments).look()

async function askBack({ ask, params }: Story, amountOre: number) {
  const id = world.house.newId()
  await ask('POST /api/wallets/:schoolId/:walletId/refunds', { params, body: { id, amountOre, whose: 'mine' } })
  return async () => (await ask('GET /api/wallets/:schoolId/:walletId/refunds', { params })).body.refunds.find(({ refundId }) => refundId === id)!
}

describe.each(providerNames)('a refund by %s', (name) => {
  test('the family sees what it can have and which way, asks for it, and the provider gives it back', async () => {
    const story = await paidIn(name)
    const { body: quote } = await story.ask('GET /api/wallets/:schoolId/:walletId/refunds', { params: story.params })
    expect(quote).toMatchObject({
      balanceOre: 20_000,
      owedOre: 0,
      othersOre: 0,
      feeOre: 0,
      choices: [{ whose: 'mine', mostOre: 20_000, shares: [{ way: 'payment', amountOre: 20_000, provider: name, isYours: true }] }],
    })
    const refund = await askBack(story, 12_345)
    expect(await story.balance()).toBe(7_655)
    expect((await refund()).parts).toMatchObject([{ state: 'at_provider', to: 'you' }])
    await look()
    expect((await refund()).parts).toMatchObject([{ state: 'paid', way: 'payment' }])
    expect((await refund()).steps.map(({ step }) => step)).toEqual(['asked', 'approved', 'paid'])
    expect(await story.refundedAt()).toBe(12_345)
  })

  test.each(faultKinds.filter((kind) => playedProviders[name].isSometimesLater || kind !== 'asynchronous'))(
    'one whose answer is "%s" comes to its payer once',
    async (kind) => {
      const story = await paidIn(name)
      simulators[name].faults.add({ step: playedProviders[name].refundStep, kind, times: 1, waitMs: 50, status: 502 })
      const refund = await askBack(story, 20_000)
      // Some take their time at the provider, and that is real time.
      await eventually(async () => {
        await look()
        world.made.clock.pass(2 * 60_000)
        expect((await refund()).parts).toMatchObject([{ state: 'paid' }])
      })
      expect((await refund()).parts).toMatchObject([{ state: 'paid' }])
      expect(await story.refundedAt()).toBe(20_000)
    },
  )
})

test('somebody else’s money, everybody’s money and a wallet of others are refused at the door', async () => {
  const story = await paidIn('vipps')
  const ask = (by: Asker, whose: 'mine' | 'everybody') =>
    by('POST /api/wallets/:schoolId/:walletId/refunds', { params: story.params, body: { id: world.house.newId(), amountOre: 100, whose } })
  expect((await ask(story.ask, 'everybody')).body.code).toBe('not_allowed')
  const stranger = await asking.person((await world.makePerson()).personId)
  expect((await ask(stranger, 'mine')).body.code).toBe('not_found')
  expect((await ask(asking.nobody(), 'mine')).body.code).toBe('not_signed_in')
})
