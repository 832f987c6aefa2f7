import { expect, test } from 'vitest'
import { whatToLookAt as look } from './what-to-look-at.ts'
import type { Attention } from './attention.ts'
import type { Today } from './today.ts'

const NOW = Date.parse('2026-11-06T10:30:00.000Z')
const whatToLookAt = (facts: Parameters<typeof look>[0], oldestWaitsSince: string | null = null) => look(facts, { oldestWaitsSince, nowMs: NOW })
const calm: Attention = {
  refundsWaiting: 0,
  openDifferences: 3,
  oldDifferences: 0,
  reserveReports: 0,
  webhooks: [],
  meter: { paidOre: 1, until: '2026-11-06', limit: null },
}
const runsOperator = (attention: Attention) => look(goodDay, { oldestWaitsSince: null, nowMs: NOW, attention })

const till: Today['tills'][number] = {
  tillId: '0197a000-0000-7000-8000-000000000001',
  name: 'Kasse 1',
  registerId: '1',
  state: 'enrolled',
  enrolledAt: '2026-08-17T06:00:00.000Z',
  lastSaleAt: null,
  salesToday: 12,
  speed: null,
  soldTodayOre: 54_000,
}
const goodDay = {
  soldOre: 60_000,
  soldSameTimeLastWeekOre: 60_000,
  purchaseCount: 20,
  purchaseCountSameTimeLastWeek: 20,
  tills: [till],
  providersDown: [],
  debts: { count: 0, sumOre: 0 },
}

test('a day like last week with tills that sell is all well', () => {
  expect(whatToLookAt(goodDay)).toEqual([])
})

test('a fall of forty per cent is worth a look, and thirty-nine is not', () => {
  expect(whatToLookAt({ ...goodDay, soldOre: 36_000 })).toEqual([{ kind: 'far_below', perCent: 40 }])
  expect(whatToLookAt({ ...goodDay, soldOre: 36_600 })).toEqual([])
})

test('a fall says nothing when last week was only a handful of purchases', () => {
  expect(whatToLookAt({ ...goodDay, soldOre: 0, purchaseCountSameTimeLastWeek: 19 })).toEqual([])
})

test('a till without a device is worth a look, unless it is closed', () => {
  expect(whatToLookAt({ ...goodDay, tills: [{ ...till, state: 'not_enrolled' }] })).toMatchObject([{ kind: 'no_device', tills: [{ name: 'Kasse 1' }] }])
  expect(whatToLookAt({ ...goodDay, tills: [{ ...till, state: 'closed' }] })).toEqual([])
})

test('a till that has sold nothing is left in peace until the canteen has sold twenty times', () => {
  const quiet = [till, { ...till, name: 'Kiosken', salesToday: 0 }]
  expect(whatToLookAt({ ...goodDay, purchaseCount: 19, tills: quiet })).toEqual([])
  expect(whatToLookAt({ ...goodDay, purchaseCount: 20, tills: quiet })).toMatchObject([{ kind: 'quiet_till', tills: [{ name: 'Kiosken' }] }])
})

test('tills with the same trouble are one thing to look at', () => {
  const two = [
    { ...till, state: 'not_enrolled' as const },
    { ...till, name: 'Kasse 2', state: 'not_enrolled' as const },
  ]
  expect(whatToLookAt({ ...goodDay, tills: two })).toMatchObject([{ kind: 'no_device', tills: [{ name: 'Kasse 1' }, { name: 'Kasse 2' }] }])
})

test('a family that has waited three days for an answer is worth a look, and a minute less is not', () => {
  expect(whatToLookAt(goodDay, '2026-11-03T10:31:00.000Z')).toEqual([])
  expect(whatToLookAt(goodDay, '2026-11-03T10:30:00.000Z')).toEqual([{ kind: 'enquiry_waits', since: '2026-11-03T10:30:00.000Z' }])
})

test('a payment provider that does not answer comes before everything else, and cards below zero last', () => {
  const providersDown = [{ name: 'swedbank-pay' as const, since: '2026-11-03T10:00:00.000Z' }]
  expect(whatToLookAt({ ...goodDay, soldOre: 0, providersDown, debts: { count: 2, sumOre: 7_000 } })).toEqual([
    { kind: 'provider_down', names: ['swedbank-pay'] },
    { kind: 'far_below', perCent: 100 },
    { kind: 'debts', count: 2, sumOre: 7_000 },
  ])
})

test('who runs the operator sees what waits for a yes, for an explanation, and for the law; new differences may explain themselves', () => {
  const limit = { limitOre: 100, level: 'close', perCent: 96, rate: '11,6543', rateDay: '2026-11-20', rateSource: 'Norges Bank' } as const
  expect(runsOperator(calm)).toEqual([])
  expect(runsOperator({ ...calm, meter: { ...calm.meter, limit: { ...limit, level: 'far', perCent: 79 } } })).toEqual([])
  expect(
    runsOperator({
      ...calm,
      refundsWaiting: 2,
      oldDifferences: 1,
      reserveReports: 3,
      webhooks: [{ provider: 'vipps', salesUnit: '123456', what: 'missing' }],
      meter: { ...calm.meter, limit },
    }),
  ).toEqual([
    { kind: 'refunds_wait', count: 2 },
    { kind: 'old_differences', count: 1 },
    { kind: 'reserve_reports', count: 3 },
    { kind: 'webhook', salesUnit: '123456', what: 'missing' },
    { kind: 'meter', level: 'close', perCent: 96 },
  ])
})
