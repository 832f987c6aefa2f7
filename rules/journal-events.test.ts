import { expect, test } from 'vitest'
import { journalEvents, textToSeal } from './journal-events.ts'
import { readSpec, specsFolder } from '../test/specs.ts'

const fields = {
  previousSeal: '0',
  number: 1,
  kind: 'x_report',
  localDate: '2026-11-03',
  localTime: '12:00:00',
  journalNumber: 7,
  lastSignature: 'abc=',
  subjectId: null,
  amountOre: 3500,
  contentHash: 'ff',
  cashierId: null,
}

test('a seal is of everything that an event says, in order', () => {
  expect(textToSeal(fields)).toBe('event;0;1;x_report;2026-11-03;12:00:00;7;abc=;;3500;ff')
  expect(textToSeal({ ...fields, amountOre: null, contentHash: null })).toBe('event;0;1;x_report;2026-11-03;12:00:00;7;abc=;;;')
})

test('the seal of an operator’s event says whose it is, and one of nobody’s reads as before there were any', () => {
  expect(textToSeal({ ...fields, cashierId: 'k' })).toBe(`${textToSeal(fields)};k`)
  expect(textToSeal({ ...fields, contentHash: null, cashierId: 'k' })).not.toBe(textToSeal({ ...fields, contentHash: 'k' }))
})

test('an amount of nothing is not the same as no amount', () => {
  expect(textToSeal({ ...fields, amountOre: 0 })).not.toBe(textToSeal({ ...fields, amountOre: null }))
})

test.skipIf(specsFolder() === null)('every kind has a code that Skatteetaten knows', () => {
  const known = JSON.parse(readSpec('saf-t-cash-register/code-lists/code-lists.json'))['PredefinedBasicID-13'].map(({ code }: { code: string }) => code)
  expect(known).toEqual(expect.arrayContaining(Object.values(journalEvents)))
})
