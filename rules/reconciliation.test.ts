import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changeOf,
  differencesBetween,
  divideByWeight,
  dividePayout,
  isOfPayment,
  maySuit,
  mustBeOurs,
  NOBODY,
  oldSince,
  shouldBeAtBank,
  tellsOfPayout,
} from './reconciliation.ts'

const ours = { kind: 'capture', amountOre: 20_000, day: '2026-11-03' } as const

describe('a line and the operation it was matched with', () => {
  test('are the same to the øre and the day, or each difference is named', () => {
    expect(differencesBetween(ours, ours)).toEqual([])
    expect(differencesBetween(ours, { ...ours, amountOre: 19_999 })).toEqual([{ kind: 'other_amount', explainsItself: false }])
    expect(differencesBetween(ours, { ...ours, day: '2026-11-04' })).toEqual([{ kind: 'other_day', explainsItself: true }])
    expect(differencesBetween(ours, { ...ours, amountOre: 1, day: '2026-11-02' }).map(({ kind }) => kind)).toEqual(['other_amount', 'other_day'])
  })

  test('suit each other: what takes back may be a refund or a chargeback, and never a capture', () => {
    expect(maySuit('capture', 'capture')).toBe(true)
    expect(maySuit('capture', 'refund')).toBe(false)
    expect(maySuit('refund', 'chargeback')).toBe(true)
    expect(maySuit('chargeback', 'refund')).toBe(true)
    expect(maySuit('refund', 'capture')).toBe(false)
    expect(maySuit('fee', 'refund')).toBe(false)
    expect([changeOf('capture', 5), changeOf('refund', 5), changeOf('chargeback', 5)]).toEqual([5, -5, -5])
  })

  test('must be ours, unless it is a fee or a payout', () => {
    expect((['capture', 'refund', 'chargeback', 'other', 'fee', 'payout', 'payout_back'] as const).map(mustBeOurs)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(isOfPayment('other')).toBe(false)
  })
})

test('a payout is missed at the bank from the sixth day on, and a difference is old after a week', () => {
  expect(shouldBeAtBank('2026-11-03', '2026-11-08')).toBe(false)
  expect(shouldBeAtBank('2026-11-03', '2026-11-09')).toBe(true)
  expect(oldSince('2026-11-09')).toBe('2026-11-02')
})

describe('a payout for several schools', () => {
  const owed = new Map([
    [1, 60_000],
    [2, -10_000],
    [NOBODY, 5_000],
  ])

  test('gives each what it is owed when all is paid', () => {
    expect(dividePayout(owed, 55_000)).toEqual(owed)
  })

  test('that is larger than all leaves the rest with nobody', () => {
    expect(dividePayout(owed, 55_001).get(NOBODY)).toBe(5_001)
    expect(dividePayout(new Map([[1, 100]]), 101)).toEqual(
      new Map([
        [1, 100],
        [NOBODY, 1],
      ]),
    )
  })

  test('that is smaller is shared by what they are owed, and what one owes is made up first', () => {
    expect(
      dividePayout(
        new Map([
          [1, 60_000],
          [2, 30_000],
          [3, -10_000],
        ]),
        79_997,
      ),
    ).toEqual(
      new Map([
        [1, 59_998],
        [2, 29_999],
        [3, -10_000],
      ]),
    )
  })

  test('is always the whole, however it is divided', () => {
    const schools = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: -1_000_000, max: 1_000_000 })), { selector: ([who]) => who })
    fc.assert(
      fc.property(schools, fc.integer({ min: -2_000_000, max: 5_000_000 }), (entries, paidOre) => {
        const parts = dividePayout(new Map(entries), paidOre)
        expect([...parts.values()].reduce((sum, ore) => sum + ore, 0)).toBe(paidOre)
      }),
    )
  })

  test('never takes more for a school than it is owed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 6 }), fc.nat(), (amounts, any) => {
        const all = amounts.reduce((sum, ore) => sum + ore, 0)
        const parts = dividePayout(new Map(amounts.map((ore, index) => [index + 1, ore])), any % (all + 1))
        for (const [index, ore] of amounts.entries()) expect(parts.get(index + 1) ?? 0).toBeLessThanOrEqual(ore)
      }),
    )
  })
})

test('a fee is divided by weight to the øre, and is nobody’s where nobody has taken anything', () => {
  const weights = new Map([
    [1, 1],
    [2, 1],
    [3, 1],
  ])
  expect(divideByWeight(weights, -100)).toEqual(
    new Map([
      [1, -34],
      [2, -33],
      [3, -33],
    ]),
  )
  expect(divideByWeight(new Map(), -100)).toEqual(new Map([[NOBODY, -100]]))
  expect(divideByWeight(weights, 0).size).toBe(0)
})

describe('the bank tells of a payout', () => {
  const payout = { reference: '2000045', amountOre: 47_250 }
  const credit = { kid: null, message: 'Utbet. 2000045 Vippsnr 123456', endToEndId: null, payerName: 'Vipps MobilePay AS', amountOre: 47_250 }

  test('by its number, written anywhere, with the amount or by a provider', () => {
    expect(tellsOfPayout(credit, payout)).toBe(true)
    expect(tellsOfPayout({ ...credit, amountOre: 47_240 }, payout)).toBe(true)
    expect(tellsOfPayout({ ...credit, message: null, kid: '2000045', payerName: null }, payout)).toBe(true)
  })

  test('and not by an amount alone, a longer number, or a number that somebody else has written', () => {
    expect(tellsOfPayout({ ...credit, message: 'Utbetaling' }, payout)).toBe(false)
    expect(tellsOfPayout({ ...credit, message: 'Vipps 120000459' }, payout)).toBe(false)
    expect(tellsOfPayout({ ...credit, message: '2000045', payerName: 'Kari Nordmann', amountOre: 10_000 }, payout)).toBe(false)
    expect(tellsOfPayout({ ...credit, message: 'Vipps 45' }, { ...payout, reference: '45' })).toBe(false)
  })
})
