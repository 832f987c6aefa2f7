import { describe, expect, test } from 'vitest'
import { isSchoolDay, lastTermDay, schoolDaysBetween, type SchoolCalendar, usualWeekdays } from './school-calendar.ts'

const year: SchoolCalendar = {
  openWeekdays: usualWeekdays,
  periods: [
    { kind: 'term', firstDay: '2026-08-17', lastDay: '2026-12-18' },
    { kind: 'term', firstDay: '2027-01-04', lastDay: '2027-06-18' },
    { kind: 'free', firstDay: '2026-09-28', lastDay: '2026-10-02' },
    { kind: 'planning', firstDay: '2026-11-13', lastDay: '2026-11-13' },
  ],
}

describe('a school day', () => {
  test('is the first and the last day of a term, and not the days around it', () => {
    expect(['2026-08-14', '2026-08-17', '2026-12-18', '2026-12-21', '2027-01-04', '2027-06-18', '2027-06-21'].map((day) => isSchoolDay(year, day))).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ])
  })

  test('is no day of a holiday, from its first to its last', () => {
    expect(['2026-09-25', '2026-09-28', '2026-10-02', '2026-10-05'].map((day) => isSchoolDay(year, day))).toEqual([true, false, false, true])
  })

  test('is no planning day, no weekend and no public holiday', () => {
    for (const day of ['2026-11-13', '2026-11-14', '2026-11-15', '2027-03-29', '2027-05-06', '2027-05-17']) expect(isSchoolDay(year, day), day).toBe(false)
  })

  test('is every weekday that is no public holiday where no term is told', () => {
    const untold = { openWeekdays: usualWeekdays, periods: [] }
    expect(schoolDaysBetween(untold, { from: '2026-12-21', until: '2026-12-31' })).toEqual([
      '2026-12-21',
      '2026-12-22',
      '2026-12-23',
      '2026-12-24',
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
    ])
  })

  test('is only a day that the canteen is open on, Sundays too where it is', () => {
    const odd = { openWeekdays: [3, 7], periods: [] }
    expect(schoolDaysBetween(odd, { from: '2026-11-02', until: '2026-11-15' })).toEqual(['2026-11-04', '2026-11-08', '2026-11-11', '2026-11-15'])
  })
})

test('the calendar ends with its last term, in whatever order they are told', () => {
  expect(lastTermDay({ ...year, periods: year.periods.toReversed() })).toBe('2027-06-18')
  expect(lastTermDay({ ...year, periods: [] })).toBeNull()
})

test('a week in which the clock changes has five school days', () => {
  expect(schoolDaysBetween(year, { from: '2026-10-23', until: '2026-10-30' })).toHaveLength(6)
  expect(schoolDaysBetween(year, { from: '2027-03-22', until: '2027-03-24' })).toEqual(['2027-03-22', '2027-03-23', '2027-03-24'])
})
