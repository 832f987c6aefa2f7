import { expect, test } from 'vitest'
import { mayPrintCard } from './card-prints.ts'

const card = { kind: 'printed', state: 'unassigned', tookOver: false } as const

test('a card that nobody has got may be printed as often as one likes', () => expect(mayPrintCard(card)).toBe(true))
test('a card that somebody has got is not printed again', () => expect(mayPrintCard({ ...card, state: 'active' })).toBe(false))
test('a card that took over for a lost one may be printed for the one who waits', () => {
  expect(mayPrintCard({ ...card, state: 'active', tookOver: true })).toBe(true)
})
test.each(['blocked', 'expired', 'ended'] as const)('a card that is %s is never printed', (state) => {
  expect(mayPrintCard({ ...card, state, tookOver: true })).toBe(false)
})
test.each(['paired', 'phone'] as const)('a %s card has no print of ours', (kind) => {
  expect(mayPrintCard({ kind, state: 'active', tookOver: true })).toBe(false)
})
