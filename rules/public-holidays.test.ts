import { describe, expect, test } from 'vitest'
import { addDays } from './norwegian-time.ts'
import { daysBetween, easterSunday, publicHolidayOn, publicHolidays, weekdayOf } from './public-holidays.ts'

describe('Easter Sunday', () => {
  test.each([
    [1961, '1961-04-02'],
    [1981, '1981-04-19'],
    [1997, '1997-03-30'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    // The earliest and the latest there can be.
    [1818, '1818-03-22'],
    [2285, '2285-03-22'],
    [1943, '1943-04-25'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day)
  })

  test('is a Sunday from 22 March to 25 April, in all the years from 1900 to 2299', () => {
    for (let year = 1900; year < 2300; year += 1) {
      const day = easterSunday(year)
      expect(weekdayOf(day), day).toBe(0)
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25', day).toBe(true)
    }
  })
})

describe('public holidays', () => {
  test('of 2026 are these twelve', () => {
    const found = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n)).flatMap((day) => {
      const holiday = publicHolidayOn(day)
      return holiday ? [`${day} ${holiday}`] : []
    })
    expect(found).toEqual([
      '2026-01-01 new_year',
      '2026-04-02 maundy_thursday',
      '2026-04-03 good_friday',
      '2026-04-05 easter_sunday',
      '2026-04-06 easter_monday',
      '2026-05-01 first_of_may',
      '2026-05-14 ascension_day',
      '2026-05-17 constitution_day',
      '2026-05-24 whit_sunday',
      '2026-05-25 whit_monday',
      '2026-12-25 christmas_day',
      '2026-12-26 boxing_day',
    ])
  })

  test('are twelve in a year, or eleven where two fall on one day, for a century', () => {
    for (let year = 1980; year < 2080; year += 1) {
      const days = Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n)).filter((day) => day.startsWith(String(year)))
      const holidays = days.filter((day) => publicHolidayOn(day) !== null)
      const ascension = addDays(easterSunday(year), 39)
      const doubles = [ascension, addDays(easterSunday(year), 49), addDays(easterSunday(year), 50)].filter((day) => /-05-(01|17)$/.test(day)).length
      expect(holidays.length, String(year)).toBe(publicHolidays.length - doubles)
      expect(weekdayOf(ascension), ascension).toBe(4)
    }
  })

  test('are not the days that shops and schools only close early on', () => {
    for (const day of ['2026-12-24', '2026-12-31', '2026-04-04', '2026-04-01']) expect(publicHolidayOn(day)).toBeNull()
  })
})

test('days are counted by the calendar, across both changes of the clock', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})
