import { expect, test } from 'vitest'
import { formatComingDay } from './coming-days.ts'

const said = (day: string, language: 'nb' | 'nn' | 'en' = 'nb', today = '2026-11-16') => formatComingDay(day, { language, today }).replaceAll('\u00a0', ' ')

test('a day within the week is its weekday alone, and later with its date', () => {
  expect(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-22', '2026-11-23'].map((day) => said(day))).toEqual([
    'i dag',
    'i morgen',
    'onsdag',
    'søndag',
    'mandag 23. nov.',
  ])
  expect([said('2026-11-19', 'nn'), said('2026-11-19', 'en'), said('2026-11-17', 'en')]).toEqual(['torsdag', 'Thursday', 'tomorrow'])
})

test('a day over New Year is still a weekday within the week, and has its year later', () => {
  expect(said('2027-01-04', 'nb', '2026-12-30')).toBe('mandag')
  expect(said('2027-01-04', 'nb', '2026-12-18')).toBe('4. jan. 2027')
  // The first of July is today for nobody who reads this.
  expect(said('2027-07-01', 'nb', '2027-06-28')).toBe('torsdag')
})
