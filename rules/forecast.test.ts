import { describe, expect, test } from 'vitest'
import { type DaySpent, forecast, type ForecastFacts, LEAST_SCHOOL_DAYS, middleMean, RESTING_SCHOOL_DAYS } from './forecast.ts'
import { addDays } from './norwegian-time.ts'
import { weekdayOf } from './public-holidays.ts'
import { schoolDaysBetween, type SchoolCalendar, usualWeekdays } from './school-calendar.ts'

const autumn: SchoolCalendar = {
  openWeekdays: usualWeekdays,
  periods: [
    { kind: 'term', firstDay: '2026-08-17', lastDay: '2026-12-18' },
    { kind: 'term', firstDay: '2027-01-04', lastDay: '2027-06-18' },
    { kind: 'free', firstDay: '2026-09-28', lastDay: '2026-10-02' },
    { kind: 'planning', firstDay: '2026-11-27', lastDay: '2026-11-27' },
  ],
}

/** What is spent on each school day of the weeks before, by weekday from Monday. */
function spending(today: string, byWeekday: readonly number[], { weeks = 6, calendar = autumn } = {}): DaySpent[] {
  return schoolDaysBetween(calendar, { from: addDays(today, -7 * weeks), until: addDays(today, -1) }).flatMap((day) => {
    const amountOre = byWeekday[weekdayOf(day) - 1] ?? 0
    return amountOre > 0 ? [{ day, amountOre }] : []
  })
}

const EVERY_DAY = [4000, 4000, 4000, 4000, 4000]
// Monday 16 November 2026, in the evening.
const facts = (change: Partial<ForecastFacts> = {}): ForecastFacts => ({
  today: '2026-11-16',
  isTodayAhead: false,
  balanceOre: 12_000,
  spent: spending('2026-11-16', EVERY_DAY),
  calendar: autumn,
  ...change,
})

describe('a balance', () => {
  test('of three lunches on a Monday evening lasts to Thursday, and Friday’s lunch would fail', () => {
    expect(forecast(facts())).toEqual({ kind: 'lasts_until', lastDay: '2026-11-19', failsOn: '2026-11-20', shortOre: 4000 })
  })

  test('that is exactly enough covers the day, and one øre short does not', () => {
    expect(forecast(facts({ balanceOre: 4000 }))).toMatchObject({ kind: 'lasts_until', lastDay: '2026-11-17', failsOn: '2026-11-18' })
    expect(forecast(facts({ balanceOre: 3999 }))).toEqual({ kind: 'next_fails', failsOn: '2026-11-17', shortOre: 1 })
  })

  test('of nothing, or below it, does not cover the next lunch', () => {
    expect(forecast(facts({ balanceOre: 0 }))).toEqual({ kind: 'next_fails', failsOn: '2026-11-17', shortOre: 4000 })
    expect(forecast(facts({ balanceOre: -500 }))).toEqual({ kind: 'next_fails', failsOn: '2026-11-17', shortOre: 4500 })
  })

  test('is counted from today while today’s lunch is still to come', () => {
    expect(forecast(facts({ isTodayAhead: true, balanceOre: 4000 }))).toMatchObject({ lastDay: '2026-11-16', failsOn: '2026-11-17' })
  })

  test('that lasts longer than four weeks is only said to last that long', () => {
    expect(forecast(facts({ balanceOre: 1_000_000 }))).toEqual({ kind: 'lasts_long', lastDay: '2026-12-14' })
    const days = schoolDaysBetween(autumn, { from: '2026-11-17', until: '2026-12-14' }).length
    expect(forecast(facts({ balanceOre: days * 4000 }))).toMatchObject({ kind: 'lasts_long' })
    expect(forecast(facts({ balanceOre: days * 4000 - 1 }))).toMatchObject({ kind: 'lasts_until', failsOn: '2026-12-14', shortOre: 1 })
  })
})

