import { expect, test } from 'vitest'
import type { SoldLine } from './purchase.ts'
import { vatByCodeAndRate } from './receipt.ts'

const line = (facts: Partial<SoldLine>): SoldLine => ({
  productId: 'a',
  name: 'Vare',
  quantity: 1,
  unitPriceOre: 0,
  amountOre: 0,
  vatCode: '6',
  vatRate: 0,
  vatOre: 0,
  articleGroup: '04006',
  ...facts,
})

test('VAT is summed for each code and rate, and base and VAT together are the total', () => {
  const lines = [
    line({ amountOre: 1150, vatCode: '31', vatRate: 1500, vatOre: 150 }),
    line({ amountOre: 4500, vatCode: '3', vatRate: 2500, vatOre: 900 }),
    line({ amountOre: 800 }),
    line({ amountOre: 2300, vatCode: '31', vatRate: 1500, vatOre: 300 }),
  ]
  expect(vatByCodeAndRate(lines)).toEqual([
    { vatCode: '3', vatRate: 2500, baseOre: 3600, vatOre: 900 },
    { vatCode: '31', vatRate: 1500, baseOre: 3000, vatOre: 450 },
    { vatCode: '6', vatRate: 0, baseOre: 800, vatOre: 0 },
  ])
})

test('a code whose rate was changed has a row for each rate', () => {
  const lines = [line({ amountOre: 1150, vatCode: '31', vatRate: 1500, vatOre: 150 }), line({ amountOre: 1120, vatCode: '31', vatRate: 1200, vatOre: 120 })]
  expect(vatByCodeAndRate(lines)).toHaveLength(2)
})
