import { expect, test } from 'vitest'
import { closesByItself, isDayForgotten, isDayOver, isTrainingOver } from './day-in-use.ts'
import { norwegianTime } from './norwegian-time.ts'

const open = (openDay: string | null, lastZDay: string | null = null) => ({ openDay, lastZDay })
const at = (instant: string, lastSaleAt: string | null = null) => ({ now: new Date(instant), lastSaleAt: lastSaleAt === null ? null : new Date(lastSaleAt) })

test('a day is over when it has its report, and the next day is not', () => {
  expect(isDayOver(open(null, '2026-11-03'), '2026-11-03')).toBe(true)
  expect(isDayOver(open(null, '2026-11-03'), '2026-11-04')).toBe(false)
  expect(isDayOver(open(null), '2026-11-03')).toBe(false)
  expect(isDayOver(open('2026-11-03', '2026-11-02'), '2026-11-03')).toBe(false)
})

test('a clock that was ahead for a while closes nothing twice: a day with a later report stays over', () => {
  expect(isDayOver(open(null, '2026-11-04'), '2026-11-03')).toBe(true)
})

test('a day is forgotten from midnight in Oslo on, summer and winter', () => {
  const isForgottenAt = (openDay: string, instant: string) => isDayForgotten(open(openDay), norwegianTime(new Date(instant)).date)
  expect(isForgottenAt('2026-11-03', '2026-11-03T22:59:59.999Z')).toBe(false)
  expect(isForgottenAt('2026-11-03', '2026-11-03T23:00:00.000Z')).toBe(true)
  expect(isForgottenAt('2026-06-03', '2026-06-03T21:59:59.999Z')).toBe(false)
  expect(isForgottenAt('2026-06-03', '2026-06-03T22:00:00.000Z')).toBe(true)
})

test('the days of 23 and of 25 hours are one day each', () => {
  // The clocks go forward on 29 March at two, and back on 25 October at three.
  const dayAt = (instant: string) => norwegianTime(new Date(instant)).date
  expect([dayAt('2026-03-28T23:00:00Z'), dayAt('2026-03-29T21:59:59Z'), dayAt('2026-03-29T22:00:00Z')]).toEqual(['2026-03-29', '2026-03-29', '2026-03-30'])
  expect([dayAt('2026-10-24T22:00:00Z'), dayAt('2026-10-25T22:59:59Z'), dayAt('2026-10-25T23:00:00Z')]).toEqual(['2026-10-25', '2026-10-25', '2026-10-26'])
  // Both hours between two and three are the same day's: nothing is closed between them.
  for (const instant of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) expect(isDayForgotten(open('2026-10-25'), dayAt(instant))).toBe(false)
})

test('the house closes at ten to midnight what has been at rest for five minutes', () => {
  expect(closesByItself(open('2026-11-03'), at('2026-11-03T22:49:59Z', '2026-11-03T12:00:00Z'))).toBe(false)
  expect(closesByItself(open('2026-11-03'), at('2026-11-03T22:50:00Z', '2026-11-03T12:00:00Z'))).toBe(true)
  expect(closesByItself(open('2026-11-03'), at('2026-11-03T22:52:00Z', '2026-11-03T22:47:00.001Z'))).toBe(false)
  expect(closesByItself(open('2026-11-03'), at('2026-11-03T22:52:00Z', '2026-11-03T22:47:00Z'))).toBe(true)
  expect(closesByItself(open(null, '2026-11-02'), at('2026-11-03T22:55:00Z'))).toBe(false)
})

test('what is left from a day before is closed at any time, however lately it sold', () => {
  expect(closesByItself(open('2026-11-03'), at('2026-11-03T23:00:00Z', '2026-11-03T22:59:59Z'))).toBe(true)
  expect(closesByItself(open('2026-11-03'), at('2026-11-20T08:00:00Z', '2026-11-03T12:00:00Z'))).toBe(true)
})

test('practising ends with the day it began on, shortly before midnight in Oslo', () => {
  const over = (instant: string) => isTrainingOver('2026-11-03', new Date(instant))
  expect(over('2026-11-03T22:49:59Z')).toBe(false)
  expect(over('2026-11-03T22:50:00Z')).toBe(true)
  expect(over('2026-11-04T07:00:00Z')).toBe(true)
})