describe('over the calendar', () => {
  test('a planning day costs nothing: a balance of two on a Wednesday evening lasts over Friday off to Monday', () => {
    const today = '2026-11-25'
    expect(forecast(facts({ today, balanceOre: 8000, spent: spending(today, EVERY_DAY) }))).toMatchObject({ lastDay: '2026-11-30', failsOn: '2026-12-01' })
  })

  test('the lunch that fails after Christmas is the first of January’s term', () => {
    const today = '2026-12-16'
    expect(forecast(facts({ today, balanceOre: 8000, spent: spending(today, EVERY_DAY) }))).toMatchObject({ lastDay: '2026-12-18', failsOn: '2027-01-04' })
  })

  test('nothing is said when there is no school within four weeks', () => {
    const today = '2027-06-18'
    expect(forecast(facts({ today, spent: spending(today, EVERY_DAY) }))).toEqual({ kind: 'unknown' })
  })

  test('a week of holidays in the weeks behind is no week without purchases', () => {
    const today = '2026-10-12'
    const spent = spending(today, EVERY_DAY)
    expect(forecast(facts({ today, spent, balanceOre: 8000 }))).toMatchObject({ lastDay: '2026-10-14', failsOn: '2026-10-15' })
  })

  test('the weekend when the clock changes takes no day away and adds none', () => {
    for (const [today, last, fails] of [
      ['2026-10-23', '2026-10-27', '2026-10-28'],
      ['2027-03-12', '2027-03-16', '2027-03-17'],
    ] as const) {
      expect(forecast(facts({ today, balanceOre: 8000, spent: spending(today, EVERY_DAY) }))).toMatchObject({ lastDay: last, failsOn: fails })
    }
  })
})

describe('whoever', () => {
  test('buys on Fridays only needs money on Fridays only', () => {
    const spent = spending('2026-11-16', [0, 0, 0, 0, 6000])
    expect(forecast(facts({ spent, balanceOre: 5999 }))).toEqual({ kind: 'lasts_until', lastDay: '2026-11-19', failsOn: '2026-11-20', shortOre: 1 })
    // The Friday after is a planning day.
    expect(forecast(facts({ spent, balanceOre: 6000 }))).toMatchObject({ lastDay: '2026-12-03', failsOn: '2026-12-04' })
  })

  test('has a feast once, or lies in bed for a week, buys as before', () => {
    const usual = spending('2026-11-16', EVERY_DAY)
    const feast = usual.map((each) => (each.day === '2026-11-10' ? { ...each, amountOre: 60_000 } : each))
    const inBed = usual.filter(({ day }) => day < '2026-11-02' || day > '2026-11-06')
    for (const spent of [feast, inBed]) expect(forecast(facts({ spent }))).toEqual(forecast(facts()))
  })

  test('buys every other day is not taken for one who never does', () => {
    const spent = spending('2026-11-16', EVERY_DAY).filter((_, place) => place % 2 === 0)
    const said = forecast(facts({ spent }))
    expect(said.kind).toBe('lasts_until')
    expect((said as { lastDay: string }).lastDay > '2026-11-19').toBe(true)
  })

  test('got something back paid less that day', () => {
    const spent = [...spending('2026-11-16', EVERY_DAY), ...spending('2026-11-16', EVERY_DAY).map(({ day }) => ({ day, amountOre: -2000 }))]
    expect(forecast(facts({ spent, balanceOre: 6000 }))).toMatchObject({ lastDay: '2026-11-19' })
  })
})

