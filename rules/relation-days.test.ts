import { describe, expect, test } from 'vitest'
import { daysOf, daysRefusal, spanOf } from './relation-days.ts'

const at = (text: string) => new Date(text)

describe('the days of a relation', () => {
  test('begin today at the earliest, and end on the first day or later', () => {
    expect(daysRefusal({ firstDay: null, lastDay: null }, '2026-11-03')).toBeNull()
    expect(daysRefusal({ firstDay: '2026-11-03', lastDay: '2026-11-03' }, '2026-11-03')).toBeNull()
    expect(daysRefusal({ firstDay: '2026-11-02', lastDay: null }, '2026-11-03')).toBe('relation_days_not_valid')
    expect(daysRefusal({ firstDay: '2026-11-05', lastDay: '2026-11-04' }, '2026-11-03')).toBe('relation_days_not_valid')
    expect(daysRefusal({ firstDay: '2027-02-29', lastDay: null }, '2026-11-03')).toBe('relation_days_not_valid')
    expect(daysRefusal({ firstDay: null, lastDay: '2026-11-02' }, '2026-11-03')).toBe('day_has_passed')
    expect(daysRefusal({ firstDay: null, lastDay: '2027-02-29' }, '2026-11-03')).toBe('day_has_passed')
  })

  test('are whole days in Norway, 23 hours when summer time begins and 25 when it ends', () => {
    const now = at('2026-11-03T10:42:00Z')
    expect(spanOf({ firstDay: '2027-03-28', lastDay: '2027-03-28' }, now)).toEqual({ startsAt: at('2027-03-27T23:00:00Z'), endsAt: at('2027-03-28T22:00:00Z') })
    expect(spanOf({ firstDay: '2027-10-31', lastDay: '2027-10-31' }, now)).toEqual({ startsAt: at('2027-10-30T22:00:00Z'), endsAt: at('2027-10-31T23:00:00Z') })
  })

  test('that begin today begin now, also just after midnight in Norway', () => {
    const afterMidnight = at('2026-11-03T23:00:00Z')
    expect(spanOf({ firstDay: '2026-11-04', lastDay: null }, afterMidnight).startsAt).toEqual(afterMidnight)
    const before = at('2026-11-03T22:59:59.999Z')
    expect(spanOf({ firstDay: '2026-11-04', lastDay: null }, before).startsAt).toEqual(afterMidnight)
  })

  test('are shown as they were written, the first one until it has come', () => {
    const now = at('2026-11-03T10:42:00Z')
    const days = { firstDay: '2027-03-28', lastDay: '2027-10-31' }
    const span = spanOf(days, now)
    expect(daysOf(span, now)).toEqual(days)
    expect(daysOf(span, new Date(span.startsAt.getTime() - 1))).toEqual(days)
    expect(daysOf(span, span.startsAt)).toEqual({ firstDay: null, lastDay: '2027-10-31' })
  })
})
