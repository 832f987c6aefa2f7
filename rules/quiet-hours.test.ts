import { describe, expect, test } from 'vitest'
import { instantOfNorwegianTime, norwegianTime } from './norwegian-time.ts'
import { areQuietHours, endOfQuiet, type QuietHours } from './quiet-hours.ts'

const night: QuietHours = { from: '21:00', until: '07:00' }
const leaves = (hours: QuietHours | null, date: string, time: string) => {
  const { date: day, time: clock } = norwegianTime(endOfQuiet(hours, instantOfNorwegianTime({ date, time: `${time}:00` })))
  return `${day} ${clock.slice(0, 5)}`
}

describe('a message', () => {
  test('leaves at once where nobody asked for quiet', () => {
    expect(leaves(null, '2026-11-03', '03:00')).toBe('2026-11-03 03:00')
  })

  test('leaves in the last minute before the quiet hours and the first after them, and waits in between', () => {
    expect(leaves(night, '2026-11-03', '20:59')).toBe('2026-11-03 20:59')
    expect(leaves(night, '2026-11-03', '21:00')).toBe('2026-11-04 07:00')
    expect(leaves(night, '2026-11-04', '06:59')).toBe('2026-11-04 07:00')
    expect(leaves(night, '2026-11-04', '07:00')).toBe('2026-11-04 07:00')
  })

  test('waits for the end of hours within a day', () => {
    const supper = { from: '16:30', until: '18:30' }
    expect([leaves(supper, '2026-11-03', '16:29'), leaves(supper, '2026-11-03', '18:00'), leaves(supper, '2026-11-03', '18:30')]).toEqual([
      '2026-11-03 16:29',
      '2026-11-03 18:30',
      '2026-11-03 18:30',
    ])
  })

  test('waits until the clock shows the hour in the nights when it changes', () => {
    expect(leaves(night, '2026-10-24', '23:00')).toBe('2026-10-25 07:00')
    expect(leaves(night, '2027-03-27', '23:00')).toBe('2027-03-28 07:00')
    expect(endOfQuiet(night, new Date('2026-10-24T21:00:00Z')).toISOString()).toBe('2026-10-25T06:00:00.000Z')
    expect(endOfQuiet(night, new Date('2027-03-27T22:00:00Z')).toISOString()).toBe('2027-03-28T05:00:00.000Z')
  })

  test('of tomorrow’s lunch is there by eight in the morning, whatever the school’s hour and anybody’s quiet', () => {
    const times = Array.from({ length: 48 }, (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)
    const all = times.flatMap((from) => times.map((until) => ({ from, until }))).filter(areQuietHours)
    expect(all.length).toBe(48 * 24)
    for (const hours of all) {
      for (const warnsAt of times.filter((time) => time >= '15:00' && time <= '20:00'))
        expect(leaves(hours, '2026-11-03', warnsAt) <= '2026-11-04 08:00', `${warnsAt} ${hours.from}–${hours.until}`).toBe(true)
    }
  })
})

test('quiet hours last from a minute to twelve hours', () => {
  expect(areQuietHours({ from: '20:00', until: '08:00' })).toBe(true)
  expect(areQuietHours({ from: '20:00', until: '08:01' })).toBe(false)
  expect(areQuietHours({ from: '12:00', until: '12:01' })).toBe(true)
  expect(areQuietHours({ from: '12:00', until: '12:00' })).toBe(false)
  expect(areQuietHours({ from: '24:00', until: '07:00' })).toBe(false)
  expect(areQuietHours({ from: '23:00', until: '7:00' })).toBe(false)
})
