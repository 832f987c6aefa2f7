import { describe, expect, test } from 'vitest'
import { GIFTS_OF_A_LINK_ORE, refuseGift } from './gifts.ts'

const facts = { givenOre: 0, freeAmount: { leastOre: 2_000, mostOre: 100_000 } }

describe('a gift', () => {
  test('may be any amount on the buttons, and whole kroner between the school’s bounds', () => {
    expect(refuseGift(4_000, { ...facts, freeAmount: null })).toBeNull()
    expect(refuseGift(2_000, facts)).toBeNull()
    expect(refuseGift(100_000, facts)).toBeNull()
    for (const amountOre of [1_900, 2_050, 100_100]) expect(refuseGift(amountOre, facts)).toEqual({ code: 'amount_not_offered', facts: facts.freeAmount })
    expect(refuseGift(2_000, { ...facts, freeAmount: null })).toEqual({ code: 'amount_not_offered', facts: {} })
  })

  test('is refused when the link has brought as much as it may in a month, without saying how much that was', () => {
    expect(refuseGift(20_000, { ...facts, givenOre: GIFTS_OF_A_LINK_ORE - 20_000 })).toBeNull()
    expect(refuseGift(20_000, { ...facts, givenOre: GIFTS_OF_A_LINK_ORE - 19_999 })).toEqual({ code: 'link_takes_no_more_now' })
  })
})
