import { expect, test } from 'vitest'
import { byDay, type ZRow } from './days.ts'
import { daySearch } from './day-search.ts'

const report = (day: string, saleCount: number, salesOre: number, returnsOre = 0): ZRow => ({
  day,
  saleCount,
  salesOre,
  returnCount: returnsOre > 0 ? 1 : 0,
  returnsOre,
  number: 1,
  madeAt: '2026-11-03T13:05:00.000Z',
  madeBy: 'till',
  registerId: '01a1a0f5-6840-71df-a013-358debaa27f4',
  legalId: '1-1-1',
  isReserve: false,
  tillName: 'Kasse 1',
})

test('each day has the sum of its tills, less what came back', () => {
  const days = byDay([report('2026-11-03', 2, 7000), report('2026-11-03', 1, 5000, 1500), report('2026-11-02', 4, 9000)])
  expect(days.map(({ day, reports, saleCount, salesOre }) => [day, reports.length, saleCount, salesOre])).toEqual([
    ['2026-11-03', 2, 3, 10_500],
    ['2026-11-02', 1, 4, 9000],
  ])
  expect(byDay([])).toEqual([])
})

test('an address that means nothing opens nothing', () => {
  const open = '01a1a0f5-6840-71df-a013-358debaa27f4.12'
  expect(daySearch({ from: '2026-11-03', until: 'now', open })).toEqual({ from: '2026-11-03', open })
  expect(daySearch({ from: 20261103, open: 'new' })).toEqual({})
})
