import { expect, test } from 'vitest'
import { LONGEST_NOTE } from '../contract/line-notes.ts'
import { isNote, readNote, withNote } from './line-notes.ts'

test('a note is short, on one line, and not empty', () => {
  for (const note of ['uten løk', 'x', 'glutenfri, 2 skiver', 'ø'.repeat(LONGEST_NOTE)]) expect(isNote(note), note).toBe(true)
  for (const note of ['', ' ', ' uten', 'uten ', 'a\nb', 'a\tb', 'a\u0000b', 'ø'.repeat(LONGEST_NOTE + 1), null, 7])
    expect(isNote(note), String(note)).toBe(false)
})

test('what was typed is put right', () => {
  expect(readNote('  uten \n løk\u0007 ')).toBe('uten løk')
  expect(readNote('a'.repeat(LONGEST_NOTE - 1) + ' bc')).toBe('a'.repeat(LONGEST_NOTE - 1))
  for (const nothing of ['', '   ', '\n']) expect(readNote(nothing)).toBeNull()
})

test('it stands behind the name', () => {
  expect(withNote({ name: 'Baguett', note: 'uten løk' })).toBe('Baguett (uten løk)')
  expect(withNote({ name: 'Baguett' })).toBe('Baguett')
})
