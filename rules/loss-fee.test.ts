import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feeForNewCard, feesToTake, feeToTake } from './loss-fee.ts'

const usual = { ladderOre: [0, 10_000], stolenOre: 0, defectOre: 0 }

describe('the fee for a new card', () => {
  test('is nothing for the first lost card, and 100 kroner from the second', () => {
    expect([0, 1, 2, 9].map((lossesBefore) => feeForNewCard(usual, { cause: 'lost', lossesBefore }))).toEqual([
      { feeOre: 0, lossNumber: 1 },
      { feeOre: 10_000, lossNumber: 2 },
      { feeOre: 10_000, lossNumber: 3 },
      { feeOre: 10_000, lossNumber: 10 },
    ])
  })

  test('climbs the school’s own ladder and stays on the last step', () => {
    const ladder = { ...usual, ladderOre: [2500, 5000, 7500] }
    expect([0, 1, 2, 3].map((lossesBefore) => feeForNewCard(ladder, { cause: 'lost', lossesBefore }).feeOre)).toEqual([2500, 5000, 7500, 7500])
    expect(feeForNewCard({ ...usual, ladderOre: [1] }, { cause: 'lost', lossesBefore: 4 }).feeOre).toBe(1)
  })

  test('of a stolen or broken card is a matter of its own, and counts as no loss', () => {
    for (const cause of ['stolen', 'defect'] as const) expect(feeForNewCard(usual, { cause, lossesBefore: 7 })).toEqual({ feeOre: 0, lossNumber: null })
    expect(feeForNewCard({ ...usual, stolenOre: 500 }, { cause: 'stolen', lossesBefore: 0 }).feeOre).toBe(500)
    expect(feeForNewCard({ ...usual, defectOre: 700 }, { cause: 'defect', lossesBefore: 0 }).feeOre).toBe(700)
  })
})

describe('what is taken of a fee', () => {
  test.each([
    ['all of it, when a meal is left', { dueOre: 10_000, balanceOre: 15_000, keepOre: 5000 }, 10_000],
    ['all but an øre, when a meal would lack one', { dueOre: 10_000, balanceOre: 14_999, keepOre: 5000 }, 9999],
    ['a single øre above the meal', { dueOre: 10_000, balanceOre: 5001, keepOre: 5000 }, 1],
    ['nothing of the meal itself', { dueOre: 10_000, balanceOre: 5000, keepOre: 5000 }, 0],
    ['nothing of less than a meal', { dueOre: 10_000, balanceOre: 4999, keepOre: 5000 }, 0],
    ['nothing of an empty wallet', { dueOre: 10_000, balanceOre: 0, keepOre: 0 }, 0],
    ['nothing of a wallet below zero', { dueOre: 10_000, balanceOre: -300, keepOre: 0 }, 0],
    ['nothing when nothing is due', { dueOre: 0, balanceOre: 90_000, keepOre: 0 }, 0],
  ])('is %s', (_what, facts, taken) => {
    expect(feeToTake(facts)).toBe(taken)
  })

  test('comes off the oldest first, and never cuts into the meal however many there are', () => {
    const open = [
      { name: 'old', openOre: 3000 },
      { name: 'new', openOre: 10_000 },
    ]
    const taken = (balanceOre: number) => feesToTake(open, { balanceOre, keepOre: 5000 }).map(({ fee, amountOre }) => [fee.name, amountOre])
    expect(taken(5000)).toEqual([])
    expect(taken(7000)).toEqual([['old', 2000]])
    expect(taken(9000)).toEqual([
      ['old', 3000],
      ['new', 1000],
    ])
    const amounts = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 6 }), amounts, amounts, (dues, balanceOre, keepOre) => {
        const parts = feesToTake(
          dues.map((openOre) => ({ openOre })),
          { balanceOre, keepOre },
        )
        const sumOre = parts.reduce((sum, { amountOre }) => sum + amountOre, 0)
        expect(sumOre === 0 || balanceOre - sumOre >= keepOre).toBe(true)
        for (const { fee, amountOre } of parts) expect(amountOre).toBeLessThanOrEqual(fee.openOre)
      }),
    )
  })
})
