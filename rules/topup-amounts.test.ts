import { describe, expect, test } from 'vitest'
import { refuseTopup, type TopupFacts, TOPUP_FEE_ORE, topupAmountsOre } from './topup-amounts.ts'

const empty: TopupFacts = { balanceOre: 0, inFlightOre: 0, maximumBalanceOre: 120_000, freeAmount: null }
const codeOf = (amountOre: number, facts = empty) => refuseTopup(amountOre, facts)?.code ?? null

describe('what can be paid in', () => {
  test('is 40, 50, 100, 200, 300, 400 or 500 kroner', () => {
    expect(topupAmountsOre).toEqual([4000, 5000, 10_000, 20_000, 30_000, 40_000, 50_000])
    for (const amountOre of topupAmountsOre) expect(codeOf(amountOre)).toBeNull()
  })

  test('is nothing else: not one øre less, not one øre more, not in between', () => {
    for (const amountOre of [0, 1, -4000, 3999, 4001, 6000, 49_999, 50_001, 60_000, Number.NaN]) expect(codeOf(amountOre)).toBe('amount_not_offered')
  })

  test('is any whole kroner between the school’s bounds, where it has some', () => {
    const free = { ...empty, freeAmount: { leastOre: 2000, mostOre: 70_000 } }
    for (const amountOre of [2000, 2100, 69_900, 70_000]) expect(codeOf(amountOre, free)).toBeNull()
    for (const amountOre of [1900, 1999, 2001, 2050, 70_100])
      expect(refuseTopup(amountOre, free)).toEqual({ code: 'amount_not_offered', facts: free.freeAmount })
    // The buttons' amounts are taken whatever the bounds are.
    expect(codeOf(4000, { ...empty, freeAmount: { leastOre: 10_000, mostOre: 20_000 } })).toBeNull()
  })

  test('costs nothing', () => expect(TOPUP_FEE_ORE).toBe(0))
})

describe('how full a wallet may become', () => {
  test('up to the school’s limit, and not one øre above it', () => {
    expect(codeOf(50_000, { ...empty, balanceOre: 70_000 })).toBeNull()
    expect(refuseTopup(50_000, { ...empty, balanceOre: 70_001 })).toEqual({
      code: 'balance_would_be_too_high',
      facts: { maximumBalanceOre: 120_000, roomOre: 49_999 },
    })
  })

  test('counts what is being paid in right now', () => {
    expect(codeOf(50_000, { ...empty, balanceOre: 20_000, inFlightOre: 50_000 })).toBeNull()
    expect(codeOf(50_000, { ...empty, balanceOre: 20_000, inFlightOre: 50_001 })).toBe('balance_would_be_too_high')
  })

  test('lets a wallet that is below zero be filled a little more', () => {
    expect(codeOf(50_000, { ...empty, balanceOre: -5000, maximumBalanceOre: 45_000 })).toBeNull()
  })
})
