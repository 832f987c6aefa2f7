import { expect, test } from 'vitest'
import { aloneReceipt } from './alone-receipt.ts'
import { aloneNumber } from './reserve-records.ts'

const seller = {
  schoolName: 'Åmot',
  operator: { name: 'Kantina' },
  products: [
    { productId: 'a', name: 'Baguett', priceOre: 3500, vatCode: '6' as const },
    { productId: 'b', name: 'Brus', priceOre: 2500, vatCode: '31' as const },
  ],
  cashiers: { cashiers: [{ cashierId: 'kari', name: 'Kari', number: 3 }] },
}
const sold = (lines: { productId: string; quantity: number; unitPriceOre: number }[], cashierId: string | null = null) => ({
  lines,
  cashierId,
  happenedAt: new Date('2026-11-21T10:42:07.000Z'),
  registerId: 'K-1-R',
  aloneNumber: 'A1B2C3-7',
})

test('a receipt without a network has all that the law asks for but the number that comes later', () => {
  const receipt = aloneReceipt(
    sold([
      { productId: 'a', quantity: 1, unitPriceOre: 3500 },
      // The price that the cashier saw, whatever it is now.
      { productId: 'b', quantity: 2, unitPriceOre: 2300 },
    ]),
    seller,
  )
  expect(receipt).toMatchObject({
    receiptNumber: null,
    journalNumber: null,
    aloneNumber: 'A1B2C3-7',
    registerId: 'K-1-R',
    // Summer or winter, as the clock on the wall says.
    localDate: '2026-11-21',
    localTime: '11:42:07',
    schoolName: 'Åmot',
    operator: { name: 'Kantina' },
    totalOre: 8100,
  })
  expect(receipt?.lines.map(({ name, quantity, amountOre }) => [name, quantity, amountOre])).toEqual([
    ['Baguett', 1, 3500],
    ['Brus', 2, 4600],
  ])
  expect(receipt?.vat.map(({ vatCode, baseOre, vatOre }) => [vatCode, baseOre, vatOre])).toEqual([
    ['31', 4000, 600],
    ['6', 3500, 0],
  ])
})

test('nobody can say what was sold when the device does not know the goods', () => {
  expect(aloneReceipt(sold([{ productId: 'c', quantity: 1, unitPriceOre: 100 }]), seller)).toBeNull()
})

test('the number tells the device and its place in the chain', () => {
  expect(aloneNumber({ deviceId: '01a2b3c4-d5e6-7f80-9a0b-1c2d3e4f5a6b', sequence: 12 })).toBe('4F5A6B-12')
})

test('it says who sold where cashiers sign in, and nobody of those who do not', () => {
  const lines = [{ productId: 'a', quantity: 1, unitPriceOre: 3500 }]
  expect(aloneReceipt(sold(lines, 'kari'), seller)?.cashier).toEqual({ name: 'Kari', number: 3 })
  expect(aloneReceipt(sold(lines, 'somebody else'), seller)?.cashier).toBeNull()
  expect(aloneReceipt(sold(lines), { ...seller, cashiers: null })?.cashier).toBeNull()
})
