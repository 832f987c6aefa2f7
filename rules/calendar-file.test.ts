import { describe, expect, test } from 'vitest'
import { calendarChanges } from './calendar-changes.ts'
import { type CalendarFile, MOST_FILE_BYTES, MOST_LINE_LENGTH, MOST_LINES, readCalendarFile } from './calendar-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readCalendarFile(bytes(text))
const wholeOf = (file: CalendarFile) => {
  if ('fault' in file) throw new Error(file.fault)
  return file
}
const said = (file: CalendarFile) => wholeOf(file).periods.map(({ kind, title, firstDay, lastDay }) => [kind, title, firstDay, lastDay].join(' '))
const unreadable = (file: CalendarFile) => wholeOf(file).unreadable.map(({ line, why }) => `${line} ${why}`)
const event = (...properties: string[]) => ['BEGIN:VEVENT', ...properties, 'END:VEVENT'].join('\r\n')
const ics = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')

describe('a table', () => {
  test.each([
    ['with semicolons, as people write days', 'Navn;Fra;Til\nHøstferie;28.09.2026;2.10.2026\nFri;17.5.2027;'],
    ['with commas, as machines do', 'title,start date,end date\n"Høstferie",2026-09-28,2026-10-02\nFri,2027-05-17,'],
    ['with tabs, its columns in another order, and lines with nothing', 'Til\tFra\tHva\n\n2.10.2026\t28.9.2026\tHøstferie\n\n\t17.05.2027\tFri\n'],
    ['with the returns of an old computer', 'Navn;Dato;Til og med\rHøstferie;28.09.2026;02.10.2026\rFri;17.05.2027;\r'],
  ])('%s is read', (_how, text) => {
    expect(said(read(text))).toEqual(['free Høstferie 2026-09-28 2026-10-02', 'free Fri 2027-05-17 2027-05-17'])
    expect(unreadable(read(text))).toEqual([])
  })

  test('is the same in UTF-8 with and without its mark, in Windows-1252 and in UTF-16', () => {
    const text = 'Navn;Fra\nHøstferie – «fri»;28.09.2026'
    const windows = Uint8Array.from([...text].map((sign) => (sign === '–' ? 0x96 : sign.codePointAt(0)!)))
    const wide = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
    for (const each of [bytes(text), bytes(`\ufeff${text}`), windows, wide])
      expect(said(readCalendarFile(each))).toEqual(['free Høstferie – «fri» 2026-09-28 2026-09-28'])
  })

  test('says of each line that cannot be read which it is, and why', () => {
    const text = [
      'Navn;Fra;Til',
      'A;30.02.2026;',
      ';01.09.2026;',
      'B;02.09.2026;01.09.2026',
      'C;1.1.2026;2.1.2027',
      '"D;1.1.2026',
      'E;i morgen;',
      'F;1.9.2026;',
    ].join('\n')
    expect(unreadable(read(text))).toEqual(['2 no_days', '3 no_title', '4 wrong_days', '5 wrong_days', '6 not_whole', '7 no_days'])
    expect(said(read(text))).toEqual(['free F 2026-09-01 2026-09-01'])
  })

  test('lasts a year and no longer', () => {
    expect(said(read('Navn;Fra;Til\nÅr;01.01.2026;01.01.2027'))).toHaveLength(1)
    expect(unreadable(read('Navn;Fra;Til\nÅr;01.01.2026;02.01.2027'))).toEqual(['2 wrong_days'])
  })

  test('knows terms and planning days by the column or by the name, and takes the rest for free', () => {
    expect(
      said(read('Navn;Type;Fra\nHøst;Termin;1.9.2026\nPlanleggingsdag;;2.9.2026\nDiverse;Fri;3.9.2026\nSelvvalgt;;4.9.2026')).map((each) => each.split(' ')[0]),
    ).toEqual(['term', 'planning', 'free', 'free'])
  })

  test('makes a term of the first school day and the last, and no day off', () => {
    const text =
      'Dato;Hva\n17.08.2026;Første skoledag\n18.12.2026;Siste skoledag før jul\n04.01.2027;Første skoledag etter jul\n18.06.2027;Siste skoledag\n16.08.2027;Første skoledag'
    expect(said(read(text))).toEqual([
      'term Første skoledag – Siste skoledag før jul 2026-08-17 2026-12-18',
      'term Første skoledag etter jul – Siste skoledag 2027-01-04 2027-06-18',
    ])
  })
})

