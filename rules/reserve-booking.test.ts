import { describe, expect, test } from 'vitest'
import { addDays } from './norwegian-time.ts'
import {
  type BookedCard,
  CLOCK_TOLERANCE_MS,
  dayToOpen,
  isOfTheFamily,
  isStepOfTime,
  notesOnBounds,
  notesOnCard,
  overdrawnBy,
  placeOf,
  timeOf,
} from './reserve-booking.ts'
import { usualReserveBounds } from './reserve-limits.ts'

const now = new Date('2026-11-03T10:30:00.000Z')
const later = (ms: number, from = now) => new Date(from.getTime() + ms)

describe('a record’s place in its device’s chain', () => {
  const chain = { lastSequence: 2, lastHash: 'two', hashAt: (sequence: number) => ({ 1: 'one', 2: 'two' })[sequence] }
  test('is the next one when it follows from the last', () => {
    expect(placeOf({ sequence: 3, previous: 'two', hash: 'three' }, chain)).toBe('next')
  })
  test('was taken before when it is the very same', () => {
    expect(placeOf({ sequence: 2, previous: 'one', hash: 'two' }, chain)).toBe('taken')
  })
  test('is a gap when one is missing between', () => {
    expect(placeOf({ sequence: 4, previous: 'three', hash: 'four' }, chain)).toBe('gap')
  })
  test('is a fork when another stands there, or it follows from another', () => {
    expect(placeOf({ sequence: 2, previous: 'one', hash: 'other' }, chain)).toBe('fork')
    expect(placeOf({ sequence: 3, previous: 'other', hash: 'three' }, chain)).toBe('fork')
  })
})

describe('when a sale is booked as having happened', () => {
  test('is when the device says, within two minutes of our clock', () => {
    const earlier = later(-60_000)
    expect(timeOf(earlier, { last: null, now })).toEqual({ happenedAt: earlier, wasWrong: false })
    expect(timeOf(later(CLOCK_TOLERANCE_MS), { last: null, now })).toEqual({ happenedAt: now, wasWrong: false })
    expect(timeOf(later(CLOCK_TOLERANCE_MS + 1), { last: null, now })).toEqual({ happenedAt: now, wasWrong: true })
  })
  test('is never before the sale before it', () => {
    const last = later(-1_000)
    expect(timeOf(last, { last, now })).toEqual({ happenedAt: last, wasWrong: false })
    expect(timeOf(later(-1_001), { last, now })).toEqual({ happenedAt: last, wasWrong: true })
  })
})

describe('what is told of a card', () => {
  const good: BookedCard = {
    blockedAt: null,
    endedAt: null,
    endReason: null,
    validUntil: null,
    enrolledFrom: '2026-08-01',
    enrolledUntil: null,
    lastStep: null,
  }
  const notes = (card: Partial<BookedCard>, step: number | null = null) => notesOnCard({ ...good, ...card }, { happenedAt: now, step })

  test('is nothing when it was good then, whatever it is now', () => {
    expect(notes({})).toEqual([])
    expect(notes({ blockedAt: later(1), endedAt: later(1), endReason: 'replaced' })).toEqual([])
    expect(notes({ validUntil: '2026-11-03', enrolledUntil: '2026-11-03' })).toEqual([])
  })
  test('is why it was not good then', () => {
    expect(notes({ blockedAt: now })).toEqual(['card_blocked'])
    expect(notes({ endedAt: now, endReason: 'replaced' })).toEqual(['card_replaced'])
    expect(notes({ endedAt: now, endReason: 'returned' })).toEqual(['card_over'])
    expect(notes({ validUntil: '2026-11-02' })).toEqual(['card_expired'])
    expect(notes({ enrolledUntil: '2026-11-02' })).toEqual(['not_enrolled'])
    expect(notes({ enrolledFrom: '2026-11-04' })).toEqual(['not_enrolled'])
    expect(notes({ lastStep: 7 }, 7)).toEqual(['code_used_before'])
    expect(notes({ lastStep: 8 }, 7)).toEqual([])
  })
})

test('what was sold beyond the bounds is told, from the first øre', () => {
  const list = { version: 'a', madeAt: later(-24 * 3_600_000).toISOString(), mark: 'b' }
  const told = (totalOre: number, before = { count: 0, sumOre: 0 }, isListKnown = true, madeAt = list.madeAt) =>
    notesOnBounds({ totalOre, list: { ...list, madeAt } }, { bounds: usualReserveBounds, before, happenedAt: now, isListKnown })
  expect(told(10_000)).toEqual([])
  expect(told(10_001)).toEqual(['over_purchase_bound'])
  expect(told(5_000, { count: 2, sumOre: 10_000 })).toEqual([])
  expect(told(5_001, { count: 2, sumOre: 10_000 })).toEqual(['over_card_bound'])
  expect(told(1, { count: 3, sumOre: 3 })).toEqual(['over_card_bound'])
  expect(told(1, undefined, true, later(-24 * 3_600_000 - 1).toISOString())).toEqual(['list_too_old'])
  expect(told(1, undefined, false)).toEqual(['list_unknown'])
})

test('a family hears of its money and its card, and not of clocks and lists', () => {
  expect(['overdrawn', 'card_blocked', 'over_card_bound'].every((note) => isOfTheFamily(note as never))).toBe(true)
  expect(['clock_wrong', 'list_unknown', 'price_other'].some((note) => isOfTheFamily(note as never))).toBe(false)
})

test('a phone’s code is of the time when it was shown, within two minutes', () => {
  const step = Math.floor(now.getTime() / 30_000)
  expect([-5, -4, 0, 4, 5].map((off) => isStepOfTime(step + off, now))).toEqual([false, true, true, true, false])
  expect([-121, -120, 4, 5].map((off) => isStepOfTime(step + off, now, { isSoldAnew: true }))).toEqual([false, true, true, false])
})

test('what the wallet does not hold is delivered on credit, and an old debt is not counted again', () => {
  expect([overdrawnBy(3_500, 3_500), overdrawnBy(3_500, 3_499), overdrawnBy(3_500, 0), overdrawnBy(3_500, -5_000)]).toEqual([0, 1, 3_500, 3_500])
})

test('what comes after a day’s report is the next day’s', () => {
  const dayAfter = (day: string) => addDays(day, 1)
  expect(dayToOpen('2026-11-03', null, dayAfter)).toBe('2026-11-03')
  expect(dayToOpen('2026-11-03', '2026-11-02', dayAfter)).toBe('2026-11-03')
  expect(dayToOpen('2026-11-03', '2026-11-03', dayAfter)).toBe('2026-11-04')
  expect(dayToOpen('2026-11-02', '2026-11-03', dayAfter)).toBe('2026-11-04')
})
