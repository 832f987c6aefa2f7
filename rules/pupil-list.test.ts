import { describe, expect, test } from 'vitest'
import { MOST_LIST_BYTES, MOST_LISTED, type PupilList, readPupilList } from './pupil-list.ts'

const TODAY = '2026-11-26'
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readPupilList(bytes(text), TODAY)
const wholeOf = (list: ReturnType<typeof read>): PupilList => {
  if ('fault' in list) throw new Error(list.fault)
  return list
}
const HEADER = 'Elevnummer;Fornavn;Etternavn;Klasse;Fødselsdato;E-post;Mobil;Feide-navn'
const listOf = (...lines: string[]) => wholeOf(read([HEADER, ...lines].join('\n')))
const faultsOf = (...lines: string[]) => listOf(...lines).faults.map(({ line, why }) => `${line} ${why}`)

const BJØRN = { line: 2, firstName: 'Bjørn', lastName: 'Ås', className: '8A', bornOn: '2012-02-29', email: 'bjorn@elev.example' }

describe('a class list', () => {
  test.each([
    ['semicolons, as a Norwegian spreadsheet writes', 'Fornavn;Etternavn;Klasse;Fødselsdato;E-post\nBjørn;Ås;8A;29.2.2012;bjorn@elev.example'],
    ['commas and English names', 'First name,Last name,Class,Date of birth,Email\nBjørn,Ås,8A,2012-02-29,bjorn@elev.example'],
    ['tabs, as pasted, in nynorsk and another order', 'Epost\tFødd\tKlasse\tEtternamn\tFørenamn\n bjorn@elev.example \t29.02.2012\t8A\tÅs\tBjørn\n\n'],
    ['everything in quotation marks', '"FORNAVN";"ETTERNAVN";"KLASSE";"FØDT";"MAIL"\n"Bjørn";"Ås";"8A";"29.02.2012";"bjorn@elev.example"'],
  ])('is read with %s', (_how, text) => {
    expect(wholeOf(read(text))).toMatchObject({ pupils: [BJØRN], faults: [], ignored: [], hasNationalIds: false })
  })

  test('is the same in UTF-8 with and without its mark, and in Windows-1252', () => {
    const text = 'Fornavn;Etternavn\nBjørn;Ås'
    const windows = Uint8Array.from([...text].map((sign) => sign.codePointAt(0)!))
    for (const each of [bytes(text), bytes(`\ufeff${text}`), windows])
      expect(wholeOf(readPupilList(each, TODAY)).pupils).toMatchObject([{ firstName: 'Bjørn', lastName: 'Ås', className: null, pupilNumber: null }])
  })

  test('says nothing of what its cells do not, and keeps zeroes in front of a number', () => {
    expect(listOf('="0042";Kari;Nord;;;;;').pupils[0]).toEqual({
      line: 2,
      firstName: 'Kari',
      lastName: 'Nord',
      className: null,
      bornOn: null,
      email: null,
      mobile: null,
      feideName: null,
      pupilNumber: '0042',
    })
  })

  test('leaves a number out that is no mobile’s, and the pupil in', () => {
    expect(listOf('1;Kari;Nord;8A;;;22 33 44 55;', '2;Ola;Nord;8A;;;912 34 567;').pupils.map(({ mobile }) => mobile)).toEqual([null, '+4791234567'])
  })

  test.each([
    ['7;;Nord;8A;;;;', 'no_name'],
    ['7;Kari;http://x.example;8A;;;;', 'name_not_valid'],
    [`7;Kari;${'N'.repeat(81)};8A;;;;`, 'name_not_valid'],
    [`7;Kari;Nord;${'8'.repeat(21)};;;;`, 'class_not_valid'],
    ['7;Kari;Nord;8A;29.02.2011;;;', 'born_on_not_valid'],
    ['7;Kari;Nord;8A;27.11.2026;;;', 'born_on_not_valid'],
    ['7;Kari;Nord;8A;1.1.12;;;', 'born_on_not_valid'],
    ['7;Kari;Nord;8A;;kari@;;', 'email_not_valid'],
    ['7;Kari;Nord;8A;;;;kari', 'feide_name_not_valid'],
    ['#7;Kari;Nord;8A;;;;', 'pupil_number_not_valid'],
    ['7;"Kari;Nord;8A;;;;', 'not_whole'],
    [`7;Kari;Nord;8A;;;;${'x'.repeat(2_001)}`, 'too_long'],
  ])('names %s by its line: %s', (line, why) => {
    expect(faultsOf('1;Ola;Nord;8A;;;;', line)).toEqual([`3 ${why}`])
  })

  test('takes the last allowed of each', () => {
    const names = [`${'N'.repeat(80)}`, `Bartholomeus-Emmanuel O’Brien`, 'Nguyễn']
    expect(faultsOf(...names.map((name, index) => `${index};${name};Nord;${'8'.repeat(20)};26.11.2026;;;`))).toEqual([])
  })

  test('never holds a national identity number: the column is not read, and one in another column is refused', () => {
    for (const name of ['Fødselsnummer', 'Fødselsnr.', 'fnr', 'Personnummer', 'Fødsels- og personnummer', 'D-nummer', 'National ID']) {
      const list = wholeOf(read(`Fornavn;Etternavn;${name}\nKari;Nord;29020812345`))
      expect(list, name).toMatchObject({ hasNationalIds: true, ignored: [] })
      expect(JSON.stringify(list)).not.toContain('29020812345')
    }
    // Made-up numbers with right check digits, one of them a D-number.
    for (const id of ['01010750160', '010107 50160', '41010750073'])
      expect(listOf(`${id};Kari;Nord;8A;;;;`), id).toMatchObject({ pupils: [], faults: [{ line: 2, why: 'national_id' }] })
    expect(faultsOf('1;Kari;Nord;8A;01010750160;;;')).toEqual(['2 national_id'])
  })

  test('names the columns that nobody asked for, and takes nothing from them', () => {
    const list = wholeOf(read('Fornavn;Etternavn;E-post foresatt;ID-nummer;\nKari;Nord;mor@post.example;5;'))
    expect(list).toMatchObject({ ignored: ['E-post foresatt', 'ID-nummer'], hasNationalIds: false })
    expect(list.pupils[0]).toMatchObject({ email: null, pupilNumber: null })
  })

  test('counts a line that is there twice once, and takes neither of two that share a key', () => {
    expect(listOf('1;Kari;Nord;8A;;;;', '1;kari;nord;8A;;;;')).toMatchObject({ pupils: [{ line: 2 }], repeated: [3], faults: [] })
    expect(faultsOf('1;Kari;Nord;8A;;;;', '1;Ola;Sør;8B;;;;', '2;Per;Vest;8A;;;;')).toEqual(['2 pupil_number_twice', '3 pupil_number_twice'])
    expect(faultsOf('1;A;B;8A;;Mor@x.example;;', '2;C;B;9A;;mor@x.example;;')).toEqual(['2 email_twice', '3 email_twice'])
    expect(faultsOf('1;A;B;8A;;;;a@x.no', '2;C;B;9A;;;;feide:A@x.no')).toEqual(['2 feide_name_twice', '3 feide_name_twice'])
  })

  test('passes over rows that were emptied in the spreadsheet', () => {
    expect(listOf(';;;;;;;', '1;Kari;Nord;8A;;;;', ' ; ;;;;;;')).toMatchObject({ pupils: [{ line: 3 }], faults: [] })
  })

  test.each([
    ['too_large', bytes('x'.repeat(MOST_LIST_BYTES + 1))],
    ['not_text', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x00)],
    ['no_header', bytes('Navn;Klasse\nKari Nord;8A')],
    ['no_header', bytes('Kari Nord')],
    ['nothing', bytes('')],
    ['nothing', bytes('Fornavn;Etternavn\n')],
    ['too_many', bytes(`Fornavn;Etternavn\n${'Kari;Nord\n'.repeat(MOST_LISTED + 1)}`)],
  ])('that is none is refused whole: %s', (fault, content) => {
    expect(readPupilList(content, TODAY)).toEqual({ fault })
  })

  test('may be as long as it may be', () => {
    const lines = Array.from({ length: MOST_LISTED }, (_, index) => `${index + 1};Kari;Nord;8A;;;;`)
    expect(listOf(...lines).pupils).toHaveLength(MOST_LISTED)
  })
})
