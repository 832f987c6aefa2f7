import { describe, expect, test } from 'vitest'
import { afterAdvance, afterSettling, type AdvanceState, NOTHING_ADVANCED, refuseAdvance, toPayBack } from './meal-advance.ts'

const policy = { isOn: true, mostOutstandingOre: 10_000, mostADayOre: 5_000, mostMeals: 3 }
const asked = { missingOre: 3_500, isOnlyMeals: true, today: '2026-11-03', fundOre: 100_000 }
const state = (facts: Partial<AdvanceState>): AdvanceState => ({ ...NOTHING_ADVANCED, ...facts })

describe('an advance', () => {
  test('is given by a school that has decided so, and by no other', () => {
    expect(refuseAdvance(asked, policy, NOTHING_ADVANCED)).toBeNull()
    expect(refuseAdvance(asked, { ...policy, isOn: false }, NOTHING_ADVANCED)).toBe('off')
    expect(refuseAdvance(asked, null, NOTHING_ADVANCED)).toBe('off')
  })

  test('is for meals and never for a snack', () => {
    expect(refuseAdvance({ ...asked, isOnlyMeals: false }, policy, NOTHING_ADVANCED)).toBe('not_only_meals')
  })

  test('goes up to the most that one pupil may owe, and not one øre above', () => {
    expect(refuseAdvance(asked, policy, state({ outstandingOre: 6_500, meals: 1, day: '2026-11-02', dayOre: 5_000 }))).toBeNull()
    expect(refuseAdvance(asked, policy, state({ outstandingOre: 6_501, meals: 1, day: '2026-11-02', dayOre: 5_000 }))).toBe('too_much_outstanding')
  })

  test('goes up to the most of a day, and begins anew the day after', () => {
    const today = state({ outstandingOre: 1_500, meals: 1, day: '2026-11-03', dayOre: 1_500 })
    expect(refuseAdvance(asked, policy, today)).toBeNull()
    expect(refuseAdvance(asked, policy, { ...today, dayOre: 1_501 })).toBe('too_much_today')
    expect(refuseAdvance(asked, policy, { ...today, day: '2026-11-02', dayOre: 5_000 })).toBeNull()
  })

  test('is given for so many meals and not for one more', () => {
    expect(refuseAdvance(asked, policy, state({ meals: 2, outstandingOre: 100 }))).toBeNull()
    expect(refuseAdvance(asked, policy, state({ meals: 3, outstandingOre: 100 }))).toBe('too_many_meals')
  })

  test('may empty the fund to the last øre, and is whole or not at all', () => {
    expect(refuseAdvance({ ...asked, fundOre: 3_500 }, policy, NOTHING_ADVANCED)).toBeNull()
    expect(refuseAdvance({ ...asked, fundOre: 3_499 }, policy, NOTHING_ADVANCED)).toBe('fund_too_small')
  })

  test('adds up over a day and until all is paid back', () => {
    const one = afterAdvance(NOTHING_ADVANCED, { amountOre: 2_000, today: '2026-11-03' })
    const two = afterAdvance(one, { amountOre: 1_000, today: '2026-11-03' })
    const three = afterAdvance(two, { amountOre: 500, today: '2026-11-04' })
    expect(two).toEqual({ outstandingOre: 3_000, meals: 2, day: '2026-11-03', dayOre: 3_000 })
    expect(three).toEqual({ outstandingOre: 3_500, meals: 3, day: '2026-11-04', dayOre: 500 })
    expect(afterSettling(three, 3_499)).toMatchObject({ outstandingOre: 1, meals: 3 })
    expect(afterSettling(three, 3_500)).toMatchObject({ outstandingOre: 0, meals: 0 })
  })

  test('is paid back of what there is, and never of a debt', () => {
    expect(toPayBack({ outstandingOre: 3_500 }, 10_000)).toBe(3_500)
    expect(toPayBack({ outstandingOre: 3_500 }, 1_000)).toBe(1_000)
    expect(toPayBack({ outstandingOre: 3_500 }, 0)).toBe(0)
    expect(toPayBack({ outstandingOre: 3_500 }, -100)).toBe(0)
  })
})
