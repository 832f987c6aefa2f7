import { expect, test } from 'vitest'
import type { SoldLine } from './purchase.ts'
import { provisionalText } from './provisional-receipt.ts'

const line = (facts: Partial<SoldLine>): SoldLine => ({
  productId: 'p',
  name: 'Bolle',
  quantity: 2,
  unitPriceOre: 1500,
  amountOre: 3000,
  vatCode: '3',
  vatRate: 2500,
  vatOre: 600,
  articleGroup: '04006',
  ...facts,
})

test('the journal says the number, each line with what was said of it, and the sum', () => {
  const lines = [line({}), line({ name: 'Kaffe', quantity: 1, amountOre: 2050, note: 'uten melk' })]
  expect(provisionalText({ provisionalNumber: 7, replacesNumber: null, lines, totalOre: 5050 })).toBe(
    'Foreløpig kvittering 7; 2 x Bolle 30.00; 1 x Kaffe (uten melk) 20.50; sum 50.50',
  )
})

test('one that takes the place of another says which', () => {
  expect(provisionalText({ provisionalNumber: 8, replacesNumber: 7, lines: [line({})], totalOre: 3000 })).toBe(
    'Foreløpig kvittering 8; erstatter 7; 2 x Bolle 30.00; sum 30.00',
  )
})
