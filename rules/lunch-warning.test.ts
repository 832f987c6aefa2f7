import { describe, expect, test } from 'vitest'
import { type ArrangementFacts, comesByItself } from './lunch-warning.ts'

const below: ArrangementFacts = { thresholdOre: 5000, dayOfMonth: null, dayHandled: '2026-11-01', amountOre: 20_000, notBefore: null, isInFlight: false }
const facts = { balanceOre: 2000, shortOre: 1500, lunchDay: '2026-11-04' }

describe('a top-up that comes by itself', () => {
  test('helps when the balance is below its threshold, and not at it', () => {
    expect(comesByItself(below, { ...facts, balanceOre: 4999 })).toBe(true)
    expect(comesByItself(below, { ...facts, balanceOre: 5000 })).toBe(false)
  })

  test('helps on its day of the month, once', () => {
    const monthly = { ...below, thresholdOre: null, dayOfMonth: 4 }
    expect(comesByItself(monthly, facts)).toBe(true)
    expect(comesByItself({ ...monthly, dayHandled: '2026-11-04' }, facts)).toBe(false)
    expect(comesByItself({ ...monthly, dayOfMonth: 5, dayHandled: '2026-10-05' }, facts)).toBe(false)
  })

  test('does not help when it is too little, rests over the lunch, or there is a debt', () => {
    expect(comesByItself({ ...below, amountOre: 1500 }, facts)).toBe(true)
    expect(comesByItself({ ...below, amountOre: 1499 }, facts)).toBe(false)
    expect(comesByItself({ ...below, notBefore: new Date('2026-11-04T07:00:00Z') }, facts)).toBe(true)
    expect(comesByItself({ ...below, notBefore: new Date('2026-11-04T07:00:01Z') }, facts)).toBe(false)
    expect(comesByItself(below, { ...facts, balanceOre: -1 })).toBe(false)
  })

  test('helps when it is on its way already', () => {
    expect(comesByItself({ ...below, isInFlight: true, notBefore: new Date('2026-12-01T00:00:00Z') }, facts)).toBe(true)
  })
})
