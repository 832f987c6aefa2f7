// A refund over HTTP: the family's own request to the server, and the server's to the provider, as the simulator of
// Swedbank Pay plays it, with every way that it fails.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { firstRow, sql } from '../../database/transaction.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { simulatedMerchant, swedbankPay } from '../../simulator/swedbank-pay/index.ts'
import type { Asker } from '../../test/asking.ts'
import { askableApp, type AskableApp } from '../../test/asking.ts'
import { eventually } from '../../test/eventually.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { openPayments, type Payments } from '../payments/index.ts'
import { makeSwedbankPay } from '../payments/swedbank-pay/index.ts'
import { makeTopupWatcher } from '../topups/index.ts'
import { makeTopup } from '../topups/make-topup.ts'
import { makeRefundWatcher } from './watch-refunds.ts'

let world: RefundWorld
let simulator: RunningSimulator
let asking: AskableApp
let payments: Payments

beforeAll(async () => {
  world = await openRefundWorld()
  simulator = await startSimulator(swedbankPay, { port: 0 })
  simulator.callbacks.setPolicy({ losePercent: 100 })
  const settings = { apiUrl: simulator.address, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} }
  asking = await askableApp(world.house, { payments: { swedbankPay: settings } })
  payments = openPayments(world.house, {
    'swedbank-pay': (circuit) =>
      makeSwedbankPay({
        ...settings,
        circuit,
        publicUrl: 'https://kantine.example',
        callbackUrl: () => 'https://kantine.example',
        callbackSecret: 'secret',
        limits: { tries: 2, tryMayTakeMs: 400, firstWaitMs: 5, allMayTakeMs: 1_500 },
      }),
  })
})
beforeEach(async () => {
  simulator.faults.clear()
  await world.startAnew()
})
afterAll(async () => {
  await payments.stop()
  await asking.app.close()
  await simulator.stop()
  await world.close()
})

async function paidIn(): Promise<{ ask: Asker; params: { schoolId: number; walletId: string }; order: string; balance: () => Promise<number | undefined> }> {
  const pupil = await world.canteen.makePupil({ balanceOre: 0 })
  const { personId } = await world.makePerson()
  await world.follow(pupil, personId)
  const params = { schoolId: pupil.schoolId, walletId: pupil.walletId }
  const topupId = world.house.newId()
  await makeTopup(world.house, payments.all[0]!, { ...params, topupId, payerPersonId: personId, amountOre: 20_000 })
  const { order } = (await firstRow<{ order: string }>(
    world.house.database,
    sql`select provider_reference as "order" from topup where school_id = ${params.schoolId} and id = ${topupId}`,
  ))!
  await fetch(`${simulator.address}/simulator/orders/approve`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: order }),
  })
  world.made.clock.pass(6_000)
  await makeTopupWatcher(world.house, payments).look()
  return { ask: await asking.person(personId), params, order, balance: () => world.balance(pupil) }
}

const look = () => makeRefundWatcher(world.house, payments).look()
const refundedAt = async (order: string) => (await payments.all[0]!.read(order)).refundedOre

async function askBack({ ask, params }: Awaited<ReturnType<typeof paidIn>>, amountOre: number) {
  const id = world.house.newId()
  await ask('POST /api/wallets/:schoolId/:walletId/refunds', { params, body: { id, amountOre, whose: 'mine' } })
  return async () => (await ask('GET /api/wallets/:schoolId/:walletId/refunds', { params })).body.refunds.find(({ refundId }) => refundId === id)!
}

test('the family sees what it can have and which way, asks for it, and the provider gives it back', async () => {
  const story = await paidIn()
  const { body: quote } = await story.ask('GET /api/wallets/:schoolId/:walletId/refunds', { params: story.params })
  expect(quote).toMatchObject({
    balanceOre: 20_000,
    owedOre: 0,
    othersOre: 0,
    feeOre: 0,
    choices: [{ whose: 'mine', mostOre: 20_000, shares: [{ way: 'payment', amountOre: 20_000, provider: 'swedbank-pay', isYours: true }] }],
  })
  const refund = await askBack(story, 12_345)
  expect(await story.balance()).toBe(7_655)
  expect((await refund()).parts).toMatchObject([{ state: 'at_provider', to: 'you' }])
  await look()
  expect((await refund()).parts).toMatchObject([{ state: 'paid', way: 'payment' }])
  expect((await refund()).steps.map(({ step }) => step)).toEqual(['asked', 'approved', 'paid'])
  expect(await refundedAt(story.order)).toBe(12_345)
})

test.each(['hangs_up', 'hangs_up_after', 'answers', 'answers_after', 'garbled', 'asynchronous'] as const)(
  'a reversal whose answer is "%s" comes to its payer once',
  async (kind) => {
    const story = await paidIn()
    simulator.faults.add({ step: 'reversal', kind, times: 1, waitMs: 50, status: 502 })
    const refund = await askBack(story, 20_000)
    // Some take their time at the provider, and that is real time.
    await eventually(async () => {
      await look()
      world.made.clock.pass(2 * 60_000)
      expect((await refund()).parts).toMatchObject([{ state: 'paid' }])
    })
    expect((await refund()).parts).toMatchObject([{ state: 'paid' }])
    expect(await refundedAt(story.order)).toBe(20_000)
  },
)

test('somebody else’s money, everybody’s money and a wallet of others are refused at the door', async () => {
  const story = await paidIn()
  const ask = (by: Asker, whose: 'mine' | 'everybody') =>
    by('POST /api/wallets/:schoolId/:walletId/refunds', { params: story.params, body: { id: world.house.newId(), amountOre: 100, whose } })
  expect((await ask(story.ask, 'everybody')).body.code).toBe('not_allowed')
  const stranger = await asking.person((await world.makePerson()).personId)
  expect((await ask(stranger, 'mine')).body.code).toBe('not_found')
  expect((await ask(asking.nobody(), 'mine')).body.code).toBe('not_signed_in')
})
