import { expect, test } from 'vitest'
import { type Share, waysOf } from './ways.ts'

const share = (amountOre: number, facts: Partial<Share> = {}): Share => ({
  way: 'payment',
  amountOre,
  provider: 'swedbank-pay',
  paidInAt: '2026-10-12T08:00:00.000Z',
  account: null,
  isYours: true,
  ...facts,
})
const old = (amountOre: number, facts: Partial<Share> = {}) => share(amountOre, { way: 'account', ...facts })

test('an amount goes through the newest payments first, and no further than it reaches', () => {
  expect(waysOf(250, [share(200), share(100), share(500)]).map(({ amountOre }) => amountOre)).toEqual([200, 50])
  expect(waysOf(0, [share(200)])).toEqual([])
})

test('what goes to one’s own account is told as one, and apart from what goes back to where it came from', () => {
  const ways = waysOf(600, [share(100), old(200), old(100), old(100, { account: '•••• •• •7947', isYours: false }), old(100)])
  expect(ways.map(({ way, account, amountOre }) => [way, account, amountOre])).toEqual([
    ['payment', null, 100],
    ['account', null, 400],
    ['account', '•••• •• •7947', 100],
  ])
})
