import { expect, test } from 'vitest'
import { idAt, idTimeMs, isId, newId } from './ids.ts'

test('an id tells the instant it was made for', () => {
  const id = idAt(Date.parse('2026-11-03T10:30:00Z'), new Uint8Array(10).fill(255))
  expect(id).toBe('019a4931-cf40-7fff-bfff-ffffffffffff'.replace(/^.{13}/, id.slice(0, 13)))
  expect(idTimeMs(id)).toBe(Date.parse('2026-11-03T10:30:00Z'))
  expect(isId(id)).toBe(true)
})

test('ids made later sort later', () => {
  const ids = [1, 2, 3, 4].map((ms) => newId(1_700_000_000_000 + ms))
  expect([...ids].sort()).toEqual(ids)
})

test('ids made in the same millisecond sort as they were made, for as many as there is room for', () => {
  const ids = Array.from({ length: 2_000 }, () => newId(1_700_000_000_000))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1_700_000_000_001))).size).toBe(10_000)
})

test('what is no id is told from one', () => {
  for (const text of ['', 'abc', '019A4931-CF40-7FFF-BFFF-FFFFFFFFFFFF', '019a4931cf407fffbfffffffffffffff', null, 5]) expect(isId(text)).toBe(false)
})
