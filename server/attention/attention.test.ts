// What those who run an operator are told: what waits for them, how Vipps reaches us, and how near the law's limit is.

import type { House } from '../house.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { makeCircuit, makeVippsClient, registerWebhook, removeWebhook, listWebhooks, webhookUrl } from '../payments/index.ts'
import { openSettlementWorld, type SettlementWorld } from '../../test/settlement-world.ts'
import { onlySalesUnit } from '../../test/vipps.ts'
import { sumDays } from '../day-sums/index.ts'
import { currentSigner } from '../journal/index.ts'
import { messagesTo } from '../messages/index.ts'
import { warnOfMeter } from '../payment-meter/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { watchWebhooks } from './index.ts'

let world: SettlementWorld

beforeAll(async () => {
  world = await openSettlementWorld()
})
afterAll(() => world.close())

const attention = async () => (await world.administrator('GET /api/office/operators/:operatorId/attention', { params: { operatorId: world.operatorId } })).body

/** From now on, in this world alone. */
const setLaw = (changed: Partial<House['law']>) => Object.assign(world.house, { law: { ...world.house.law, ...changed } })

describe('what waits', () => {
  test('is nothing in the beginning, and nobody else’s to see', async () => {
    expect(await attention()).toMatchObject({ refundsWaiting: 0, openDifferences: 0, oldDifferences: 0, webhooks: [], meter: { paidOre: 0, limit: null } })
    const office = await world.asking.staff({ role: 'office', operatorId: world.operatorId, schoolId: world.canteen.schoolId })
    expect(await office('GET /api/office/operators/:operatorId/attention', { params: { operatorId: world.operatorId } })).toMatchObject({ status: 403 })
    const stranger = { operatorId: world.house.newId(), schoolId: null, role: 'administrator' } as const
    expect(stranger.operatorId).not.toBe(world.operatorId)
    expect(await world.administrator('GET /api/office/operators/:operatorId/attention', { params: stranger })).toMatchObject({ status: 403 })
  })

  test('a refund that needs a second person’s yes is counted until somebody has said it', async () => {
    await world.administrator('POST /api/office/operators/:operatorId/refund-settings', {
      params: { operatorId: world.operatorId },
      body: { fourEyesAboveOre: 0 },
    })
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const { personId } = await world.makePerson()
    await world.follow(pupil, personId)
    await world.payIn(pupil, personId, 20_000)
    await world.ask(pupil, { askedByPersonId: personId, payerPersonId: personId })
    expect((await attention()).refundsWaiting).toBe(1)
  })
})

describe('the webhook registration at Vipps', () => {
  const look = async () => {
    await watchWebhooks(world.house, world.payments).lookOnce()
    return (await attention()).webhooks
  }
  const client = () =>
    makeVippsClient({
      apiUrl: world.simulators.vipps.address,
      salesUnit: onlySalesUnit,
      circuit: makeCircuit({ now: world.house.clock.now, onChange: () => {} }),
      now: world.house.clock.now,
      isAlone: true,
    })

  test('that is there says nothing; one that is gone is told in the log and the office, until it is back', async () => {
    expect(await look()).toEqual([])
    for (const { id } of await listWebhooks(client())) await removeWebhook(client(), id)
    expect(await look()).toEqual([{ provider: 'vipps', salesUnit: '123456', what: 'missing' }])
    expect(world.made.logged.at(-1)).toMatchObject({ facts: { provider: 'vipps', salesUnit: '123456', what: 'missing' } })
    await registerWebhook(client(), webhookUrl('https://kantine.example', '123456'))
    expect(await look()).toEqual([])
  })

  test('that cannot be looked at changes nothing, and an old word is no longer believed', async () => {
    for (const { id } of await listWebhooks(client())) await removeWebhook(client(), id)
    expect(await look()).toHaveLength(1)
    world.simulators.vipps.faults.add({ step: 'webhooks', kind: 'answers', times: 9, status: 500 })
    expect(await look()).toHaveLength(1)
    world.made.clock.pass(49 * 3_600_000)
    expect((await attention()).webhooks).toEqual([])
    world.simulators.vipps.faults.clear()
  })
})

describe('the limit of a million euro', () => {
  test('is counted from days that are over, shown with its rate, and told of by letter once for each level', async () => {
    const { house, made, operatorId } = world
    const email = 'driver@kantine.example'
    const personId = house.newId()
    await house.database.query(sql`
      insert into person (id, email, first_name, last_name, language, email_confirmed_at, made_at)
      values (${personId}, ${email}, 'Driver', 'Prøve', 'nb', ${made.clock.now()}, ${made.clock.now()})`)
    await house.database.query(sql`
      insert into staff_post (id, person_id, operator_id, school_id, role, starts_at)
      values (${house.newId()}, ${personId}, ${operatorId}, null, 'administrator', ${made.clock.now()})`)
    const signer = await currentSigner(house.database, house.keys)
    const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
    await makePurchases(
      house,
      signer,
      Array.from({ length: 24 }, () => world.canteen.wish(pupil)),
    )
    await warnOfMeter(house)
    expect((await attention()).meter).toMatchObject({ paidOre: 0, limit: null })
    made.clock.pass(86_400_000)
    await sumDays(house)
    expect((await attention()).meter.paidOre).toBe(84_000)

    // A euro for next to nothing, so that a day's baguettes are most of a million of them.
    const rate = (tenThousandths: number) => setLaw({ euroRate: { tenThousandths, day: '2026-11-20', source: 'Norges Bank' } })
    rate(116_543)
    expect((await attention()).meter.limit).toMatchObject({ level: 'far', perCent: 0, limitOre: 1_165_430_000, rate: '11,6543', rateSource: 'Norges Bank' })
    await warnOfMeter(house)
    rate(10)
    expect((await attention()).meter.limit).toMatchObject({ level: 'near', perCent: 84 })
    await warnOfMeter(house)
    await warnOfMeter(house)
    rate(8)
    expect((await attention()).meter.limit).toMatchObject({ level: 'over', perCent: 105 })
    await Promise.all([warnOfMeter(house), warnOfMeter(house), warnOfMeter(house)])
    expect((await messagesTo(house, email)).map(({ subject }) => subject).sort()).toEqual([
      'Betalingene er over 1 million euro: Finanstilsynet skal ha melding',
      'Betalingene nærmer seg grensen på 1 million euro',
    ])
    expect(await rows(house.database, sql`select level from meter_warning order by level`)).toEqual([{ level: 'near' }, { level: 'over' }])
    // A year later they no longer count.
    made.clock.pass(366 * 86_400_000)
    expect((await attention()).meter.paidOre).toBe(0)
    setLaw({ euroRate: null })
  })
})

test('no school may let a wallet hold more than the bound, and is told which it is', async () => {
  setLaw({ walletCapOre: 500_000 })
  const params = { schoolId: world.canteen.schoolId }
  const change = (maximumBalanceOre: number) => world.administrator('PATCH /api/office/schools/:schoolId', { params, body: { maximumBalanceOre } })
  expect(await change(500_001)).toMatchObject({ status: 422, body: { code: 'maximum_balance_above_cap', capOre: 500_000 } })
  expect((await change(500_000)).status).toBe(200)
  // One that was above before stays as it is, and everything else can be changed.
  setLaw({ walletCapOre: 400_000 })
  expect((await world.administrator('PATCH /api/office/schools/:schoolId', { params, body: { city: 'Bergen' } })).status).toBe(200)
})
