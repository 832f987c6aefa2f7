import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTHING_ADVANCED } from './meal-advance.ts'
import { type CoverFacts, type CoverableLine, coverGivenBack, coverSale } from './meal-cover.ts'

const lunch: CoverableLine = { name: 'Varmrett', amountOre: 4_000, isMeal: true }
const juice: CoverableLine = { name: 'Brus', amountOre: 2_500, isMeal: false }
const advance = {
  policy: { isOn: true, mostOutstandingOre: 10_000, mostADayOre: 10_000, mostMeals: 5 },
  state: NOTHING_ADVANCED,
  fundOre: 100_000,
  today: '2026-11-03',
}
const programme = { leftOre: 3_000, isForMealsOnly: true, accountOre: 100_000 }
const covered = (lines: CoverableLine[], facts: Partial<CoverFacts>) => coverSale(lines, { balanceOre: 0, programme: null, advance: null, ...facts })

describe('what the school covers of a sale', () => {
  test('is nothing where the pupil’s own money is exactly enough', () => {
    expect(covered([lunch], { balanceOre: 4_000, advance })).toEqual({ cover: { programmeOre: 0, advanceOre: 0 }, missingOre: 0 })
  })

  test('is the one øre that is missing', () => {
    expect(covered([lunch], { balanceOre: 3_999, advance })).toEqual({ cover: { programmeOre: 0, advanceOre: 1 }, missingOre: 0 })
  })

  test('is no advance for a basket with a snack, and says what to take out', () => {
    expect(covered([lunch, juice], { balanceOre: 1_000, advance })).toEqual({
      cover: { programmeOre: 0, advanceOre: 0 },
      missingOre: 5_500,
      takeOut: ['Brus'],
    })
  })

  test('says nothing of taking out where that would not help', () => {
    expect(covered([lunch, juice], { balanceOre: 1_000, advance: { ...advance, fundOre: 2_999 } })).toMatchObject({ takeOut: [] })
    expect(covered([juice], { balanceOre: 0, advance })).toMatchObject({ missingOre: 2_500, takeOut: [] })
    expect(covered([lunch, juice], { balanceOre: 4_000, advance })).toMatchObject({ missingOre: 2_500, takeOut: [] })
    expect(covered([lunch, juice], { balanceOre: 0 })).toMatchObject({ takeOut: [] })
  })

  test('is by a programme before own money, and for meals only where the programme says so', () => {
    expect(covered([lunch, juice], { balanceOre: 10_000, programme })).toMatchObject({ cover: { programmeOre: 3_000, advanceOre: 0 }, missingOre: 0 })
    expect(covered([juice], { balanceOre: 10_000, programme })).toMatchObject({ cover: { programmeOre: 0 } })
    expect(covered([juice], { balanceOre: 10_000, programme: { ...programme, isForMealsOnly: false } })).toMatchObject({ cover: { programmeOre: 2_500 } })
  })

  test('is by a programme as far as its account reaches, and by an advance for the rest', () => {
    expect(covered([lunch], { balanceOre: 500, programme: { ...programme, accountOre: 1_000 }, advance })).toEqual({
      cover: { programmeOre: 1_000, advanceOre: 2_500 },
      missingOre: 0,
    })
  })

  test('never pays a debt', () => {
    expect(covered([lunch], { balanceOre: -1, programme, advance })).toEqual({ cover: { programmeOre: 0, advanceOre: 0 }, missingOre: 4_001, takeOut: [] })
  })
})

describe('what comes back of a sale that was covered', () => {
  test('goes first to the fund, then to the pupil, and last to the programme', () => {
    const sold = { totalOre: 8_000, programmeOre: 3_000, advanceOre: 1_000 }
    const kept = (keptOre: number) => ({ keptOre, keptCoverableOre: keptOre })
    expect(coverGivenBack(sold, kept(8_000), kept(4_000))).toEqual({ programmeOre: 0, advanceOre: 1_000 })
    expect(coverGivenBack(sold, kept(4_000), kept(0))).toEqual({ programmeOre: 3_000, advanceOre: 0 })
  })

  test('is the programme’s where the meal comes back and the snack is kept', () => {
    const sold = { totalOre: 6_500, programmeOre: 3_000, advanceOre: 0 }
    const whole = { keptOre: 6_500, keptCoverableOre: 4_000 }
    expect(coverGivenBack(sold, whole, { keptOre: 2_500, keptCoverableOre: 0 })).toEqual({ programmeOre: 3_000, advanceOre: 0 })
    expect(coverGivenBack(sold, whole, { keptOre: 4_000, keptCoverableOre: 4_000 })).toEqual({ programmeOre: 0, advanceOre: 0 })
  })

  test('comes to the same however it is divided, never more than came back, and all of it in the end', () => {
    const price = fc.integer({ min: 1, max: 9_000 })
    const pieces = fc.array(fc.record({ amountOre: price, isMeal: fc.boolean() }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(pieces, fc.nat(20_000), fc.nat(20_000), (sold, balanceOre, leftOre) => {
        const { cover } = coverSale(
          sold.map((piece) => ({ ...piece, name: 'Vare' })),
          {
            balanceOre,
            programme: { ...programme, leftOre },
            advance: { ...advance, policy: { ...advance.policy, mostOutstandingOre: 99_000, mostADayOre: 99_000 } },
          },
        )
        const sale = { totalOre: sumOf(sold), ...cover }
        fc.pre(sale.totalOre - cover.programmeOre - cover.advanceOre <= balanceOre)
        const kept = (from: number) => ({ keptOre: sumOf(sold.slice(from)), keptCoverableOre: sumOf(sold.slice(from).filter(({ isMeal }) => isMeal)) })
        const sums = { programmeOre: 0, advanceOre: 0 }
        sold.forEach(({ amountOre }, place) => {
          const back = coverGivenBack(sale, kept(place), kept(place + 1))
          expect(back.programmeOre).toBeGreaterThanOrEqual(0)
          expect(back.advanceOre).toBeGreaterThanOrEqual(0)
          expect(back.programmeOre + back.advanceOre).toBeLessThanOrEqual(amountOre)
          sums.programmeOre += back.programmeOre
          sums.advanceOre += back.advanceOre
        })
        expect(sums).toEqual(cover)
        expect(coverGivenBack(sale, kept(0), kept(sold.length))).toEqual(cover)
      }),
    )
  })
})

const sumOf = (pieces: readonly { amountOre: number }[]) => pieces.reduce((sum, { amountOre }) => sum + amountOre, 0)
