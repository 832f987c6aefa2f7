import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PaidIn, sharesOf, shareOfPayers, splitRefund } from './refund-shares.ts'

const paid = (topupId: string, payer: string, amountOre: number, facts: Partial<PaidIn> = {}): PaidIn => ({
  topupId,
  payer,
  amountOre,
  givenBackOre: 0,
  isReversible: true,
  ...facts,
})
const newestFirst = [paid('third', 'mother', 20_000), paid('second', 'father', 10_000), paid('first', 'mother', 50_000)]

test('what is left is what was paid in last', () => {
  expect(sharesOf(20_000, newestFirst).shares).toEqual([{ topupId: 'third', payer: 'mother', amountOre: 20_000, isReversible: true }])
  expect(sharesOf(20_001, newestFirst).shares.map(({ topupId, amountOre }) => [topupId, amountOre])).toEqual([
    ['third', 20_000],
    ['second', 1],
  ])
  expect(sharesOf(0, newestFirst)).toEqual({ shares: [], unexplainedOre: 0 })
  expect(sharesOf(-500, newestFirst)).toEqual({ shares: [], unexplainedOre: 0 })
})

test('more than was ever paid in is nobody’s payment', () => {
  expect(sharesOf(80_100, newestFirst).unexplainedOre).toBe(100)
})

test('what has gone back through a payment is not there a second time', () => {
  const some = [paid('third', 'mother', 20_000, { givenBackOre: 19_000 }), paid('second', 'father', 10_000, { givenBackOre: 10_000 })]
  expect(sharesOf(1_500, some)).toEqual({ shares: [{ topupId: 'third', payer: 'mother', amountOre: 1_000, isReversible: true }], unexplainedOre: 500 })
})

test('each payer has a share of their own, and no more than that goes back to them', () => {
  const there = sharesOf(28_000, newestFirst)
  expect(shareOfPayers(there, ['mother'])).toBe(20_000)
  expect(shareOfPayers(there, ['father'])).toBe(8_000)
  expect(shareOfPayers(there, ['grandmother'])).toBe(0)
  expect(splitRefund(8_000, there, ['father'])).toEqual([{ way: 'payment', topupId: 'second', payer: 'father', amountOre: 8_000 }])
  expect(splitRefund(8_001, there, ['father'])).toBeNull()
  expect(splitRefund(1, there, ['grandmother'])).toBeNull()
})

test('goes through the newest payment first, and to the payer’s account where a payment no longer can', () => {
  const old = [paid('third', 'mother', 20_000), paid('second', 'mother', 10_000, { isReversible: false }), paid('first', 'mother', 5_000)]
  expect(splitRefund(33_000, sharesOf(33_000, old), ['mother'])).toEqual([
    { way: 'payment', topupId: 'third', payer: 'mother', amountOre: 20_000 },
    { way: 'account', topupId: 'second', payer: 'mother', amountOre: 10_000 },
    { way: 'payment', topupId: 'first', payer: 'mother', amountOre: 3_000 },
  ])
})

test('all of it, for one who leaves, is each payer’s part and what nobody paid', () => {
  expect(splitRefund(80_100, sharesOf(80_100, newestFirst), null)).toEqual([
    { way: 'payment', topupId: 'third', payer: 'mother', amountOre: 20_000 },
    { way: 'payment', topupId: 'second', payer: 'father', amountOre: 10_000 },
    { way: 'payment', topupId: 'first', payer: 'mother', amountOre: 50_000 },
    { way: 'account', topupId: null, payer: null, amountOre: 100 },
  ])
})

test('several payers together are asked for as one, and what nobody paid stays', () => {
  const there = sharesOf(80_100, newestFirst)
  expect(shareOfPayers(there, ['father', 'grandmother', 'mother'])).toBe(80_000)
  expect(splitRefund(80_000, there, ['mother', 'father'])).toHaveLength(3)
  expect(splitRefund(80_001, there, ['mother', 'father'])).toBeNull()
})

test('nothing, less than nothing and more than there is cannot be given back', () => {
  for (const amountOre of [0, -1, 20_001]) expect(splitRefund(amountOre, sharesOf(20_000, newestFirst), null)).toBeNull()
  expect(splitRefund(20_000, sharesOf(20_000, newestFirst), null)).toHaveLength(1)
})

test('whatever was paid in and given back: the parts are the amount, and no payment gives back more than it brought', () => {
  const payments = fc.array(
    fc.record({
      payer: fc.constantFrom('a', 'b', 'c'),
      amountOre: fc.integer({ min: 1, max: 1_000 }),
      back: fc.integer({ min: 0, max: 1_000 }),
      isReversible: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(
      payments,
      fc.integer({ min: 0, max: 5_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      fc.constantFrom('a', 'b', null),
      (rows, balanceOre, amountOre, payer) => {
        const list = rows.map(({ payer: by, amountOre: inOre, back, isReversible }, index) =>
          paid(`t${index}`, by, inOre, { givenBackOre: Math.min(back, inOre), isReversible }),
        )
        const there = sharesOf(balanceOre, list)
        expect(there.shares.reduce((sum, share) => sum + share.amountOre, there.unexplainedOre)).toBe(balanceOre)
        const parts = splitRefund(amountOre, there, payer === null ? null : [payer])
        const most = payer === null ? balanceOre : shareOfPayers(there, [payer])
        expect(parts !== null).toBe(amountOre <= most)
        if (!parts) return
        expect(parts.reduce((sum, part) => sum + part.amountOre, 0)).toBe(amountOre)
        for (const part of parts) {
          expect(part.amountOre).toBeGreaterThan(0)
          if (payer !== null) expect(part.payer).toBe(payer)
          if (part.topupId === null) continue
          const payment = list.find(({ topupId }) => topupId === part.topupId)
          expect(part.amountOre).toBeLessThanOrEqual((payment?.amountOre ?? 0) - (payment?.givenBackOre ?? 0))
          expect(payment?.isReversible).toBe(part.way === 'payment')
        }
      },
    ),
  )
})
