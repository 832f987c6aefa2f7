import { expect, test } from 'vitest'
import { readPupilList } from '../../rules/pupil-list.ts'
import { pupilsAsCsv } from './pupils-as-csv.ts'
import type { Pupil } from './pupils.ts'

const headings = {
  lastName: 'Etternavn',
  firstName: 'Fornavn',
  className: 'Klasse',
  email: 'E-post',
  pupilNumber: 'Elevnummer',
  balance: 'Saldo',
  from: 'Elev fra',
  until: 'Elev til',
}
const pupil: Pupil = {
  pupilId: 'p',
  walletId: 'w',
  kind: 'pupil',
  firstName: 'Ærna',
  lastName: 'Haugerud',
  className: '2STA',
  email: null,
  pupilNumber: null,
  hasProfile: false,
  balanceOre: 4550,
  hasProtectedAddress: false,
  isErased: false,
  enrolledFrom: '2026-08-17',
  enrolledUntil: null,
}

function linesOf(pupils: Pupil[]): string[] {
  return pupilsAsCsv(pupils, headings).slice(1).split('\r\n')
}

test('a pupil is a line that a Norwegian spreadsheet reads: semicolons between, a comma in the amount', () => {
  expect(linesOf([pupil])).toEqual(['Etternavn;Fornavn;Klasse;E-post;Elevnummer;Saldo;Elev fra;Elev til', 'Haugerud;Ærna;2STA;;;45,50;2026-08-17;', ''])
  expect(pupilsAsCsv([], headings).codePointAt(0)).toBe(0xfeff)
})

test('the list is a class list: read again it is the same pupils, by the school’s own numbers', () => {
  const other = { ...pupil, firstName: 'Ørjan', className: '', email: 'orjan@elev.example', pupilNumber: '0042' }
  const read = readPupilList(new TextEncoder().encode(pupilsAsCsv([{ ...pupil, pupilNumber: 'A-7' }, other], headings)), '2026-11-26')
  expect(read).toMatchObject({
    pupils: [
      { firstName: 'Ærna', lastName: 'Haugerud', className: '2STA', email: null, pupilNumber: 'A-7' },
      { firstName: 'Ørjan', className: null, email: 'orjan@elev.example', pupilNumber: '0042' },
    ],
    faults: [],
    ignored: ['Saldo', 'Elev fra', 'Elev til'],
  })
})

test('a name that looks like a formula stays a name', () => {
  expect(linesOf([{ ...pupil, lastName: '=1+1' }])[1]).toMatch(/^'=1\+1;/)
})

test('a balance below zero stays a number', () => {
  expect(linesOf([{ ...pupil, balanceOre: -100 }])[1]).toContain(';-1;')
})

test('signs that part the cells are kept inside quotes', () => {
  expect(linesOf([{ ...pupil, lastName: 'Hauge; "Lille"' }])[1]).toMatch(/^"Hauge; ""Lille""";/)
})
