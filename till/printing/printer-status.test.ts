import { expect, test } from 'vitest'
import { isPaperOutAfter, troubleIn } from './printer-status.ts'

const READY = 0b0001_0010

test('a printer that is ready, or that never answers, is printed on', () => {
  expect(troubleIn({ offline: READY, paper: READY })).toBeNull()
  expect(troubleIn({ offline: null, paper: null })).toBeNull()
  // Bits that no status has: noise on the line.
  expect(troubleIn({ offline: 0xff, paper: 0xff })).toBeNull()
})

test('no paper and an open cover are told apart', () => {
  expect(troubleIn({ offline: READY, paper: READY | 0b0110_0000 })).toBe('paper_out')
  expect(troubleIn({ offline: READY | 0b0010_0000, paper: null })).toBe('paper_out')
  expect(troubleIn({ offline: READY | 0b0000_0100, paper: READY })).toBe('cover_open')
  // Paper that is about to end still prints.
  expect(troubleIn({ offline: READY, paper: READY | 0b0000_1100 })).toBeNull()
})

test('what ran out on the way is told at the end', () => {
  expect([0, 0b0000_0011, 0b0000_1100].map(isPaperOutAfter)).toEqual([false, false, true])
})