describe('nothing is said', () => {
  test('of somebody who has never bought anything', () => {
    expect(forecast(facts({ spent: [] }))).toEqual({ kind: 'unknown' })
  })

  test(`before there are ${LEAST_SCHOOL_DAYS} school days since the first purchase`, () => {
    const days = schoolDaysBetween(autumn, { from: '2026-11-01', until: '2026-11-15' }).toReversed()
    const since = (count: number) => days.slice(0, count).map((day) => ({ day, amountOre: 4000 }))
    expect(forecast(facts({ spent: since(LEAST_SCHOOL_DAYS - 1) }))).toEqual({ kind: 'unknown' })
    expect(forecast(facts({ spent: since(LEAST_SCHOOL_DAYS) }))).toMatchObject({ kind: 'lasts_until' })
  })

  test('from one single purchase', () => {
    expect(forecast(facts({ spent: [{ day: '2026-11-02', amountOre: 4000 }] }))).toEqual({ kind: 'unknown' })
  })

  test(`of somebody who has bought nothing on ${RESTING_SCHOOL_DAYS} school days`, () => {
    const before = (day: string) => spending('2026-11-16', EVERY_DAY).filter((each) => each.day <= day)
    const last = schoolDaysBetween(autumn, { from: '2026-10-01', until: '2026-11-15' }).toReversed()
    expect(forecast(facts({ spent: before(last[RESTING_SCHOOL_DAYS] as string) }))).toEqual({ kind: 'unknown' })
    expect(forecast(facts({ spent: before(last[RESTING_SCHOOL_DAYS - 1] as string) })).kind).not.toBe('unknown')
  })

  test('from what was bought long ago, or today', () => {
    const old = spending('2026-09-25', EVERY_DAY)
    expect(forecast(facts({ spent: [...old, { day: '2026-11-16', amountOre: 4000 }] }))).toEqual({ kind: 'unknown' })
  })
})

test('the middle half is meant: without the dearest and the cheapest quarter, upward to a whole øre', () => {
  expect(middleMean([])).toBe(0)
  expect(middleMean([100])).toBe(100)
  expect(middleMean([100, 201])).toBe(151)
  expect(middleMean([0, 100, 9000])).toBe(100)
  expect(middleMean([0, 100, 200, 9000])).toBe(150)
  expect(middleMean([0, 0, 4000, 4000, 4000, 9000])).toBe(3000)
})

describe('over a whole simulated term', () => {
  const random = (seed: number) => () => {
    // A generator of its own, so that a term that fails can be made again from its seed.
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return seed / 4_294_967_296
  }

  test('the forecast of a steady eater is right each evening, to the day', () => {
    const days = schoolDaysBetween(autumn, { from: '2026-08-17', until: '2027-03-01' })
    for (const today of days.slice(40, 90)) {
      const said = forecast(facts({ today, balanceOre: 20_000, spent: days.filter((day) => day < today).map((day) => ({ day, amountOre: 4000 })) }))
      const after = days.filter((day) => day > today)
      expect(said, today).toMatchObject({ kind: 'lasts_until', lastDay: after[4], failsOn: after[5] })
    }
  })

  test('that of a moody eater is at most four school days off in nine of ten evenings', () => {
    const days = schoolDaysBetween(autumn, { from: '2026-08-17', until: '2027-06-01' })
    let [close, all] = [0, 0]
    for (let seed = 1; seed <= 20; seed += 1) {
      const next = random(seed)
      const life = days.map((day) => ({ day, amountOre: next() < 0.8 ? 2000 + 100 * Math.floor(next() * 40) : 0 }))
      for (let place = 35; place < 90; place += 1) {
        const today = days[place] as string
        const said = forecast(facts({ today, balanceOre: 20_000, spent: life.slice(0, place) }))
        let leftOre = 20_000
        const failed = life.slice(place + 1).findIndex(({ amountOre }) => (leftOre -= amountOre) < 0)
        if (said.kind !== 'lasts_until' && said.kind !== 'next_fails') continue
        const foreseen = days.indexOf(said.failsOn) - place - 1
        all += 1
        if (Math.abs(foreseen - failed) <= 4) close += 1
      }
    }
    expect(all).toBeGreaterThan(900)
    expect(close / all).toBeGreaterThan(0.9)
  })
})
