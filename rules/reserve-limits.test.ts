import { describe, expect, test } from 'vitest'
import { allowanceOf, refuseReserveSale, type ReserveFacts, unrestOf, usualReserveBounds, WARN_AFTER_MS } from './reserve-limits.ts'

const HOUR_MS = 3_600_000
const nowMs = Date.parse('2026-11-03T10:30:00.000Z')
const nothingWaits = { count: 0, sumOre: 0, oldestAtMs: null }
const fresh = { allowanceOre: 15_000, soldSinceListOre: 0, soldTodayOre: 0, soldTodayCount: 0 }
const facts = (other: Partial<ReserveFacts> = {}): ReserveFacts => ({
  bounds: usualReserveBounds,
  nowMs,
  listMadeAtMs: nowMs,
  waiting: nothingWaits,
  card: fresh,
  ...other,
})
const codeOf = (totalOre: number, other?: Partial<ReserveFacts>) => refuseReserveSale(totalOre, facts(other))?.code ?? null

describe('a sale without a network', () => {
  test('is for at most 100 kr, unless the school has decided otherwise', () => {
    expect(codeOf(10_000)).toBeNull()
    expect(refuseReserveSale(10_001, facts())).toEqual({ code: 'offline_amount_too_high', facts: { mostOre: 10_000 } })
    expect(codeOf(10_001, { bounds: { ...usualReserveBounds, mostPurchaseOre: 10_001 } })).toBeNull()
  })

  test('takes no more than 150 kr of a card on a day, and no more than three times', () => {
    expect(codeOf(5_000, { card: { ...fresh, soldTodayOre: 10_000, soldTodayCount: 2 } })).toBeNull()
    expect(refuseReserveSale(5_001, facts({ card: { ...fresh, soldTodayOre: 10_000 } }))).toEqual({ code: 'offline_card_limit', facts: { leftOre: 5_000 } })
    expect(refuseReserveSale(100, facts({ card: { ...fresh, soldTodayCount: 3 } }))).toEqual({ code: 'offline_card_limit', facts: { leftOre: 0 } })
  })

  test('never takes more than the list says that the card may spend, less what was sold since', () => {
    expect(codeOf(4_000, { card: { ...fresh, allowanceOre: 6_000, soldSinceListOre: 2_000 } })).toBeNull()
    expect(refuseReserveSale(4_001, facts({ card: { ...fresh, allowanceOre: 6_000, soldSinceListOre: 2_000 } }))).toEqual({
      code: 'offline_balance_unsure',
      facts: { leftOre: 4_000 },
    })
    expect(codeOf(100, { card: { ...fresh, allowanceOre: 0 } })).toBe('offline_balance_unsure')
  })

  test('needs a card that the list knows', () => {
    expect(codeOf(100, { card: null })).toBe('offline_card_unknown')
  })

  test('needs a list that is a day old at most', () => {
    expect(codeOf(100, { listMadeAtMs: nowMs - 24 * HOUR_MS })).toBeNull()
    expect(codeOf(100, { listMadeAtMs: nowMs - 24 * HOUR_MS - 1 })).toBe('offline_list_too_old')
    expect(codeOf(100, { listMadeAtMs: null })).toBe('offline_list_too_old')
  })

  test('is refused when the oldest has waited more than a day', () => {
    expect(codeOf(100, { waiting: { count: 1, sumOre: 100, oldestAtMs: nowMs - 24 * HOUR_MS } })).toBeNull()
    expect(codeOf(100, { waiting: { count: 1, sumOre: 100, oldestAtMs: nowMs - 24 * HOUR_MS - 1 } })).toBe('offline_waited_too_long')
  })

  test('is refused when 500 wait, or what waits would be more than 10 000 kr', () => {
    expect(codeOf(100, { waiting: { count: 499, sumOre: 0, oldestAtMs: nowMs } })).toBeNull()
    expect(codeOf(100, { waiting: { count: 500, sumOre: 0, oldestAtMs: nowMs } })).toBe('offline_till_full')
    expect(codeOf(100, { waiting: { count: 1, sumOre: 999_900, oldestAtMs: nowMs } })).toBeNull()
    expect(codeOf(101, { waiting: { count: 1, sumOre: 999_900, oldestAtMs: nowMs } })).toBe('offline_till_full')
  })

  test('is not made at a school that does not want it', () => {
    expect(codeOf(100, { bounds: { ...usualReserveBounds, isOn: false } })).toBe('offline_not_allowed')
  })
})

test('sales that have waited two hours are spoken of loudly', () => {
  expect(unrestOf({ count: 1, sumOre: 100, oldestAtMs: nowMs - WARN_AFTER_MS + 1 }, nowMs)).toBe('calm')
  expect(unrestOf({ count: 1, sumOre: 100, oldestAtMs: nowMs - WARN_AFTER_MS }, nowMs)).toBe('loud')
  expect(unrestOf(nothingWaits, nowMs)).toBe('calm')
})

describe('what a card may spend while a till is alone', () => {
  test('is its balance in whole tenners, and no more than a day’s bound', () => {
    expect(allowanceOf({ balanceOre: 3_999, pays: true }, usualReserveBounds)).toBe(3_000)
    expect(allowanceOf({ balanceOre: 4_000, pays: true }, usualReserveBounds)).toBe(4_000)
    expect(allowanceOf({ balanceOre: 500_000, pays: true }, usualReserveBounds)).toBe(15_000)
  })

  test('is nothing for a wallet in debt, and for a card that does not pay', () => {
    expect(allowanceOf({ balanceOre: -1, pays: true }, usualReserveBounds)).toBe(0)
    expect(allowanceOf({ balanceOre: 20_000, pays: false }, usualReserveBounds)).toBe(0)
  })
})
