import { describe, expect, test } from 'vitest'
import { arePhoneCodesOff, arePhoneHours, phoneCodesOffUntil } from './phone-hours.ts'
import { instantOfNorwegianTime } from './norwegian-time.ts'

const hours = { from: '08:15', until: '14:00' }
const at = (date: string, time: string) => instantOfNorwegianTime({ date, time })

describe('phone codes that are off while school is on', () => {
  test('are off from the first minute until just before the last', () => {
    expect(arePhoneCodesOff(hours, at('2026-11-03', '08:14:59'))).toBe(false)
    expect(arePhoneCodesOff(hours, at('2026-11-03', '08:15:00'))).toBe(true)
    expect(arePhoneCodesOff(hours, at('2026-11-03', '13:59:59'))).toBe(true)
    expect(arePhoneCodesOff(hours, at('2026-11-03', '14:00:00'))).toBe(false)
    expect(phoneCodesOffUntil(hours, at('2026-11-03', '11:00:00'))).toBe('14:00')
    expect(phoneCodesOffUntil(hours, at('2026-11-03', '14:00:00'))).toBeNull()
  })

  test('are off on Mondays to Fridays only', () => {
    const week = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08']
    expect(week.map((date) => arePhoneCodesOff(hours, at(date, '11:00:00')))).toEqual([true, true, true, true, true, false, false])
  })

  test('follow the clock on the wall when it is changed, in spring and in autumn', () => {
    // The Friday before and the Monday after, an hour of UTC apart.
    for (const [before, after] of [
      ['2026-03-27', '2026-03-30'],
      ['2026-10-23', '2026-10-26'],
    ] as const) {
      for (const date of [before, after]) {
        expect(arePhoneCodesOff(hours, at(date, '08:14:59')), date).toBe(false)
        expect(arePhoneCodesOff(hours, at(date, '08:15:00')), date).toBe(true)
        expect(arePhoneCodesOff(hours, at(date, '13:59:59')), date).toBe(true)
        expect(arePhoneCodesOff(hours, at(date, '14:00:00')), date).toBe(false)
      }
    }
    expect(arePhoneCodesOff(hours, new Date('2026-03-27T07:15:00Z'))).toBe(true)
    expect(arePhoneCodesOff(hours, new Date('2026-03-30T06:15:00Z'))).toBe(true)
    expect(arePhoneCodesOff(hours, new Date('2026-03-30T06:14:59Z'))).toBe(false)
  })

  test('belong to the Norwegian day, also when it is another day in UTC', () => {
    const early = { from: '00:00', until: '02:00' }
    // Monday 00:30 in Oslo is Sunday in UTC, and Saturday 00:30 is Friday.
    expect(arePhoneCodesOff(early, new Date('2026-11-01T23:30:00Z'))).toBe(true)
    expect(arePhoneCodesOff(early, new Date('2026-11-06T23:30:00Z'))).toBe(false)
  })

  test('never are where a school has set no hours', () => {
    expect(arePhoneCodesOff(null, at('2026-11-03', '11:00:00'))).toBe(false)
  })
})

test('hours are two times of the day, the first before the last', () => {
  expect(arePhoneHours({ from: '00:00', until: '00:01' })).toBe(true)
  expect(arePhoneHours({ from: '08:00', until: '23:59' })).toBe(true)
  for (const bad of [
    { from: '08:00', until: '08:00' },
    { from: '14:00', until: '08:00' },
    { from: '8:00', until: '14:00' },
    { from: '08:00', until: '24:00' },
    { from: '08:60', until: '14:00' },
  ])
    expect(arePhoneHours(bad)).toBe(false)
})