describe('an iCalendar file', () => {
  test('has whole days whose end is the day after the last, one day without an end, and lines that are folded', () => {
    const text = ics(
      event('UID:1', 'SUMMARY:Høst', ' ferie\\, hele uka', 'DTSTART;VALUE=DATE:20260928', 'DTEND;VALUE=DATE:20261003'),
      event('DTSTART;VALUE=DATE:20270517', 'SUMMARY;LANGUAGE=nb:Fri'),
      event('DTSTART;VALUE=DATE:20270518', 'DTEND;VALUE=DATE:20270519', 'SUMMARY:Én dag'),
    )
    expect(said(read(text))).toEqual(['free Høstferie, hele uka 2026-09-28 2026-10-02', 'free Fri 2027-05-17 2027-05-17', 'free Én dag 2027-05-18 2027-05-18'])
  })

  test('with clocks is of the days they show in Oslo', () => {
    const at = (start: string, end: string) => said(read(ics(event('SUMMARY:X', start, end))))[0]?.slice(7)
    expect(at('DTSTART;TZID=Europe/Oslo:20260928T080000', 'DTEND;TZID=Europe/Oslo:20260928T150000')).toBe('2026-09-28 2026-09-28')
    expect(at('DTSTART:20260927T220000Z', 'DTEND:20260928T130000Z')).toBe('2026-09-28 2026-09-28')
    expect(at('DTSTART:20260928T000000', 'DTEND:20260930T000000')).toBe('2026-09-28 2026-09-29')
  })

  test('names what repeats, and lets none of it grow', () => {
    const bomb = event('SUMMARY:Bombe', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY;COUNT=999999999')
    const text = ics(bomb, event('SUMMARY:Fri', 'DTSTART;VALUE=DATE:20260102'), event('SUMMARY:D', 'DTSTART;VALUE=DATE:20260103', 'DURATION:P3D'))
    expect(unreadable(read(text))).toEqual(['3 repeats', '12 no_days'])
    expect(said(read(text))).toEqual(['free Fri 2026-01-02 2026-01-02'])
  })

  test('reads nothing of an alarm, leaves out what is cancelled, and says of an event without an end that it is not whole', () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Pip', 'DTSTART;VALUE=DATE:20200101', 'END:VALARM']
    expect(
      said(read(ics(event(...alarm, 'SUMMARY:Fri', 'DTSTART;VALUE=DATE:20260102'), event('SUMMARY:Avlyst', 'STATUS:CANCELLED', 'DTSTART:20260103')))),
    ).toEqual(['free Fri 2026-01-02 2026-01-02'])
    expect(unreadable(read('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fri\nDTSTART;VALUE=DATE:20260102'))).toEqual(['2 not_whole'])
  })
})

describe('a file that is none', () => {
  test.each([
    ['that is larger than a calendar ever is', `Navn;Fra\n${'x'.repeat(MOST_FILE_BYTES)}`, 'too_large'],
    ['with more lines than a calendar ever has', `Navn;Fra${'\n'.repeat(MOST_LINES)}`, 'too_large'],
    ['with nothing in it', '', 'nothing'],
    ['with a header alone', 'Navn;Fra', 'nothing'],
    ['whose columns nobody knows', 'Kolonne1;Kolonne2\na;b', 'no_header'],
    ['that is prose', 'Kjære foresatte', 'no_header'],
    ['with no events', ics(), 'nothing'],
    ['with more days than a calendar holds', `Navn;Fra\n${'Fri;1.1.2026\n'.repeat(201)}`, 'too_many'],
  ])('%s is refused', (_what, text, fault) => {
    expect(read(text)).toEqual({ fault })
  })

  test.each([
    ['a spreadsheet', [0x50, 0x4b, 3, 4, 20, 0, 6, 0]],
    ['a picture', [0xff, 0xd8, 0xff, 0xe0, 0x10, 0x4a]],
  ])('%s is not taken for text', (_what, content) => {
    expect(readCalendarFile(Uint8Array.from(content))).toEqual({ fault: 'not_text' })
  })

  test('takes a line as long as lines may be, and names one that is longer', () => {
    const row = (length: number) => `${'x'.repeat(length - ';1.9.2026'.length)};1.9.2026`
    expect(unreadable(read(`Navn;Fra\n${row(MOST_LINE_LENGTH)}`))).toEqual([])
    expect(unreadable(read(`Navn;Fra\n${row(MOST_LINE_LENGTH + 1)}`))).toEqual(['2 too_long'])
  })

  test('of the most bytes and the worst signs is read in a moment: nothing in it grows', () => {
    for (const worst of ['";'.repeat(900), ' '.repeat(1_999), 'BEGIN:VEVENT', 'A;'.repeat(900)]) {
      const text = `BEGIN:VCALENDAR\n${`${worst}\n`.repeat(Math.floor(MOST_FILE_BYTES / (worst.length + 1)) - 1)}`
      expect(read(text.slice(0, MOST_FILE_BYTES))).toBeDefined()
    }
  })
})

describe('what a file changes', () => {
  const period = (title: string, firstDay: string, lastDay = firstDay) => ({ kind: 'free' as const, title, firstDay, lastDay })
  const standing = [
    period('Høstferie', '2026-10-05', '2026-10-09'),
    period('Vinterferie', '2027-02-22', '2027-02-26'),
    period('Juleferie', '2026-12-21', '2027-01-01'),
  ]
  const inFile = (...periods: ReturnType<typeof period>[]) => periods.map((each, index) => ({ ...each, line: index + 2 }))

  test('is what is new, and what stood between its days and is not in it', () => {
    const { added, removed, sameCount } = calendarChanges(
      standing,
      inFile(period('Høstferie', '2026-09-28', '2026-10-02'), period('juleferie', '2026-12-21', '2027-01-01')),
    )
    expect(added.map(({ title }) => title)).toEqual(['Høstferie'])
    expect(removed.map(({ title, firstDay }) => `${title} ${firstDay}`)).toEqual(['Høstferie 2026-10-05'])
    expect(sameCount).toBe(1)
  })

  test('leaves alone what reaches outside its days, and is nothing the second time', () => {
    const file = inFile(period('Fri', '2026-12-01'), period('Fri', '2026-12-28'), period('Fri', '2026-12-28'))
    const first = calendarChanges(standing, file)
    expect(first).toMatchObject({ removed: [], sameCount: 0 })
    expect(first.added).toHaveLength(2)
    expect(calendarChanges([...standing, ...first.added], file)).toMatchObject({ added: [], removed: [], sameCount: 2 })
  })
})
