import { describe, expect, test } from 'vitest'
import { periodOf, periodsBetween, type ProgrammeTerms, purseOn, purseWithBack } from './meal-purse.ts'

// 2 November 2026 is a Monday.
const terms: ProgrammeTerms = { amountOre: 3_000, period: 'day', carryMostOre: 4_000, startsOn: '2026-11-02', endsOn: '2026-12-18' }
const joinedOn = '2026-11-02'
const leftOn = (today: string, last: { periodFrom: string; leftOre: number } | null, changed: Partial<ProgrammeTerms> = {}) =>
  purseOn({ ...terms, ...changed }, { joinedOn, last, today })?.leftOre ?? null

describe('a purse', () => {
  test('is there from the first day to the last', () => {
    expect(leftOn('2026-11-01', null)).toBeNull()
    expect(leftOn('2026-11-02', null)).toBe(3_000)
    expect(leftOn('2026-12-18', null)).toBe(7_000)
    expect(leftOn('2026-12-19', null)).toBeNull()
  })

  test('is there from when the pupil came into the programme', () => {
    expect(purseOn(terms, { joinedOn: '2026-11-10', last: null, today: '2026-11-09' })).toBeNull()
    expect(purseOn(terms, { joinedOn: '2026-11-10', last: null, today: '2026-11-10' })).toEqual({ periodFrom: '2026-11-10', leftOre: 3_000 })
  })

  test('takes along what was not used, up to the bound and not one øre above', () => {
    const used = (leftOre: number) => ({ periodFrom: '2026-11-02', leftOre })
    expect(leftOn('2026-11-02', used(500))).toBe(500)
    expect(leftOn('2026-11-03', used(500))).toBe(3_500)
    expect(leftOn('2026-11-04', used(500))).toBe(6_500)
    expect(leftOn('2026-11-05', used(500))).toBe(7_000)
    expect(leftOn('2026-11-03', used(500), { carryMostOre: 0 })).toBe(3_000)
  })

  test('by the day gives on school days, and lasts over the weekend', () => {
    expect(periodOf('day', '2026-11-08')).toBe('2026-11-06')
    expect(leftOn('2026-11-07', { periodFrom: '2026-11-06', leftOre: 200 })).toBe(200)
    expect(leftOn('2026-11-09', { periodFrom: '2026-11-06', leftOre: 200 })).toBe(3_200)
  })

  test('counts periods as somebody with a calendar does', () => {
    for (let from = 0; from < 14; from += 1) {
      for (let days = 0; days < 30; days += 1) {
        const [one, other] = [dayAt(from), dayAt(from + days)]
        const begun = new Set(Array.from({ length: days + 1 }, (_, each) => periodOf('day', dayAt(from + each)))).size - 1
        expect(periodsBetween('day', periodOf('day', one), periodOf('day', other)), `${one} to ${other}`).toBe(begun)
      }
    }
    expect(periodsBetween('week', '2026-11-02', '2026-11-16')).toBe(2)
    expect(periodsBetween('month', '2026-11-01', '2027-02-01')).toBe(3)
  })

  test('by the week begins on a Monday and by the month on the first', () => {
    expect(periodOf('week', '2026-11-08')).toBe('2026-11-02')
    expect(periodOf('month', '2026-11-30')).toBe('2026-11-01')
    expect(leftOn('2026-11-08', { periodFrom: '2026-11-02', leftOre: 100 }, { period: 'week' })).toBe(100)
    expect(leftOn('2026-11-09', { periodFrom: '2026-11-02', leftOre: 100 }, { period: 'week' })).toBe(3_100)
    expect(leftOn('2026-12-01', { periodFrom: '2026-11-01', leftOre: 100 }, { period: 'month' })).toBe(3_100)
  })

  test('gets back what came back, and never holds more than a period can', () => {
    expect(purseWithBack(terms, { periodFrom: '2026-11-02', leftOre: 500 }, 2_500).leftOre).toBe(3_000)
    expect(purseWithBack(terms, { periodFrom: '2026-11-05', leftOre: 6_000 }, 2_500).leftOre).toBe(7_000)
  })
})

const dayAt = (number: number) => new Date(Date.UTC(2026, 10, 2 + number)).toISOString().slice(0, 10)
