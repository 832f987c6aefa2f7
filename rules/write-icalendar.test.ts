import { describe, expect, test } from 'vitest'
import { calendarChanges } from './calendar-changes.ts'
import { readCalendarFile } from './calendar-file.ts'
import { addDays } from './norwegian-time.ts'
import { periodKinds } from './school-calendar.ts'
import { type WrittenPeriod, writeICalendar } from './write-icalendar.ts'

const madeAt = new Date('2026-11-03T10:30:00.123Z')
const write = (periods: readonly WrittenPeriod[]) => writeICalendar(periods, { name: 'Havbratt skole', madeAt })
const read = (text: string) => {
  const file = readCalendarFile(new TextEncoder().encode(text))
  if ('fault' in file) throw new Error(file.fault)
  expect(file.unreadable).toEqual([])
  return file.periods.map(({ line: _line, ...period }) => period)
}
const withLines = (periods: readonly Omit<WrittenPeriod, 'periodId'>[]) => periods.map((each, line) => ({ ...each, line }))
const period = (wish: Partial<WrittenPeriod> = {}): WrittenPeriod => ({
  periodId: '01a1a0f5-6840-7477-a663-1278f933fb13',
  kind: 'free',
  title: 'Høstferie',
  firstDay: '2026-09-28',
  lastDay: '2026-10-02',
  ...wish,
})

describe('a calendar as iCalendar', () => {
  test('is what calendars read: whole days, and an end that is the day after', () => {
    expect(write([period()]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Kantinekort//Skolerute//NO',
      'X-WR-CALNAME:Havbratt skole',
      'BEGIN:VEVENT',
      'UID:01a1a0f5-6840-7477-a663-1278f933fb13@kantinekort',
      'DTSTAMP:20261103T103000Z',
      'DTSTART;VALUE=DATE:20260928',
      'DTEND;VALUE=DATE:20261003',
      'SUMMARY:Høstferie',
      'CATEGORIES:Fri',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('has no line of more than 75 octets, also where a name is long and of large signs', () => {
    const text = write([period({ title: '🍎'.repeat(15) + 'å'.repeat(30) })])
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  })

  test('keeps a term that was made of a first and a last school day', () => {
    const term = period({ kind: 'term', title: 'Første skoledag – Siste skoledag', firstDay: '2026-08-17', lastDay: '2027-06-18' })
    const { periodId: _id, ...same } = term
    expect(read(write([term]))).toEqual([same])
  })

  test('is read again as the same, whatever the names, kinds and days are', () => {
    const seed = 20_261_127
    let state = seed
    const upTo = (most: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * most)
    }
    const SIGNS = ['a', 'ø', ',', ';', '\\', '"', ':', ' ', 'n', 'N', '🍎', 'é', "'", 'Fri', 'Planlegging', 'Termin', '–', '=']
    const title = () => {
      const signs = Array.from({ length: 1 + upTo(40) }, () => SIGNS[upTo(SIGNS.length)])
      return `x${signs.join('')}`
        .slice(0, 50)
        .replaceAll(/\p{Surrogate}/gu, '')
        .trim()
    }
    for (let round = 0; round < 200; round += 1) {
      const periods = Array.from({ length: 1 + upTo(6) }, (_none, index) => {
        const firstDay = addDays('2026-01-01', upTo(600))
        const kind = periodKinds[upTo(periodKinds.length)] as (typeof periodKinds)[number]
        return period({
          periodId: `01a1a0f5-6840-7477-a663-${String(index).padStart(12, '0')}`,
          kind,
          title: title(),
          firstDay,
          lastDay: addDays(firstDay, upTo(365)),
        })
      })
      const again = read(write(periods))
      const bySelf = ({ firstDay, lastDay, title: name, kind }: Omit<WrittenPeriod, 'periodId'>) => `${firstDay} ${lastDay} ${kind} ${name}`
      expect(calendarChanges(periods, withLines(again))).toMatchObject({ added: [], removed: [] })
      expect(again.map(bySelf).toSorted(), `seed ${seed}, round ${round}`).toEqual(periods.map(bySelf).toSorted())
    }
  })
})
