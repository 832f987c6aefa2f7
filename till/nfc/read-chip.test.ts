import { expect, test } from 'vitest'
import { printedCode } from '../../rules/card-codes.ts'
import { type ChipRecord, readChip } from './read-chip.ts'

const text = (words: string): ChipRecord => ({ recordType: 'text', encoding: 'utf-8', data: new DataView(new TextEncoder().encode(words).buffer) })
const ours = printedCode('ABCDEFGH23456789')

test('a code of ours that is written on a chip pays, whatever else is on it', () => {
  expect(readChip({ serialNumber: '04:a2:2b:6a', records: [text('Hei'), text(ours.toLowerCase())] })).toEqual({
    is: 'ours',
    read: { code: ours, credentialId: 'ABCDEFGH23456789' },
  })
})

test('a chip without one is known by its number, as a card that somebody had before', () => {
  expect(readChip({ serialNumber: '04:a2:2b:6a:11:22:33', records: [text('Buss')] })).toEqual({ is: 'foreign', code: '04:a2:2b:6a:11:22:33' })
  expect(readChip({ serialNumber: '04:a2:2b:6a', records: [{ recordType: 'url' }] })).toEqual({ is: 'foreign', code: '04:a2:2b:6a' })
})

test('a number that is made up each time, as a phone’s, and a chip without any say nothing', () => {
  expect(readChip({ serialNumber: '08:a2:2b:6a', records: [] })).toBeNull()
  expect(readChip({ serialNumber: '', records: [] })).toBeNull()
  expect(readChip({ serialNumber: '08:a2:2b:6a:11:22:33', records: [] })).not.toBeNull()
})
